using Graph.Engine.Sets;
using Graph.Threats.Catalogue;
using Graph.Threats.Rules.Asking;

namespace Graph.Threats.Rules.ThirdParties;

/// <summary>
/// A database port of the persistent tier that on premises reaches, but for the policy's trusted ranges.
/// </summary>
internal sealed class N44OnPremisesToDatabase : IThreatRule
{
    public ThreatId Id { get; } = new("N44");

    public IEnumerable<RuleOutcome> Evaluate(ThreatContext context) => Outcomes.Of(
        context,
        Id,
        Ways.FromOnPremises(
            context,
            asset => asset.Placed.TierName is "persistent" or null
                ? Ports.Databases(context, asset).Except(context.Policy.FromOnPremises(asset))
                : TrafficSet.Empty,
            AddressSet.Of(context.Policy.Trust.Ranges)),
        way => new Judgement(
            $"{way.Destination} answers on premises on the database port {way.Reachable}",
            Rate.FromOutside(context, way.Outside, way.To[0])));
}
