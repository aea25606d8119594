using Graph.Engine.Sets;
using Graph.Threats.Catalogue;
using Graph.Threats.Placement;
using Graph.Threats.Rules.Asking;

namespace Graph.Threats.Rules.Perimeter;

/// <summary>Remote administration of anything but a jump host that the internet at large reaches.</summary>
internal sealed class N03AdminPortFromInternet : IThreatRule
{
    public ThreatId Id { get; } = new("N03");

    public IEnumerable<RuleOutcome> Evaluate(ThreatContext context) => Outcomes.Of(
        context,
        Id,
        Ways.FromInternet(
            context,
            asset => asset.Placed.Is(Role.Bastion) ? TrafficSet.Empty : Ports.Admin(context.Policy),
            AddressSet.Of(context.Policy.Trust.AdminSources)),
        way => Breadth.IsWorld(way.Outside)
            ? new Judgement(
                $"{way.Destination} offers remote administration to the internet: {way.Reachable}",
                Rate.FromOutside(context, way.Outside, way.To[0]))
            : null,
        byRole: true);
}
