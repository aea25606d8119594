using Graph.Model.Coverage;
using Graph.Model.Evidence;
using Graph.Model.Resources;
using Graph.Threats.Catalogue;
using Graph.Threats.Findings;
using Graph.Threats.Rules.Asking;

namespace Graph.Threats.Rules.Segmentation;

/// <summary>A VPC's default group that is on something, or that has rules.</summary>
internal sealed class N34DefaultGroup : IThreatRule
{
    public ThreatId Id { get; } = new("N34");

    public IEnumerable<RuleOutcome> Evaluate(ThreatContext context)
    {
        var index = context.Shared(GroupIndex.Of);
        foreach (var group in context.Estate.Rows<SecurityGroup>().Where(group => group.Name is "default"))
        {
            var members = index.AssetsWith(group.Id);
            var rules = index.RulesOf(group.Id).ToList();
            if (members.Count == 0 && rules.Count == 0)
                continue;
            var (weight, reason) = Rate.WeightOf(context.Policy, members, "nothing has it now");
            var subject = Subjects.Group(group);
            yield return Outcomes.Found(
                Id,
                subject,
                members.Count > 0
                    ? $"the default group {group.Id} is on {Rate.Some(members.Select(asset => asset.Id))}"
                    : $"the default group {group.Id} has rules, and whatever is launched without a group gets it",
                members.Count > 0
                    ? Rating.Of(1, $"forgotten hosts have it{(rules.Count > 0 ? ", and it has rules" : "")}", weight, reason)
                    : Rating.Of(1, "what is launched without a group gets it", weight, reason),
                [
                    .. rules.Select(rule => new Fact(rule.RuleId, "rule", RuleText.Of(rule))),
                    .. members.Select(asset => new Fact(asset.Id, "security group", group.Id.Value)),
                ],
                rules.Select(rule => rule.RuleId));
        }

        foreach (var outcome in context.Unread(
            "default groups", "it may tell of a member or a rule", ApiCall.DescribeSecurityGroups, ApiCall.DescribeNetworkInterfaces))
            yield return outcome;
    }
}
