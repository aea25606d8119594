using Graph.Checker.Rules;
using Graph.Checker.Walking;
using Graph.Model;
using Graph.Model.Evidence;
using Graph.Model.Proofs;
using Graph.Model.Resources;

namespace Graph.Checker.Proofs;

/// <summary>VPC peering connections (<see cref="VpcPeering"/>).</summary>
internal static class PeeringSteps
{
    public static void Cross(Crowd crowd, VpcPeeringConnection peering, Subnet from)
    {
        var component = Components.Of(peering);
        var isRequester = peering.RequesterVpc == from.Vpc;
        if (!peering.IsActive)
            crowd.Stop(component, ExplanationCodes.BadState);
        else if ((isRequester ? peering.AccepterVpc : peering.RequesterVpc) is not { } peer
            || (!isRequester && peering.AccepterVpc != from.Vpc))
        {
            crowd.Stop(component, ExplanationCodes.GraphRouteTargetUnusable);
        }
        else if (crowd.Facts.Vpcs.Vpc(from.Vpc) is not null && !IsPassedOn(crowd)
            && !crowd.Inquiry.Holds(crowd.Facts.Vpcs.BlocksOf(from.Vpc), crowd.Source))
        {
            crowd.Stop(component, ExplanationCodes.PcxRequiresAddressInVpcCidr);
        }
        else if (!MayHold(crowd, peering, peer))
            crowd.Stop(component, ExplanationCodes.PcxRequiresAddressInVpcCidr);
        else
            Pass(crowd.LackIf(crowd.Facts.Vpcs.Vpc(from.Vpc) is null), peering).Reach(new ProofPlace.InVpc(peer));
    }

    private static bool IsPassedOn(Crowd crowd) =>
        crowd is { IsReply: false, LastSession: ProofSession.LoadBalancer { PreservesClient: true } };

    private static bool MayHold(Crowd crowd, VpcPeeringConnection peering, Id<Vpc> peer)
    {
        crowd.Inquiry.Compare(crowd.Facts.Vpcs.BlocksOf(peer), crowd.Destination);
        crowd.Inquiry.Compare(crowd.Facts.Gateways.BlocksOf(peering).Select(block => block.Block), crowd.Destination);
        return VpcPeering.MayHold(crowd.Walk, peering, peer, crowd.Destination);
    }

    private static Crowd Pass(Crowd crowd, VpcPeeringConnection peering)
    {
        if (crowd is { IsReply: false, LastSession: ProofSession.Nat nat })
            crowd = crowd.Pop().Push(nat with { ReturnsByItself = true });
        return peering.RequesterScope.Region == peering.AccepterScope.Region ? crowd : crowd.LosingReferences();
    }
}
