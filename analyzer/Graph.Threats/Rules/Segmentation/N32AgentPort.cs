using Graph.Engine.Sets;
using Graph.Threats.Catalogue;
using Graph.Threats.Placement;
using Graph.Threats.Rules.Asking;

namespace Graph.Threats.Rules.Segmentation;

/// <summary>A monitoring agent's port that others than monitoring reach.</summary>
internal sealed class N32AgentPort : IThreatRule
{
    public ThreatId Id { get; } = new("N32");

    public IEnumerable<RuleOutcome> Evaluate(ThreatContext context)
    {
        var agents = Ports.Agents(context.Policy);
        return Outcomes.Of(
            context,
            Id,
            Ways.Inside(context, (from, to) =>
                from.Placed.Is(Role.Monitoring) || to.Placed.Is(Role.Monitoring)
                    || to.Kind is not (AssetKind.Instance or AssetKind.NetworkInterface)
                ? TrafficSet.Empty
                : agents),
            way => new Judgement(
                $"{Rate.Some(way.From.Select(from => from.Id))} can ask the agent of {way.Destination}: {way.Reachable}",
                Rate.Inside(context, way)),
            byRole: true);
    }
}
