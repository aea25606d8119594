using Graph.Engine.Network;
using Graph.Engine.Sets;
using Graph.Model.Coverage;
using Graph.Model.Evidence;
using Graph.Model.Resources;
using Graph.Threats.Catalogue;
using Graph.Threats.Findings;
using Graph.Threats.Hygiene;
using Graph.Threats.Rules.Asking;
using Graph.Threats.Rules.Perimeter;

namespace Graph.Threats.Rules.Segmentation;

/// <summary>A group that nothing of the snapshot uses, rated by what it would open.</summary>
internal sealed class N33UnusedGroup : IThreatRule
{
    public ThreatId Id { get; } = new("N33");

    public IEnumerable<RuleOutcome> Evaluate(ThreatContext context)
    {
        var uses = new GroupUses(context.Estate);
        foreach (var group in context.Estate.Rows<SecurityGroup>())
        {
            if (group.Name is "default" || uses.Of(group.Id).Any())
                continue;
            var subject = Subjects.Group(group);
            var unread = context.Estate.Missing(
                group.Scope, "it may tell of something that uses the group", GroupUses.Closure).ToList();
            if (unread.Count > 0)
                yield return Outcomes.Undecided(subject, "use", [.. unread]);
            else
                yield return Found(context, group, subject);
        }

        foreach (var outcome in context.Unread("groups", "it may tell of a group", ApiCall.DescribeSecurityGroups))
            yield return outcome;
    }

    private RuleOutcome.Found Found(ThreatContext context, SecurityGroup group, Subject subject)
    {
        var index = context.Shared(GroupIndex.Of);
        var (traffic, wide) = N05WideOpenGroup.WideOpen(index, group);
        var worldly = index.RulesOf(group.Id)
            .Where(rule => !rule.IsEgress && Breadth.IsWorld(AddressSet.Of(index.BlocksOf(rule.Peer)))).ToList();
        var rules = wide.Count > 0 ? wide : worldly;
        return Outcomes.Found(
            Id,
            subject,
            rules.Count > 0
                ? $"{subject} is used by nothing and would open {(wide.Count > 0 ? traffic : Opened(worldly))} to everybody"
                : $"{subject} is used by nothing",
            wide.Count > 0
                ? Rating.Of(4, "whatever takes it is open to everybody on every port", 1, "nothing has it now")
                : worldly.Count > 0
                    ? Rating.Of(
                        3, $"whatever takes it is open to everybody on {Opened(worldly)}", 1, "nothing has it now")
                    : Rating.Of(1, "it opens nothing to everybody", 1, "nothing has it now"),
            [
                .. rules.Select(rule => new Fact(rule.RuleId, "rule", RuleText.Of(rule))),
                new Fact(group.Id.Value, "looked for in", GroupUses.LookedIn),
                new Fact(group.Id.Value, "cannot be known", GroupUses.CannotBeKnown),
            ],
            rules.Select(rule => rule.RuleId));
    }

    private static TrafficSet Opened(IEnumerable<SecurityGroupRule> rules) =>
        rules.Aggregate(TrafficSet.Empty, (set, rule) => set.Union(SecurityGroupTraffic.Of(rule)));
}
