using Graph.Model.Coverage;
using Graph.Model.Evidence;
using Graph.Threats.Catalogue;
using Graph.Threats.Findings;
using Graph.Threats.Rules.Asking;

namespace Graph.Threats.Rules.Perimeter;

/// <summary>
/// Whether a web ACL stands before an internet-facing application load balancer. No call of a snapshot tells, so each
/// one is an open question; without such a load balancer there is none.
/// </summary>
internal sealed class N15NoWebApplicationFirewall : IThreatRule
{
    public ThreatId Id { get; } = new("N15");

    public IEnumerable<RuleOutcome> Evaluate(ThreatContext context)
    {
        foreach (var balancer in context.Shared(Balancers.Of).InternetFacing)
        {
            if (balancer.Row is { Type: "application" })
            {
                yield return new RuleOutcome.Undecided(Subject.Internet, balancer.Subject, "web ACL", [
                    new MissingFact("wafv2/get-web-acl-for-resource", "it would tell whether a web ACL is associated"),
                ]);
            }
        }

        foreach (var outcome in context.Unread(
            "load balancers", "it may tell of a load balancer", ApiCall.DescribeLoadBalancers))
            yield return outcome;
    }
}
