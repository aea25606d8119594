using Graph.Engine.Sets;
using Graph.Model.Coverage;
using Graph.Threats.Catalogue;
using Graph.Threats.Findings;
using Graph.Threats.Placement;
using Graph.Threats.Rules.Asking;

namespace Graph.Threats.Rules.Perimeter;

/// <summary>A load balancer's target that the internet reaches on the target port without it.</summary>
internal sealed class N09BalancerBypassed : IThreatRule
{
    public ThreatId Id { get; } = new("N09");

    public IEnumerable<RuleOutcome> Evaluate(ThreatContext context)
    {
        var targets = context.Shared(Targets.Of);
        return Outcomes.Of(
            context,
            Id,
            Ways.FromInternet(context, TargetPorts, AddressSet.Of(context.Policy.Trust.Ranges)),
            way => new Judgement(
                $"{way.Destination} is behind {Rate.Some(Balancers(way.To[0]))} and answers {Breadth.Text(way.Outside)} directly on the target port {way.Reachable}",
                Rate.FromOutside(context, way.Outside, way.To[0]),
                [.. Balancers(way.To[0]).Select(balancer => new Fact(balancer, "target", way.To[0].Id))]))
            .Concat(targets.Unread)
            .Concat(context.Unread(
                "load balancers",
                "it may tell of a load balancer or its targets",
                ApiCall.DescribeLoadBalancers,
                ApiCall.DescribeTargetGroups,
                ApiCall.DescribeClassicLoadBalancers));

        TrafficSet TargetPorts(Asset asset) =>
            targets.Before(asset).Aggregate(TrafficSet.Empty, (set, one) => set.Union(one.Traffic));

        IEnumerable<string> Balancers(Asset asset) =>
            targets.Before(asset).Select(one => one.Balancer).Distinct().Order(StringComparer.Ordinal);
    }
}
