using Graph.Engine.Sets;
using Graph.Threats.Catalogue;
using Graph.Threats.Rules.Asking;

namespace Graph.Threats.Rules.Segmentation;

/// <summary>Command and control that other tiers reach on ports beyond what the policy's matrix lets them.</summary>
internal sealed class N31ControlBeyondServedPorts : IThreatRule
{
    public ThreatId Id { get; } = new("N31");

    public IEnumerable<RuleOutcome> Evaluate(ThreatContext context) => Outcomes.Of(
        context,
        Id,
        Ways.Inside(context, (from, to) =>
            to.Placed.TierName == context.Policy.Cnc.Tier && from.Placed.TierName != context.Policy.Cnc.Tier
            ? TrafficSet.AllPorts.Except(context.Policy.AllowedBetween(from, to))
            : TrafficSet.Empty),
        way => new Judgement(
            $"{Rate.Some(way.From.Select(from => from.Id))} can reach {way.Destination} of command and control beyond what it serves: {way.Reachable}",
            Rate.Inside(context, way)),
        byRole: true);
}
