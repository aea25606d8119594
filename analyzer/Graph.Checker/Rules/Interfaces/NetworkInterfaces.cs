using Graph.Checker.Facts;
using Graph.Checker.Walking;
using Graph.Model.Evidence;
using Graph.Model.Resources;

namespace Graph.Checker.Rules;

/// <summary>
/// Sending and receiving at an elastic network interface. Out: security group, network ACL, route table. In: network ACL,
/// security group, and what the interface itself takes.
/// </summary>
internal static class NetworkInterfaces
{
    /// <summary>A packet leaves a host by one of its interfaces.</summary>
    public static void Send(Walk walk, Flight flight, NetworkInterface sender)
    {
        flight = walk.Mark(flight, sender, static (again, packet, place) => Send(again, packet, place));
        if (walk.Facts.Interfaces.Holding(sender.Vpc, flight.Packet.Destination) is { } holder
            && InterfaceFacts.AreOneHost(sender, holder))
        {
            walk.Arrive(
                flight.Pass(Components.Of(sender), "the host's own address: the packet stays in the host"),
                new Arrival.Home(holder));
            return;
        }

        if (UnroutableAddresses.TryTake(walk, flight, sender) || AmazonProvidedServices.TryTake(walk, flight, sender.Vpc))
            return;
        if (SubnetOf(walk, flight, sender) is { } subnet)
            Subnets.Leave(walk, SecurityGroups.CheckOutbound(walk, flight, sender), subnet);
    }

    /// <summary>A packet comes to an interface; with a subnet to cross, its network ACL comes first.</summary>
    /// <param name="crossesSubnet">false only for packets from the same subnet and from a transit gateway in it.</param>
    public static void Receive(Walk walk, Flight flight, NetworkInterface receiver, bool crossesSubnet)
    {
        flight = walk.Mark(flight, (receiver, crossesSubnet), static (again, packet, place) => Receive(again, packet, place.receiver, place.crossesSubnet));
        if (crossesSubnet)
        {
            if (SubnetOf(walk, flight, receiver) is not { } subnet)
                return;
            flight = NetworkAcls.CheckInbound(walk, flight, subnet);
        }

        if (walk.Facts.Gateways.NatOf(receiver) is { } nat)
            NatGateways.Receive(walk, flight, nat, receiver);
        else if (receiver.InterfaceType is "nat_gateway")
            walk.Lose(flight, Components.Of(receiver), new MissingFact(receiver.Id.Value, "its NAT gateway is not in the snapshot"));
        else if (LoadBalancerFacts.IsNode(receiver))
            LoadBalancers.Receive(walk, flight, receiver);
        else if (receiver.InterfaceType is "vpc_endpoint" or "gateway_load_balancer_endpoint")
            InterfaceEndpoints.Receive(walk, flight, receiver);
        else
            Take(walk, SecurityGroups.CheckInbound(walk, flight, receiver), receiver);
    }

    /// <summary>The packet's way ends at the interface.</summary>
    public static void Take(Walk walk, Flight flight, NetworkInterface receiver, string note = "delivered") =>
        walk.Arrive(flight.Pass(Components.Of(receiver), note), new Arrival.At(receiver));

    /// <summary>The interface's subnet; where the snapshot lacks it the walk ends.</summary>
    public static Subnet? SubnetOf(Walk walk, Flight flight, NetworkInterface networkInterface)
    {
        if (walk.Facts.Vpcs.Subnet(networkInterface.Subnet) is { } subnet)
            return subnet;
        walk.Lose(
            flight,
            Components.Of(networkInterface),
            new MissingFact(networkInterface.Subnet.Value, $"the subnet of {networkInterface.Id} is not in the snapshot"));
        return null;
    }
}
