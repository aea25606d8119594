using Graph.Model.Coverage;
using Graph.Model.Resources;
using Graph.Threats.Catalogue;
using Graph.Threats.Findings;
using Graph.Threats.Rules.Asking;

namespace Graph.Threats.Rules.Perimeter;

/// <summary>A listener that takes TLS before 1.2, or that sends on in the clear what came over TLS.</summary>
internal sealed class N13WeakTls : IThreatRule
{
    /// <summary>
    /// The predefined policies that take nothing before TLS 1.2 (elasticloadbalancing, describe-ssl-policies.html): the TLS13 ones with
    /// a 1-2 or 1-3, the 1-2 ones, and their FIPS kin.
    /// </summary>
    private static readonly string[] Strong = ["-TLS13-1-2-", "-TLS13-1-3-", "-TLS-1-2-", "-FS-1-2-"];

    public ThreatId Id { get; } = new("N13");

    public IEnumerable<RuleOutcome> Evaluate(ThreatContext context)
    {
        var index = context.Shared(ListenerIndex.Of);
        var balancers = context.Shared(Balancers.Of).All;
        foreach (var balancer in balancers)
        {
            foreach (var listener in index.Of(balancer).Where(one => one.Protocol is "HTTPS" or "TLS"))
            {
                var facts = Facts(index, listener).ToList();
                if (facts.Count > 0)
                    yield return Found(context, balancer, listener, facts);
            }
        }

        foreach (var outcome in index.Unread(balancers).Concat(context.Unread(
            "load balancers", "it may tell of a load balancer", ApiCall.DescribeLoadBalancers, ApiCall.DescribeTargetGroups)))
            yield return outcome;
    }

    private static IEnumerable<Fact> Facts(ListenerIndex index, Listener listener)
    {
        if (listener.SslPolicy is { } policy && !Array.Exists(Strong, part => policy.Contains(part, StringComparison.Ordinal)))
            yield return new Fact(listener.Id.Value, "SslPolicy", policy);
        foreach (var group in index.GroupsOf(listener))
        {
            if (group.TargetType is not ("lambda" or "alb") && group.Protocol is "HTTP" or "TCP")
                yield return new Fact(group.Id.Value, "Protocol", group.Protocol);
        }
    }

    private RuleOutcome.Found Found(ThreatContext context, Balancer balancer, Listener listener, List<Fact> facts)
    {
        var isWeak = facts.Exists(fact => fact.Field == "SslPolicy");
        var (weight, reason) = context.Placement.Find(balancer.Id) is { } asset ? Rate.WeightOf(context.Policy, asset) : (2, "a load balancer");
        return Outcomes.Found(
            Id,
            new Subject("listener", listener.Id.Value, balancer.Name),
            isWeak
                ? $"{balancer.Subject} takes TLS before 1.2: policy {facts[0].Value}"
                : $"{balancer.Subject} sends on in the clear what comes over {listener.Protocol}: to {Rate.Some(facts.Select(fact => fact.ResourceId))}",
            isWeak && balancer.Scheme is "internet-facing"
                ? Rating.Of(2, "whoever is on the way of a client that can be made to use old TLS", weight, reason)
                : Rating.Of(1, "whoever is inside on the way to the target", weight, reason),
            facts,
            [listener.Id.Value]);
    }
}
