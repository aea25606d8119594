using Graph.Engine.Sets;
using Graph.Threats.Catalogue;
using Graph.Threats.Placement;
using Graph.Threats.Policies;
using Graph.Threats.Rules.Asking;

namespace Graph.Threats.Rules.Perimeter;

/// <summary>What the internet reaches besides what the policy publishes and what other rules are about.</summary>
internal sealed class N06UnpublishedPortFromInternet : IThreatRule
{
    public ThreatId Id { get; } = new("N06");

    public IEnumerable<RuleOutcome> Evaluate(ThreatContext context) => Outcomes.Of(
        context,
        Id,
        Ways.FromInternet(context, asset => Unpublished(context, asset), AddressSet.Of(context.Policy.Trust.Ranges)),
        way => new Judgement(
            $"{way.Destination} answers {Breadth.Text(way.Outside)} on what the policy does not publish: {way.Reachable}",
            Rate.FromOutside(context, way.Outside, way.To[0])));

    /// <summary>
    /// Pings and other ICMP serve nobody and are left out; `web` on other tiers than the perimeter is N08's and N09's.
    /// </summary>
    private static TrafficSet Unpublished(ThreatContext context, Asset asset)
    {
        Policy policy = context.Policy;
        return TrafficSet.All.Except(TrafficSet.AllIcmp)
            .Except(policy.FromInternet(asset)).Except(TrafficSet.OfTcp(policy.PortSet("web")))
            .Except(Ports.Databases(context, asset)).Except(Ports.Admin(policy)).Except(Ports.Internal(policy));
    }
}
