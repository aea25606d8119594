using Graph.Checker.Rules;
using Graph.Checker.Walking;
using Graph.Model;
using Graph.Model.Addressing;
using Graph.Model.Coverage;
using Graph.Model.Evidence;
using Graph.Model.Proofs;
using Graph.Model.Resources;

namespace Graph.Checker.Proofs;

/// <summary>What enters a VPC by a gateway that may have a route table (<see cref="EdgeRouteTables"/>).</summary>
internal static class EdgeRouteTableSteps
{
    public static void Deliver(Crowd crowd, string gateway, bool isInternetGateway, Id<Vpc> vpcId)
    {
        if (crowd.Facts.Routes.TableOfGateway(gateway) is { } id)
        {
            if (crowd.Facts.Routes.Table(id) is { } table)
                Steer(crowd, table, isInternetGateway, vpcId);
            else
                crowd.Lose();
            return;
        }

        var isMissing = crowd.Facts.Vpcs.Vpc(vpcId) is { } vpc
            && crowd.Facts.Absence(ApiCall.DescribeRouteTables, vpc.Scope, "whether it has a route table decides") is not null;
        crowd.LackIf(isMissing).Reach(new ProofPlace.InVpc(vpcId));
    }

    private static void Steer(Crowd crowd, RouteTable table, bool isInternetGateway, Id<Vpc> vpc)
    {
        var choice = RouteTableSteps.Choose(crowd, table);
        if (choice.Uncertainties.Count > 0)
        {
            crowd.Lose();
            return;
        }

        if (choice.Candidates is not [var route])
        {
            crowd.Stop(Components.Of(table), ExplanationCodes.NoRouteToDestination);
            return;
        }

        var rule = new RuleReference.OfRoute(route).Id;
        if (route.IsBlackhole)
            RouteTableSteps.EndInBlackhole(crowd, table, route);
        else if (route.Target.Kind == RouteTargetKind.Local)
            crowd.Reach(new ProofPlace.InVpc(vpc));
        else if (isInternetGateway && crowd.Source.Family == AddressFamily.IPv4 && LacksPublicAddress(crowd, route))
            crowd.Stop(Components.Of(table), ExplanationCodes.IngressRtbNoPublicIp, rule);
        else
            MiddleboxSteps.Enter(crowd, route.Target, null);
    }

    private static bool LacksPublicAddress(Crowd crowd, Route route) =>
        route.Target.Kind == RouteTargetKind.NetworkInterface
        && crowd.Facts.Interfaces.Interface(new Id<NetworkInterface>(route.Target.Id)) is { } middlebox
        && crowd.Facts.Interfaces.AddressesOf(middlebox).All(address => address.PublicAddress is null);
}
