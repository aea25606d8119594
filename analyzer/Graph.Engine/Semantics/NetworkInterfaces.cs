using Graph.Engine.Network;
using Graph.Model.Evidence;

namespace Graph.Engine.Semantics;

/// <summary>
/// Sending and receiving at an elastic network interface. Out: security group, network ACL, route table. In: network ACL,
/// security group, and what the interface itself takes.
/// </summary>
internal static class NetworkInterfaces
{
    /// <summary>Packets leave a host by one of its interfaces.</summary>
    public static void Send(Exploration exploration, Flight flight, InterfaceNode sender)
    {
        exploration.Log?.Reached(Place.Send(sender), flight);
        if (sender.Vpc.Holding(flight.Destination) is { } holder && holder.IsSameHostAs(sender))
        {
            exploration.Arrive(flight, new Arrival.Home(holder));
            return;
        }

        if (UnroutableAddresses.TryTake(exploration, flight, sender))
            return;
        flight = AmazonProvidedServices.Take(exploration, flight, sender.Vpc);
        if (flight.Branch.IsEmpty)
            return;
        if (sender.Subnet is { } subnet)
            Subnets.Leave(exploration, SecurityGroups.CheckOutbound(exploration, flight, sender), subnet);
        else
            exploration.Lose(flight, MissingSubnetOf(sender));
    }

    /// <summary>Packets come to an interface; with a subnet to cross, its network ACL comes first.</summary>
    /// <param name="crossesSubnet">false only for packets from the same subnet and from a transit gateway in it.</param>
    public static void Receive(Exploration exploration, Flight flight, InterfaceNode receiver, bool crossesSubnet)
    {
        exploration.Log?.Reached(Place.At(receiver, crossesSubnet), flight);
        if (crossesSubnet)
        {
            if (receiver.Subnet is not { } subnet)
            {
                exploration.Lose(flight, MissingSubnetOf(receiver));
                return;
            }

            flight = NetworkAcls.CheckInbound(exploration, flight, subnet);
            if (flight.IsStopped)
                return;
        }

        switch (receiver.Role)
        {
            case InterfaceRole.NatGateway when receiver.NatGateway is { } nat:
                NatGateways.Receive(exploration, flight, nat, receiver);
                break;
            case InterfaceRole.NatGateway:
                exploration.Lose(flight, new MissingFact(receiver.Id, "its NAT gateway is not in the snapshot"));
                break;
            case InterfaceRole.LoadBalancerNode:
                LoadBalancers.Receive(exploration, flight, receiver);
                break;
            case InterfaceRole.Endpoint:
                InterfaceEndpoints.Receive(exploration, flight, receiver);
                break;
            default:
                exploration.Arrive(SecurityGroups.CheckInbound(exploration, flight, receiver), new Arrival.At(receiver));
                break;
        }
    }

    public static MissingFact MissingSubnetOf(InterfaceNode node) =>
        new(node.Row.Subnet.Value, $"the subnet of {node.Id} is not in the snapshot");
}
