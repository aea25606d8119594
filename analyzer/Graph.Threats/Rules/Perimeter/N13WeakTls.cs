using Graph.Model.Coverage;
using Graph.Model.Resources;
using Graph.Threats.Catalogue;
using Graph.Threats.Findings;
using Graph.Threats.Policies;
using Graph.Threats.Rules.Asking;

namespace Graph.Threats.Rules.Perimeter;

/// <summary>
/// A listener with a security policy that the policy of the organisation does not take or, where that asks for it, one
/// that sends on in the clear what came over TLS.
/// </summary>
internal sealed class N13WeakTls : IThreatRule
{
    public ThreatId Id { get; } = new("N13");

    public IEnumerable<RuleOutcome> Evaluate(ThreatContext context)
    {
        var index = context.Shared(ListenerIndex.Of);
        var balancers = context.Shared(Balancers.Of).All;
        foreach (var balancer in balancers)
        {
            foreach (var listener in index.Of(balancer).Where(one => one.Protocol is "HTTPS" or "TLS"))
            {
                var facts = Facts(context.Policy, index, listener).ToList();
                if (facts.Count > 0)
                    yield return Found(context, balancer, listener, facts);
            }
        }

        foreach (var outcome in index.Unread(balancers).Concat(context.Unread(
            "load balancers", "it may tell of a load balancer", ApiCall.DescribeLoadBalancers, ApiCall.DescribeTargetGroups)))
            yield return outcome;
    }

    private static IEnumerable<Fact> Facts(Policy policy, ListenerIndex index, Listener listener)
    {
        if (listener.SslPolicy is { } security && !policy.IsGoodTls(security))
            yield return new Fact(listener.Id.Value, "SslPolicy", security);
        foreach (var group in policy.Tls.ToTargets ? index.GroupsOf(listener) : [])
        {
            if (group.TargetType is not ("lambda" or "alb") && group.Protocol is "HTTP" or "TCP")
                yield return new Fact(group.Id.Value, "Protocol", group.Protocol);
        }
    }

    private RuleOutcome.Found Found(ThreatContext context, Balancer balancer, Listener listener, List<Fact> facts)
    {
        var isWeak = facts.Exists(fact => fact.Field == "SslPolicy");
        var (weight, reason) = context.Placement.Find(balancer.Id) is { } asset
            ? Rate.WeightOf(context.Policy, asset)
            : (2, "a load balancer");
        return Outcomes.Found(
            Id,
            new Subject("listener", listener.Id.Value, balancer.Name),
            isWeak
                ? $"{balancer.Subject} negotiates with {facts[0].Value}, which the policy does not take"
                : $"{balancer.Subject} sends on in the clear what comes over {listener.Protocol}: to {Rate.Some(facts.Select(fact => fact.ResourceId))}",
            isWeak && balancer.Scheme is "internet-facing"
                ? Rating.Of(2, "whoever is on the way of a client that can be made to use old TLS", weight, reason)
                : Rating.Of(1, "whoever is inside on the way to the target", weight, reason),
            facts,
            [listener.Id.Value]);
    }
}
