using Graph.Checker.Facts;
using Graph.Checker.Rules;
using Graph.Model.Proofs;
using Graph.Model.Resources;

namespace Graph.Checker.Proofs;

/// <summary>Sending and receiving at an interface (<see cref="NetworkInterfaces"/>).</summary>
internal static class InterfaceSteps
{
    public static void Send(Crowd crowd, NetworkInterface sender)
    {
        if (crowd.Facts.Interfaces.Holding(sender.Vpc, crowd.Destination) is { } holder
            && InterfaceFacts.AreOneHost(sender, holder))
        {
            crowd.Reach(new ProofPlace.Home(holder.Id));
            return;
        }

        crowd.Inquiry.Compare(UnroutableAddresses.Blocks, crowd.Destination);
        if (UnroutableAddresses.IsLoopback(crowd.Destination))
        {
            crowd.Reach(new ProofPlace.Home(sender.Id));
            return;
        }

        if (UnroutableAddresses.Holds(crowd.Destination))
        {
            crowd.EndAs((walk, flight) => UnroutableAddresses.TryTake(walk, flight, sender));
            return;
        }

        crowd = AmazonProvidedSteps.Take(crowd, sender.Vpc);
        if (crowd.IsEmpty)
            return;
        if (crowd.SubnetOf(sender) is { } subnet)
            SecurityGroupSteps.CheckOutbound(crowd, sender).Reach(new ProofPlace.InSubnet(subnet.Id));
    }

    public static void Receive(Crowd crowd, NetworkInterface receiver, bool crossesSubnet)
    {
        if (crossesSubnet)
        {
            if (crowd.SubnetOf(receiver) is not { } subnet)
                return;
            crowd = NetworkAclSteps.CheckInbound(crowd, subnet);
        }

        if (crowd.IsEmpty)
            return;
        if (crowd.Facts.Gateways.NatOf(receiver) is { } nat)
            NatGatewaySteps.Receive(crowd, nat);
        else if (receiver.InterfaceType is "nat_gateway")
            crowd.Lose();
        else if (LoadBalancerFacts.IsNode(receiver))
            LoadBalancerSteps.Receive(crowd, receiver);
        else if (receiver.InterfaceType is "vpc_endpoint" or "gateway_load_balancer_endpoint")
            EndpointSteps.Receive(crowd, receiver);
        else
            SecurityGroupSteps.CheckInbound(crowd, receiver).Reach(new ProofPlace.Delivered(receiver.Id));
    }
}
