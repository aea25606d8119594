using Graph.Engine.Network;
using Graph.Engine.Sets;
using Graph.Model.Coverage;
using Graph.Model.Evidence;
using Graph.Model.Resources;
using Graph.Threats.Catalogue;
using Graph.Threats.Findings;
using Graph.Threats.Rules.Asking;

namespace Graph.Threats.Rules.Perimeter;

/// <summary>
/// A group in use whose rules, taken together, admit all protocols or all TCP or UDP ports from most of the internet.
/// </summary>
internal sealed class N05WideOpenGroup : IThreatRule
{
    private static readonly TrafficSet[] Breadths = [TrafficSet.All, TrafficSet.AllTcp, TrafficSet.AllUdp];

    public ThreatId Id { get; } = new("N05");

    public IEnumerable<RuleOutcome> Evaluate(ThreatContext context)
    {
        var index = context.Shared(GroupIndex.Of);
        foreach (var group in context.Estate.Rows<SecurityGroup>())
        {
            if (index.AssetsWith(group.Id).Count == 0)
                continue;
            foreach (var outcome in index.UnreadLists(group, rule => !rule.IsEgress))
                yield return outcome;
            if (WideOpen(index, group) is var (traffic, rules) && rules.Count > 0)
            {
                yield return Judge(context, index, group, traffic, rules);
                var flows = index.AssetsWith(group.Id).SelectMany(context.Flows.FromInternet).ToList();
                foreach (var open in flows.Exists(flow => flow.Reachable.Overlaps(traffic))
                    ? [] : Outcomes.Exposure(context, Subjects.Group(group), flows, traffic))
                    yield return open;
            }
        }

        foreach (var outcome in context.Unread(
            "use of groups", "it may tell of a group, its rules, or an interface that has it",
            ApiCall.DescribeSecurityGroups,
            ApiCall.DescribeNetworkInterfaces))
            yield return outcome;
    }

    /// <summary>
    /// The widest traffic that the group admits from the world, and the rules that do; none for another group.
    /// </summary>
    internal static (TrafficSet Traffic, IReadOnlyList<SecurityGroupRule> Rules) WideOpen(
        GroupIndex index, SecurityGroup group)
    {
        foreach (var traffic in Breadths)
        {
            var rules = index.RulesOf(group.Id)
                .Where(rule => !rule.IsEgress && SecurityGroupTraffic.Of(rule).Contains(traffic)).ToList();
            if (Breadth.IsWorld(AddressSet.Of(rules.SelectMany(rule => index.BlocksOf(rule.Peer)))))
                return (traffic, [.. rules.Where(rule => index.BlocksOf(rule.Peer).Any())]);
        }

        return (TrafficSet.Empty, []);
    }

    private RuleOutcome.Found Judge(
        ThreatContext context, GroupIndex index, SecurityGroup group, TrafficSet traffic, IReadOnlyList<SecurityGroupRule> rules)
    {
        var members = index.AssetsWith(group.Id);
        var reached = members.Where(asset =>
            context.Flows.FromInternet(asset).Any(flow => flow.Reachable.Overlaps(traffic))).ToList();
        var (weight, reason) = Rate.WeightOf(context.Policy, reached.Count > 0 ? reached : members, "on nothing");
        return Outcomes.Found(
            Id,
            Subjects.Group(group),
            $"{Subjects.Group(group)} admits {traffic} from everybody and is on {Rate.Some(members.Select(asset => asset.Id))}",
            reached.Count > 0
                ? Rating.Of(
                    4,
                    $"the internet is proved to reach {Rate.Some(reached.Select(asset => asset.Id))}",
                    weight,
                    reason)
                : new Ratings(
                    Rating.Of(
                        2,
                        "nothing is proved to come from the internet: routes, addresses or network ACLs are all that is left",
                        weight,
                        reason),
                    Rating.Of(4, "its rules admit the internet", weight, reason)),
            rules.Select(rule => new Fact(rule.RuleId, "rule", RuleText.Of(rule))),
            rules.Select(rule => rule.RuleId),
            Subject.Internet);
    }
}
