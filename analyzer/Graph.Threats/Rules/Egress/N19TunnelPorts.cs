using Graph.Engine.Sets;
using Graph.Threats.Catalogue;
using Graph.Threats.Placement;
using Graph.Threats.Rules.Asking;

namespace Graph.Threats.Rules.Egress;

/// <summary>
/// Mail, names or SSH straight to the internet from an asset that is no relay, resolver or jump host.
/// </summary>
internal sealed class N19TunnelPorts : IThreatRule
{
    private static readonly TrafficSet Mail = TrafficSet.OfTcp(ValueSet.Single(25));
    private static readonly TrafficSet Names = TrafficSet.OfTcp(ValueSet.Single(53))
        .Union(TrafficSet.OfUdp(ValueSet.Single(53)));
    private static readonly TrafficSet Shell = TrafficSet.OfTcp(ValueSet.Single(22));

    public ThreatId Id { get; } = new("N19");

    public IEnumerable<RuleOutcome> Evaluate(ThreatContext context) => Outcomes.Of(
        context,
        Id,
        Ways.ToInternet(context, asset => Asked(asset).Except(context.Policy.ToInternet(asset))),
        way => new Judgement(
            $"{way.Source} reaches the internet on {way.Reachable}, past the relays and resolvers",
            Rate.Outwards(context, way.From[0], 2, "a tunnel that looks like a service"),
            [.. DefaultRoutes.Facts(context, way.From[0])]),
        byRole: true);

    private static TrafficSet Asked(Asset asset)
    {
        if (!asset.IsHost())
            return TrafficSet.Empty;
        var placed = asset.Placed;
        return (placed.Is(Role.Smtp) ? TrafficSet.Empty : Mail)
            .Union(placed.Is(Role.Dns) ? TrafficSet.Empty : Names)
            .Union(placed.Is(Role.Bastion) ? TrafficSet.Empty : Shell);
    }
}
