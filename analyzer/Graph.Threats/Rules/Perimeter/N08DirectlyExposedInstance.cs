using Graph.Engine.Sets;
using Graph.Model.Addressing;
using Graph.Model.Coverage;
using Graph.Threats.Catalogue;
using Graph.Threats.Findings;
using Graph.Threats.Placement;
using Graph.Threats.Rules.Asking;

namespace Graph.Threats.Rules.Perimeter;

/// <summary>
/// An instance with a public address that the internet reaches and that stands behind no load balancer.
/// </summary>
internal sealed class N08DirectlyExposedInstance : IThreatRule
{
    public ThreatId Id { get; } = new("N08");

    public IEnumerable<RuleOutcome> Evaluate(ThreatContext context)
    {
        var targets = context.Shared(Targets.Of);
        return Outcomes.Of(
            context,
            Id,
            Ways.FromInternet(
                context,
                asset =>
                    IsMeant(asset) && !targets.Before(asset).Any() && targets.AreKnownIn(asset.Scope)
                        ? TrafficSet.All.Except(TrafficSet.AllIcmp)
                        : TrafficSet.Empty,
                AddressSet.Of(context.Policy.Trust.Ranges)),
            way => new Judgement(
                $"{way.Destination} is on the internet by an address of its own, without a load balancer, and answers {Breadth.Text(way.Outside)} on {way.Reachable}",
                Rate.FromOutside(context, way.Outside, way.To[0]),
                [.. Addresses(way.To[0])]),
            byRole: true)
            .Concat(context.Unread(
                "targets", "it may tell that an instance is the target of a load balancer", ApiCall.DescribeTargetGroups, ApiCall.DescribeClassicLoadBalancers))
            .Concat(targets.Unread);
    }

    private static bool IsMeant(Asset asset) => asset.Kind == AssetKind.Instance && asset.HasPublicAddress
        && !asset.Placed.Is(Role.Bastion) && !asset.Placed.Is(Role.Nat) && !asset.Placed.Is(Role.Firewall);

    private static IEnumerable<Fact> Addresses(Asset asset) =>
        from one in asset.Interfaces
        from row in one.Addresses
        where row.PublicAddress is not null || row.Address.Family == AddressFamily.IPv6
        select new Fact(one.Id, "public address", (row.PublicAddress ?? row.Address).ToString());
}
