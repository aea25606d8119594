using Graph.Engine.Sets;
using Graph.Threats.Catalogue;
using Graph.Threats.Rules.Asking;

namespace Graph.Threats.Rules.Perimeter;

/// <summary>A database port that the internet reaches, but for the policy's trusted ranges.</summary>
internal sealed class N01DatabasePortFromInternet : IThreatRule
{
    public ThreatId Id { get; } = new("N01");

    public IEnumerable<RuleOutcome> Evaluate(ThreatContext context) => Outcomes.Of(
        context,
        Id,
        Ways.FromInternet(context, asset =>
            Ports.Databases(context, asset), AddressSet.Of(context.Policy.Trust.Ranges)),
        way => new Judgement(
            $"{way.Destination} answers {Breadth.Text(way.Outside)} on the database port {way.Reachable}",
            Rate.FromOutside(context, way.Outside, way.To[0])));
}
