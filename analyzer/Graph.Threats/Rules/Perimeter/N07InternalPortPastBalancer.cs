using Graph.Engine.Sets;
using Graph.Threats.Catalogue;
using Graph.Threats.Placement;
using Graph.Threats.Rules.Asking;

namespace Graph.Threats.Rules.Perimeter;

/// <summary>The port behind a load balancer, reached by others than load balancers.</summary>
internal sealed class N07InternalPortPastBalancer : IThreatRule
{
    public ThreatId Id { get; } = new("N07");

    public IEnumerable<RuleOutcome> Evaluate(ThreatContext context)
    {
        var ports = Ports.Internal(context.Policy);
        return Outcomes.Of(
            context,
            Id,
            Ways.FromInternet(context, Behind, AddressSet.Of(context.Policy.Trust.Ranges)).Concat(Ways.Inside(
                context, (from, to) => Behind(to).Except(context.Policy.AllowedBetween(from, to)))),
            way => new Judgement(
                way.From.Count == 0
                    ? $"{way.Destination} answers {Breadth.Text(way.Outside)} on the internal port {way.Reachable}, past any load balancer"
                    : $"{way.Destination} answers {Rate.Some(way.From.Select(from => from.Id))} on the internal port {way.Reachable}, past its load balancer",
                way.From.Count == 0
                    ? Rate.FromOutside(context, way.Outside, way.To[0])
                    : Rate.Inside(context, way)));

        TrafficSet Behind(Asset asset) => asset.IsBalancer() ? TrafficSet.Empty : ports;
    }
}
