using Graph.Model.Coverage;
using Graph.Model.Evidence;
using Graph.Model.Resources;
using Graph.Threats.Catalogue;
using Graph.Threats.Findings;
using Graph.Threats.Rules.Asking;

namespace Graph.Threats.Rules.Governance;

/// <summary>
/// An application or network load balancer without access logs. A classic one's attribute is in no row of a snapshot.
/// </summary>
internal sealed class N55MissingAccessLogs : IThreatRule
{
    private const string Attribute = "access_logs.s3.enabled";

    public ThreatId Id { get; } = new("N55");

    public IEnumerable<RuleOutcome> Evaluate(ThreatContext context)
    {
        var attributes = context.Estate.Rows<LoadBalancerAttribute>().Where(row => row.Key == Attribute)
            .ToDictionary(row => row.LoadBalancer.Value, row => row.Value, StringComparer.Ordinal);
        foreach (var balancer in context.Shared(Balancers.Of).All)
        {
            if (balancer.Row is { Type: "gateway" })
                continue;
            if (!attributes.TryGetValue(balancer.Id, out var value))
            {
                yield return Outcomes.Undecided(balancer.Subject, "access logs", new MissingFact(
                    balancer.Row is null
                        ? $"elb/describe-load-balancer-attributes of {balancer.Name}"
                        : $"{ApiCall.DescribeLoadBalancerAttributes} of {balancer.Id}",
                    $"its attribute {(balancer.Row is null ? "AccessLog" : Attribute)} is not in the snapshot"));
            }
            else if (value is not "true")
            {
                var (weight, reason) = context.Placement.Find(balancer.Id) is { } asset
                    ? Rate.WeightOf(context.Policy, asset)
                    : (2, "a load balancer");
                yield return Outcomes.Found(
                    Id,
                    balancer.Subject,
                    $"{balancer.Subject} keeps no access log",
                    balancer.Scheme is "internet-facing"
                        ? Rating.Of(2, "requests of the internet leave no trace", weight, reason)
                        : Rating.Of(1, "requests leave no trace", weight, reason),
                    [new Fact(balancer.Id, Attribute, value)]);
            }
        }

        foreach (var outcome in context.Unread(
            "load balancers", "it may tell of a load balancer", ApiCall.DescribeLoadBalancers, ApiCall.DescribeClassicLoadBalancers))
            yield return outcome;
    }
}
