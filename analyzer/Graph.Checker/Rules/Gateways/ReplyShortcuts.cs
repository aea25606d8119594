using Graph.Checker.Walking;
using Graph.Model.Resources;

namespace Graph.Checker.Rules;

/// <summary>
/// Replies that AWS brings back whatever the route tables say: to a NAT gateway over a peering connection
/// (nat-gateway-basics.md), and to a network load balancer that preserved the client's address
/// (edit-target-group-attributes.md). Network ACLs apply all the same.
/// </summary>
internal static class ReplyShortcuts
{
    public static bool TryReturn(Walk walk, Flight flight, Subnet subnet)
    {
        if (!flight.IsReply)
            return false;
        switch (flight.LastSession)
        {
            case Session.Nat { ReturnsByItself: true } session when flight.Packet.Destination == session.Address:
                ReturnToNat(walk, flight, subnet, session);
                return true;
            case Session.NetworkLoadBalancer { PreservesClient: true } session when session.Target?.Subnet == subnet.Id:
                ReturnToNode(walk, flight, subnet, session);
                return true;
            default:
                return false;
        }
    }

    private static void ReturnToNat(Walk walk, Flight flight, Subnet subnet, Session.Nat session)
    {
        flight = NetworkAcls.CheckOutbound(walk, flight, subnet);
        if (session.Gateway.Subnet is { } id && walk.Facts.Vpcs.Subnet(id) is { } natSubnet)
            flight = NetworkAcls.CheckInbound(walk, flight, natSubnet);
        NatGateways.Return(walk, flight, session);
    }

    private static void ReturnToNode(Walk walk, Flight flight, Subnet subnet, Session.NetworkLoadBalancer session)
    {
        if (NetworkInterfaces.SubnetOf(walk, flight, session.Node) is not { } nodeSubnet)
            return;
        if (nodeSubnet.Id != subnet.Id)
        {
            flight = NetworkAcls.CheckOutbound(walk, flight, subnet);
            flight = NetworkAcls.CheckInbound(walk, flight, nodeSubnet);
        }

        NetworkLoadBalancers.Return(walk, flight, session);
    }
}
