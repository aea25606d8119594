using Graph.Engine.Sets;
using Graph.Threats.Catalogue;
using Graph.Threats.Placement;
using Graph.Threats.Rules.Asking;

namespace Graph.Threats.Rules.ThirdParties;

/// <summary>Production, reached from another environment on what the policy's matrix does not give to command and control.</summary>
internal sealed class N41OtherEnvironmentToProduction : IThreatRule
{
    public ThreatId Id { get; } = new("N41");

    public IEnumerable<RuleOutcome> Evaluate(ThreatContext context) => Outcomes.Of(
        context,
        Id,
        Ways.Inside(
            context,
            (from, to) => IsProduction(to) && from.Placed.Environment is { } && !IsProduction(from)
                ? TrafficSet.AllPorts.Except(Served(context, from, to))
                : TrafficSet.Empty,
            from => Subjects.Environment(from.Placed.Environment?.Value)),
        way => new Judgement(
            $"{Rate.Some(way.From.Select(from => from.Id))} of {way.Source.Id} reaches {way.Destination} of production: {way.Reachable}",
            Rate.Inside(context, way)));

    private static bool IsProduction(Asset asset) => asset.Placed.Environment?.Value.ToLowerInvariant() is "prod" or "production";

    /// <summary>Command and control may serve several environments.</summary>
    private static TrafficSet Served(ThreatContext context, Asset from, Asset to) => from.Placed.TierName is "cnc" || to.Placed.TierName is "cnc"
        ? context.Policy.Allowed.Between(from.Placed.TierName, to.Placed.TierName)
        : TrafficSet.Empty;
}
