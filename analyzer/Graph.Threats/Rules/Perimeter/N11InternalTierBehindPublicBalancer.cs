using Graph.Engine.Answers;
using Graph.Engine.Sets;
using Graph.Model.Coverage;
using Graph.Model.Evidence;
using Graph.Threats.Catalogue;
using Graph.Threats.Findings;
using Graph.Threats.Rules.Asking;

namespace Graph.Threats.Rules.Perimeter;

/// <summary>An internet-facing load balancer that forwards to the persistent tier or to command and control.</summary>
internal sealed class N11InternalTierBehindPublicBalancer : IThreatRule
{
    public ThreatId Id { get; } = new("N11");

    private static Ratings RatingsOf(ThreatContext context, Balancer balancer, List<SurveyFlow> exposed, int weight, string reason)
    {
        if (exposed.Count == 0)
        {
            return new Ratings(
                Rating.Of(2, "the load balancer is internet-facing; nothing is proved to reach it now", weight, reason),
                Rating.Of(4, "the load balancer is internet-facing", weight, reason));
        }

        var proved = Rating.Of(4, "the internet is proved to reach the load balancer", weight, reason);
        var traffic = exposed.Aggregate(TrafficSet.Empty, (set, flow) => set.Union(flow.Reachable));
        return context.Shared(Gates.Of).StandBefore(balancer.Id, traffic) ? new Ratings(proved.Gated(), proved) : proved;
    }

    public IEnumerable<RuleOutcome> Evaluate(ThreatContext context)
    {
        var targets = context.Shared(Targets.Of);
        foreach (var balancer in context.Shared(Balancers.Of).InternetFacing)
        {
            var asset = context.Placement.Find(balancer.Id);
            var exposed = asset is null
                ? []
                : context.Flows.FromInternet(asset).Where(flow => !flow.Reachable.IsEmpty).ToList();
            foreach (var behind in targets.Behind(balancer.Id).Select(one => one.Asset).Distinct())
            {
                if (behind.Placed.TierName is not "persistent" && behind.Placed.TierName != context.Policy.Cnc.Tier)
                    continue;
                var (weight, reason) = Rate.WeightOf(context.Policy, behind);
                yield return Outcomes.Found(
                    Id,
                    behind.Subject,
                    $"{balancer.Subject} is internet-facing and forwards to {behind.Subject} of the tier {behind.Placed.TierName}",
                    RatingsOf(context, balancer, exposed, weight, reason),
                    [new Fact(balancer.Id, "Scheme", "internet-facing"), new Fact(balancer.Id, "target", behind.Id)],
                    source: balancer.Subject);
                foreach (var open in exposed.Count > 0
                    ? [] : Outcomes.Exposure(context, behind.Subject, asset is null ? [] : context.Flows.FromInternet(asset), TrafficSet.All))
                    yield return open;
            }

            foreach (var open in balancer.UnreadTargets(context.Estate))
            {
                yield return Outcomes.Undecided(
                    balancer.Subject,
                    "targets",
                    new MissingFact(open, "its registered targets are not in the snapshot"));
            }
        }

        foreach (var outcome in Outcomes.Unplaced(context).Concat(context.Unread(
            "load balancers",
            "it may tell of a load balancer or what it forwards to",
            ApiCall.DescribeLoadBalancers,
            ApiCall.DescribeTargetGroups,
            ApiCall.DescribeClassicLoadBalancers,
            ApiCall.DescribeNetworkInterfaces)))
            yield return outcome;
    }
}
