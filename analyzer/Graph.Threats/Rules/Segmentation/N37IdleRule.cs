using Graph.Engine.Sets;
using Graph.Model.Coverage;
using Graph.Model.Evidence;
using Graph.Model.Resources;
using Graph.Threats.Catalogue;
using Graph.Threats.Findings;
using Graph.Threats.Hygiene;
using Graph.Threats.Rules.Asking;

namespace Graph.Threats.Rules.Segmentation;

/// <summary>
/// A rule that changes nothing: shadowed by entries before it, contained in another, or needed by no connection.
/// </summary>
internal sealed class N37IdleRule : IThreatRule
{
    public ThreatId Id { get; } = new("N37");

    public IEnumerable<RuleOutcome> Evaluate(ThreatContext context)
    {
        foreach (var shadowed in ShadowedEntries.Of(context.Estate))
        {
            yield return Outcomes.Found(
                Id,
                new Subject("network ACL entry", ShadowedEntries.IdOf(shadowed.Entry)),
                $"`{RuleText.Of(shadowed.Entry)}` of {shadowed.Entry.NetworkAcl} can never match: {Rate.Some(shadowed.By.Select(entry => $"rule {entry.RuleNumber}"))} decides before it",
                Nothing("no packet is decided by it"),
                shadowed.By.Select(entry => new Fact(ShadowedEntries.IdOf(entry), "entry", RuleText.Of(entry))),
                shadowed.By.Select(ShadowedEntries.IdOf).Append(ShadowedEntries.IdOf(shadowed.Entry)));
        }

        var redundant = RedundantRules.Of(context.Estate).ToList();
        foreach (var (rule, within) in redundant)
        {
            yield return Outcomes.Found(
                Id,
                new Subject("security group rule", rule.RuleId),
                $"`{RuleText.Of(rule)}` of {rule.Group} adds nothing to {within.RuleId}, which is `{RuleText.Of(within)}`",
                Nothing("another rule admits the same"),
                [new Fact(within.RuleId, "rule", RuleText.Of(within))],
                [rule.RuleId, within.RuleId]);
        }

        var index = context.Shared(GroupIndex.Of);
        foreach (var outcome in context.Estate.Rows<SecurityGroup>().SelectMany(group => index.UnreadLists(group, _ => true)))
            yield return outcome;
        foreach (var outcome in Unneeded(context, [.. redundant.Select(one => one.Rule.RuleId)]).Concat(context.Unread(
            "rules", "it may tell of a rule", ApiCall.DescribeNetworkAcls, ApiCall.DescribeSecurityGroups)))
            yield return outcome;
    }

    private IEnumerable<RuleOutcome> Unneeded(ThreatContext context, HashSet<string> told)
    {
        if (!context.Flows.Missing.IsEmpty)
            return Outcomes.Absences(context);
        var index = context.Shared(GroupIndex.Of);
        return UnneededRules.Of(context).Where(rule => !told.Contains(rule.RuleId)).Select(rule => Outcomes.Found(
            Id,
            new Subject("security group rule", rule.RuleId),
            $"`{RuleText.Of(rule)}` of {rule.Group} admits nobody who can get there",
            Breadth.IsWorld(AddressSet.Of(index.BlocksOf(rule.Peer)))
                ? Rating.Of(1, "it admits everybody as soon as a route or network ACL does", 1, "nothing uses it now")
                : Nothing("no proved connection needs it"),
            [new Fact(rule.RuleId, "rule", RuleText.Of(rule))],
            [rule.RuleId]));
    }

    private static Rating Nothing(string reason) => Rating.Of(0, reason, 1, "nothing hangs on it");
}
