using Graph.Engine.Network;

namespace Graph.Engine.Semantics;

/// <summary>
/// Replies that AWS brings back whatever the route tables say: to a NAT gateway over a peering connection
/// (nat-gateway-basics.md), and to a network load balancer that preserved the client's address
/// (edit-target-group-attributes.md). Network ACLs apply all the same.
/// </summary>
internal static class ReplyShortcuts
{
    public static bool TryReturn(Exploration exploration, Flight flight, SubnetNode subnet)
    {
        if (!flight.IsReply)
            return false;
        switch (flight.Sessions)
        {
            case Session.Nat { ReturnsByItself: true } session when flight.Destination == session.Address:
                flight = NetworkAcls.CheckOutbound(exploration, flight, subnet);
                if (session.Gateway.Subnet is { } id && exploration.Network.Subnets.GetValueOrDefault(id.Value) is { } own)
                    flight = NetworkAcls.CheckInbound(exploration, flight, own);
                NatGateways.Return(exploration, flight, session);
                return true;
            case Session.Passed { PreservesClient: true } session when session.Target?.Row.Subnet == subnet.Row.Id:
                ReturnToNode(exploration, flight, subnet, session);
                return true;
            default:
                return false;
        }
    }

    private static void ReturnToNode(Exploration exploration, Flight flight, SubnetNode subnet, Session.Passed session)
    {
        if (session.Node.Subnet is not { } nodeSubnet)
        {
            exploration.Lose(flight, NetworkInterfaces.MissingSubnetOf(session.Node));
            return;
        }

        if (nodeSubnet != subnet)
        {
            flight = NetworkAcls.CheckOutbound(exploration, flight, subnet);
            flight = NetworkAcls.CheckInbound(exploration, flight, nodeSubnet);
        }

        NetworkLoadBalancers.Return(exploration, flight, session);
    }
}
