using Graph.Engine.Network;
using Graph.Engine.Sets;
using Graph.Model.Coverage;
using Graph.Model.Evidence;
using Graph.Model.Resources;
using Graph.Threats.Catalogue;
using Graph.Threats.Findings;
using Graph.Threats.Rules.Asking;

namespace Graph.Threats.Rules.Segmentation;

/// <summary>A group on several interfaces that admits all protocols or all TCP ports from itself.</summary>
internal sealed class N25SelfReference : IThreatRule
{
    public ThreatId Id { get; } = new("N25");

    public IEnumerable<RuleOutcome> Evaluate(ThreatContext context)
    {
        var index = context.Shared(GroupIndex.Of);
        foreach (var group in context.Estate.Rows<SecurityGroup>())
        {
            var rules = index.RulesOf(group.Id).Where(rule => !rule.IsEgress
                && rule.Peer is SecurityGroupPeer.Group peer && peer.Id == group.Id
                    && SecurityGroupTraffic.Of(rule).Contains(TrafficSet.AllTcp)).ToList();
            var members = index.InterfacesWith(group.Id);
            if (rules.Count == 0 || members.Count < 2)
                continue;
            var (weight, reason) = Rate.WeightOf(context.Policy, index.AssetsWith(group.Id), "nothing");
            var subject = Subjects.Group(group);
            yield return Outcomes.Found(
                Id,
                subject,
                $"whoever holds one member of {subject} reaches every port of the others: {Rate.Some(index.AssetsWith(group.Id).Select(asset => asset.Id))}",
                Rating.Of(2, "every port of every neighbour", weight, reason),
                rules.Select(rule => new Fact(rule.RuleId, "rule", RuleText.Of(rule))),
                rules.Select(rule => rule.RuleId),
                subject);
        }

        foreach (var outcome in context.Unread(
            "members of groups", "it may tell of a further member or rule", ApiCall.DescribeNetworkInterfaces, ApiCall.DescribeSecurityGroups))
            yield return outcome;
    }
}
