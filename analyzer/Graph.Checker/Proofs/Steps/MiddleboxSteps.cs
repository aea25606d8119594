using Graph.Checker.Rules;
using Graph.Checker.Walking;
using Graph.Model.Evidence;
using Graph.Model.Proofs;
using Graph.Model.Resources;

namespace Graph.Checker.Proofs;

/// <summary>Hosts and endpoints that a route sends other people's packets to (<see cref="Middleboxes"/>).</summary>
internal static class MiddleboxSteps
{
    /// <param name="from">the subnet whose route table was asked; null at a gateway's table.</param>
    public static void Enter(Crowd crowd, RouteTarget target, Subnet? from)
    {
        if (target.Kind == RouteTargetKind.VpcEndpoint && crowd.Facts.Gateways.Endpoint(target.Id) is { } endpoint)
            EnterEndpoint(crowd, endpoint);
        else if (Middleboxes.InterfaceOf(crowd.Walk, target) is not { } middlebox)
            crowd.Lose();
        else if (crowd.Facts.Interfaces.Holding(middlebox.Vpc, crowd.Destination)?.Id == middlebox.Id)
            crowd.Reach(new ProofPlace.Receive(middlebox.Id, middlebox.Subnet != from?.Id));
        else if (middlebox.SourceDestCheck)
            crowd.Stop(Components.Of(middlebox), ExplanationCodes.EniSourceDestCheckRestriction);
        else if (crowd.SubnetOf(middlebox) is { } subnet)
            PassThrough(crowd, middlebox, subnet, subnet.Id != from?.Id);
    }

    public static void EnterEndpoint(Crowd crowd, VpcEndpoint endpoint)
    {
        if (!InspectionPasses(crowd) || endpoint.Subnets.Count == 0
            || crowd.Facts.Vpcs.Subnet(endpoint.Subnets[0]) is not { } subnet)
        {
            crowd.Lose();
            return;
        }

        NetworkAclSteps.CheckInbound(crowd, subnet).LosingReferences().Reach(new ProofPlace.InSubnet(subnet.Id));
    }

    private static void PassThrough(Crowd crowd, NetworkInterface middlebox, Subnet subnet, bool crossesSubnet)
    {
        if (crossesSubnet)
            crowd = NetworkAclSteps.CheckInbound(crowd, subnet);
        crowd = SecurityGroupSteps.CheckInbound(crowd, middlebox);
        if (InspectionPasses(crowd))
        {
            SecurityGroupSteps.CheckOutbound(crowd.LosingReferences(), middlebox).Reach(new ProofPlace.InSubnet(subnet.Id));
            return;
        }

        crowd.Lose();
    }

    private static bool InspectionPasses(Crowd crowd) => crowd.Network.Options.Allows(Assumption.InspectionPasses);
}
