using Graph.Engine.Sets;
using Graph.Threats.Catalogue;
using Graph.Threats.Placement;
using Graph.Threats.Rules.Asking;

namespace Graph.Threats.Rules.ThirdParties;

/// <summary>
/// A protected environment, reached from another environment on what the policy's matrix does not give to command and
/// control.
/// </summary>
internal sealed class N41OtherEnvironmentToProduction : IThreatRule
{
    public ThreatId Id { get; } = new("N41");

    public IEnumerable<RuleOutcome> Evaluate(ThreatContext context) => Outcomes.Of(
        context,
        Id,
        Ways.Inside(
            context,
            (from, to) =>
                IsProtected(context, to) && from.Placed.Environment is { } other
                    && other.Value != to.Placed.Environment?.Value
                ? TrafficSet.AllPorts.Except(Served(context, from, to)).Except(context.Policy.FromInternet(to))
                : TrafficSet.Empty,
            from => Subjects.Environment(from.Placed.Environment?.Value)),
        way => new Judgement(
            $"{Rate.Some(way.From.Select(from => from.Id))} of {way.Source.Id} can reach {way.Destination} of {way.To[0].Placed.Environment?.Value}: {way.Reachable}",
            Rate.Inside(context, way)));

    private static bool IsProtected(ThreatContext context, Asset asset) =>
        asset.Placed.Environment is { } environment && context.Policy.ProtectedEnvironments.Contains(environment.Value);

    /// <summary>Command and control may serve several environments.</summary>
    private static TrafficSet Served(ThreatContext context, Asset from, Asset to) =>
        from.Placed.TierName == context.Policy.Cnc.Tier || to.Placed.TierName == context.Policy.Cnc.Tier
        ? context.Policy.AllowedBetween(from, to)
        : TrafficSet.Empty;
}
