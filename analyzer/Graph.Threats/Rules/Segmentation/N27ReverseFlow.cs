using Graph.Engine.Sets;
using Graph.Threats.Catalogue;
using Graph.Threats.Rules.Asking;

namespace Graph.Threats.Rules.Segmentation;

/// <summary>
/// A connection that the persistent tier may start to the tiers above it, beyond the policy's matrix.
/// </summary>
internal sealed class N27ReverseFlow : IThreatRule
{
    public ThreatId Id { get; } = new("N27");

    public IEnumerable<RuleOutcome> Evaluate(ThreatContext context) => Outcomes.Of(
        context,
        Id,
        Ways.Inside(context, (from, to) =>
            from.Placed.TierName is "persistent" && to.Placed.TierName is ("application" or "perimeter")
                && !to.IsEndpoint()
            ? TrafficSet.AllPorts.Except(context.Policy.AllowedBetween(from, to))
                .Except(context.Policy.FromInternet(to))
            : TrafficSet.Empty),
        way => new Judgement(
            $"{Rate.Some(way.From.Select(from => from.Id))} of the persistent tier can start connections upwards to {way.Destination}: {way.Reachable}",
            Rate.Inside(context, way)));
}
