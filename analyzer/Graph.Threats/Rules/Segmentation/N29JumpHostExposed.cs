using Graph.Engine.Sets;
using Graph.Threats.Catalogue;
using Graph.Threats.Placement;
using Graph.Threats.Rules.Asking;

namespace Graph.Threats.Rules.Segmentation;

/// <summary>
/// A jump host that the internet at large may administer, or that reaches the persistent tier beyond administration.
/// </summary>
internal sealed class N29JumpHostExposed : IThreatRule
{
    public ThreatId Id { get; } = new("N29");

    public IEnumerable<RuleOutcome> Evaluate(ThreatContext context)
    {
        var admin = Ports.Admin(context.Policy);
        var open = Ways.FromInternet(
            context,
            asset => asset.Placed.Is(Role.Bastion) ? admin : TrafficSet.Empty,
            AddressSet.Of(context.Policy.Trust.AdminSources));
        var beyond = Ways.Inside(
            context,
            (from, to) => from.Placed.Is(Role.Bastion) && to.Placed.TierName is "persistent"
                ? TrafficSet.AllPorts.Except(admin).Except(context.Policy.AllowedBetween(from, to))
                : TrafficSet.Empty);
        return Outcomes.Of(context, Id, open.Concat(beyond), way => way.From.Count > 0
            ? new Judgement(
                $"the jump host {Rate.Some(way.From.Select(from => from.Id))} can reach {way.Destination} beyond administration: {way.Reachable}",
                Rate.Inside(context, way))
            : !Breadth.IsWorld(way.Outside) ? null : new Judgement(
                $"the jump host {way.Destination} offers {way.Reachable} to the internet",
                Rate.FromOutside(context, way.Outside, way.To[0])));
    }
}
