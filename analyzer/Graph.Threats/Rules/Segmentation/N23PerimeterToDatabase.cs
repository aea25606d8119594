using Graph.Engine.Sets;
using Graph.Threats.Catalogue;
using Graph.Threats.Rules.Asking;

namespace Graph.Threats.Rules.Segmentation;

/// <summary>A database port of the persistent tier that the perimeter reaches.</summary>
internal sealed class N23PerimeterToDatabase : IThreatRule
{
    public ThreatId Id { get; } = new("N23");

    public IEnumerable<RuleOutcome> Evaluate(ThreatContext context) => Outcomes.Of(
        context,
        Id,
        Ways.Inside(context, (from, to) => from.Placed.TierName is "perimeter" && to.Placed.TierName is "persistent"
            ? Ports.Databases(context, to).Except(context.Policy.AllowedBetween(from, to))
            : TrafficSet.Empty),
        way => new Judgement(
            $"{Rate.Some(way.From.Select(from => from.Id))} of the perimeter can reach {way.Destination} on the database port {way.Reachable}",
            Rate.Inside(context, way)));
}
