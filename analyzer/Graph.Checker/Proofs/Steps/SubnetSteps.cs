using Graph.Checker.Rules;
using Graph.Checker.Walking;
using Graph.Model.Evidence;
using Graph.Model.Proofs;
using Graph.Model.Resources;

namespace Graph.Checker.Proofs;

/// <summary>Between a sender and its subnet's router (<see cref="Subnets"/>), with replies that AWS brings back by itself.</summary>
internal static class SubnetSteps
{
    public static void Leave(Crowd crowd, Subnet subnet)
    {
        if (TryReturn(crowd, subnet))
            return;
        if (crowd.Inquiry.Holds(crowd.Facts.Vpcs.BlocksOf(subnet.Id), crowd.Destination))
            ReachNeighbour(crowd, subnet);
        else
            RouteTableSteps.Forward(NetworkAclSteps.CheckOutbound(crowd, subnet), subnet);
    }

    public static void ReachNeighbour(Crowd crowd, Subnet subnet)
    {
        if (crowd.Facts.Interfaces.Holding(subnet.Vpc, crowd.Destination) is { } neighbour)
            crowd.Reach(new ProofPlace.Receive(neighbour.Id, neighbour.Subnet != subnet.Id));
        else if (crowd.Facts.InterfaceAbsence(subnet.Vpc, subnet.Scope, "who holds it decides") is not null
            || crowd.Facts.Vpcs.Vpc(subnet.Vpc) is null)
        {
            crowd.Lose();
        }
        else
            crowd.Stop(Components.Of(subnet), ExplanationCodes.NoPossibleDestination);
    }

    /// <summary>As <see cref="ReplyShortcuts"/>.</summary>
    private static bool TryReturn(Crowd crowd, Subnet subnet)
    {
        switch (crowd.IsReply ? crowd.LastSession : null)
        {
            case ProofSession.Nat { ReturnsByItself: true } session when crowd.Destination == session.Address:
                var nat = crowd.Network.Nat(session.Gateway);
                crowd = NetworkAclSteps.CheckOutbound(crowd, subnet);
                if (nat.Subnet is { } id && crowd.Facts.Vpcs.Subnet(id) is { } natSubnet)
                    crowd = NetworkAclSteps.CheckInbound(crowd, natSubnet);
                NatGatewaySteps.Return(crowd, session);
                return true;
            case ProofSession.LoadBalancer { PreservesClient: true, Target: { } target } session
                when crowd.Network.Interface(target).Subnet == subnet.Id:
                ReturnToNode(crowd, subnet, session);
                return true;
            default:
                return false;
        }
    }

    private static void ReturnToNode(Crowd crowd, Subnet subnet, ProofSession.LoadBalancer session)
    {
        if (crowd.SubnetOf(crowd.Network.Interface(session.Node)) is not { } nodeSubnet)
            return;
        if (nodeSubnet.Id != subnet.Id)
            crowd = NetworkAclSteps.CheckInbound(NetworkAclSteps.CheckOutbound(crowd, subnet), nodeSubnet);
        LoadBalancerSteps.Return(crowd, session);
    }
}
