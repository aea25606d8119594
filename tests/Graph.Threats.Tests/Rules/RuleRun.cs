using Graph.Engine;
using Graph.Model;
using Graph.Model.Coverage;
using Graph.Testing;
using Graph.Testing.Building;
using Graph.Threats.Findings;
using Graph.Threats.Policies;
using Graph.Threats.Rules;
using Xunit;

namespace Graph.Threats.Tests.Rules;

/// <summary>What one rule says of one estate.</summary>
internal sealed class RuleRun
{
    private RuleRun(IReadOnlyList<RuleOutcome> outcomes)
    {
        Findings = [.. outcomes.OfType<RuleOutcome.Found>().Select(found => found.Finding)];
        Assert.Distinct(Findings.Select(finding => finding.Key));
        Undecided = [.. outcomes.OfType<RuleOutcome.Undecided>()];
    }

    public IReadOnlyList<Finding> Findings { get; }

    public IReadOnlyList<RuleOutcome.Undecided> Undecided { get; }

    public static Policy Policy => DefaultPolicy.Value;

    /// <summary>What the rule says of the estate; and whatever call is denied, no finding goes or gets lighter without a word.</summary>
    public static RuleRun Of(string threat, Topology aws, Policy? policy = null)
    {
        var whole = Of(threat, aws.Build(), policy);
        foreach (var call in whole.Findings.Count == 0 ? [] : Calls.Where(call => !aws.IsKnockedOut(call)))
        {
            var partial = Of(threat, aws.BuildWithout(call), policy);
            Assert.True(partial.Undecided.Count > 0 || !whole.Findings.Any(finding => partial.LosesOrLightens(finding)), $"{threat} is silent without {call}");
        }

        return whole;
    }

    public static ApiCall[] Calls { get; } =
    [
        .. ApiCall.Listing, ApiCall.DescribeLoadBalancerAttributes, ApiCall.DescribeListeners, ApiCall.DescribeRules,
        ApiCall.DescribeTargetGroupAttributes, ApiCall.DescribeTargetHealth, ApiCall.DescribeLoadBalancerTags, ApiCall.DescribeClassicLoadBalancerAttributes,
        ApiCall.SearchTransitGatewayRoutes, ApiCall.GetTransitGatewayRouteTablePropagations, ApiCall.GetTransitGatewayRouteTableAssociations,
        ApiCall.GetTransitGatewayPrefixListReferences, ApiCall.GetManagedPrefixListEntries,
    ];

    private bool LosesOrLightens(Finding finding) =>
        Findings.FirstOrDefault(one => one.Key == finding.Key) is not { } kept || kept.Rating.Severity < finding.Rating.Severity;

    public static RuleRun Of(string threat, Estate estate, Policy? policy = null)
    {
        var context = new ThreatContext(estate, policy ?? Policy, ProverOptions.Default);
        return new([.. ThreatRules.All.Single(rule => rule.Id.Value == threat).Evaluate(context)]);
    }

    /// <summary>The finding of the key; tells all keys where there is none.</summary>
    public Finding Finding(string key)
    {
        Assert.Contains(key, Findings.Select(finding => finding.Key.Text));
        return Findings.Single(finding => finding.Key.Text == key);
    }

    /// <summary>A finding of the key, with its severity and the AWS rules that it names.</summary>
    public Finding Finds(string key, Severity severity, params string[] rules)
    {
        var finding = Finding(key);
        Assert.Equal(severity, finding.Rating.Severity);
        Assert.Equal(rules, finding.Evidence.Rules);
        return finding;
    }

    /// <summary>Neither a finding nor an open question.</summary>
    public void Passes()
    {
        Assert.Empty(Findings.Select(finding => finding.Key.Text));
        Assert.Empty(Undecided.Select(one =>
            $"{one.Destination.Id}: {one.Question}: {string.Join(", ", one.Missing)}"));
    }

    /// <summary>No finding, and an open question about the destination for want of the fact.</summary>
    public void IsUndecided(string destination, string missing)
    {
        Assert.Empty(Findings.Select(finding => finding.Key.Text));
        LeavesOpen(destination, missing);
    }

    /// <summary>
    /// An open question about the destination for want of the fact: an id, a call, or what its reason says.
    /// </summary>
    public void LeavesOpen(string destination, string missing)
    {
        var facts = Undecided.Where(one => one.Destination.Id == destination).SelectMany(one => one.Missing).ToList();
        Assert.True(
            facts.Exists(fact =>
                fact.Subject == missing || fact.Subject.StartsWith($"{missing} in ", StringComparison.Ordinal)
                    || fact.Reason.Contains(missing, StringComparison.Ordinal)),
            $"not among {string.Join("; ", Undecided.Select(one => $"{one.Destination.Id} {one.Question}: {string.Join(", ", one.Missing)}"))}");
    }
}

internal static class TopologyTags
{
    public static Topology Tag(this Topology aws, Part part, string key, string value) => aws.Tag(part.Id, key, value);

    public static Topology Tag(this Topology aws, string id, string key, string value) =>
        aws.Add(ApiCall.DescribeInstances, new Tag(id, key, value));

    public static Topology Tier(this Topology aws, Part part, string tier) => aws.Tag(part, "Tier", tier);
}
