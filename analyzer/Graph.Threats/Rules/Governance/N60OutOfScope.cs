using Graph.Model.Coverage;
using Graph.Model.Resources;
using Graph.Threats.Catalogue;
using Graph.Threats.Findings;
using Graph.Threats.Rules.Asking;

namespace Graph.Threats.Rules.Governance;

/// <summary>A VPC in a region that the policy does not list, or one that AWS made by itself.</summary>
internal sealed class N60OutOfScope : IThreatRule
{
    public ThreatId Id { get; } = new("N60");

    public IEnumerable<RuleOutcome> Evaluate(ThreatContext context)
    {
        var byVpc = context.Placement.Assets.ToLookup(asset => asset.Vpc);
        foreach (var vpc in context.Estate.Rows<Vpc>())
        {
            var isElsewhere = !context.Policy.Regions.IsEmpty && !context.Policy.Regions.Contains(vpc.Scope.Region);
            if (!isElsewhere && !vpc.IsDefault)
                continue;
            var assets = byVpc[vpc.Id].ToList();
            var subject = context.Shared(Subjects.Of).Resource("VPC", vpc.Id.Value);
            var (weight, reason) = Rate.WeightOf(context.Policy, assets, "nothing is in it");
            yield return Outcomes.Found(
                Id,
                subject,
                isElsewhere
                    ? $"{subject} is in {vpc.Scope.Region}, which the policy does not list"
                    : $"{subject} of {vpc.Scope} is the default VPC that AWS made{(assets.Count > 0 ? $", and {Rate.Some(assets.Select(asset => asset.Id))} is in it" : "")}",
                Rating.Of(1, "nobody planned it, so nobody guards it", weight, reason),
                [new Fact(vpc.Id.Value, "region", vpc.Scope.Region), new Fact(vpc.Id.Value, "IsDefault", vpc.IsDefault
                    ? "true"
                    : "false")]);
        }

        foreach (var outcome in context.Unread("VPCs", "it may tell of a VPC, or of who is in it", ApiCall.DescribeVpcs, ApiCall.DescribeNetworkInterfaces))
            yield return outcome;
    }
}
