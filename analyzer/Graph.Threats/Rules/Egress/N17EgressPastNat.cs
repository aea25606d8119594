using Graph.Engine.Sets;
using Graph.Model.Coverage;
using Graph.Model.Resources;
using Graph.Threats.Catalogue;
using Graph.Threats.Findings;
using Graph.Threats.Placement;
using Graph.Threats.Rules.Asking;

namespace Graph.Threats.Rules.Egress;

/// <summary>
/// An asset outside of the perimeter that reaches the internet by an address of its own or, by its default route, over
/// something that is neither a NAT gateway, an inspecting endpoint, an egress-only gateway nor a transit gateway.
/// </summary>
internal sealed class N17EgressPastNat : IThreatRule
{
    public ThreatId Id { get; } = new("N17");

    public IEnumerable<RuleOutcome> Evaluate(ThreatContext context) => Outcomes.Of(
        context,
        Id,
        Ways.ToInternet(context, asset =>
            IsMeant(asset) && Detours(context, asset).Any() ? TrafficSet.All : TrafficSet.Empty),
        way => new Judgement(
            $"{way.Source} leaves for the internet past NAT and inspection: {string.Join(", ", Detours(context, way.From[0]).Select(fact => fact.Value))}",
            Rate.Outwards(context, way.From[0], 3, "a way out that no NAT gateway or firewall sees"),
            [.. Detours(context, way.From[0])]),
        byRole: true)
        .Concat(context.Unread("default routes", "it may tell of a route", ApiCall.DescribeRouteTables));

    private static bool IsMeant(Asset asset) => asset.Placed.TierName is not "perimeter"
        && asset.IsHost()
        && !asset.Placed.Is(Role.Bastion) && !asset.Placed.Is(Role.Nat) && !asset.Placed.Is(Role.Firewall);

    private static IEnumerable<Fact> Detours(ThreatContext context, Asset asset)
    {
        var routes = context.Shared(DefaultRoutes.Of);
        foreach (var one in asset.Interfaces)
        {
            foreach (var route in routes.Of(one.Row.Subnet, one.Row.Vpc))
            {
                if (route.Target.Kind == RouteTargetKind.InternetGateway && one.HasPublicAddress)
                    yield return new Fact(
                        route.RouteTable.Value,
                        route.DestinationText,
                        $"{route.Target} with a public address of its own");
                else if (route.Target.Kind is RouteTargetKind.VpnGateway or RouteTargetKind.VpcPeeringConnection or RouteTargetKind.Instance or RouteTargetKind.NetworkInterface)
                    yield return new Fact(route.RouteTable.Value, route.DestinationText, route.Target.ToString());
            }
        }
    }
}
