using Graph.Engine.Sets;
using Graph.Threats.Catalogue;
using Graph.Threats.Placement;
using Graph.Threats.Rules.Asking;

namespace Graph.Threats.Rules.Segmentation;

/// <summary>An admin port reached from inside or on premises by others than jump hosts.</summary>
internal sealed class N28BastionBypassed : IThreatRule
{
    public ThreatId Id { get; } = new("N28");

    public IEnumerable<RuleOutcome> Evaluate(ThreatContext context)
    {
        var admin = Ports.Admin(context.Policy);
        return Outcomes.Of(
            context,
            Id,
            Ways.Inside(context, (from, _) => from.Placed.Is(Role.Bastion) ? TrafficSet.Empty : admin)
                .Concat(Ways.FromOnPremises(context, _ => admin, AddressSet.Of(context.Policy.Trust.AdminSources))),
            way => new Judgement(
                way.From.Count > 0
                    ? $"{Rate.Some(way.From.Select(from => from.Id))} can administer {way.Destination} without a jump host: {way.Reachable}"
                    : $"{way.Destination} can be administered from on premises without a jump host: {way.Reachable}",
                way.From.Count > 0
                    ? Rate.Inside(context, way)
                    : Rate.FromOutside(context, way.Outside, way.To[0])),
            byRole: true);
    }
}
