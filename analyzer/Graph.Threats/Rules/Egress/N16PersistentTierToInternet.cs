using Graph.Engine.Sets;
using Graph.Threats.Catalogue;
using Graph.Threats.Placement;
using Graph.Threats.Rules.Asking;

namespace Graph.Threats.Rules.Egress;

/// <summary>
/// A way from the persistent tier to the internet: what the policy's matrix allows from there is left out.
/// </summary>
internal sealed class N16PersistentTierToInternet : IThreatRule
{
    public ThreatId Id { get; } = new("N16");

    public IEnumerable<RuleOutcome> Evaluate(ThreatContext context) => Outcomes.Of(
        context,
        Id,
        Ways.ToInternet(context, asset => asset.Placed.TierName is "persistent" || asset.Placed.Is(Role.Database)
            ? TrafficSet.All.Except(context.Policy.ToInternet(asset))
            : TrafficSet.Empty),
        way => new Judgement(
            $"{way.Source} can send data to the internet: {way.Reachable}",
            Rate.Outwards(context, way.From[0], 4, "whatever is in it can leave to anywhere"),
            [.. DefaultRoutes.Facts(context, way.From[0])]));
}
