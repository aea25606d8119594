using System.Collections.Immutable;
using Graph.Engine.Network;
using Graph.Engine.Sets;
using Graph.Model.Coverage;
using Graph.Model.Evidence;
using Graph.Model.Resources;
using Graph.Threats.Catalogue;
using Graph.Threats.Findings;
using Graph.Threats.Placement;
using Graph.Threats.Policies;
using Graph.Threats.Rules.Asking;

namespace Graph.Threats.Rules.Segmentation;

/// <summary>An inbound rule of a group in use whose private block contains a block of the group's VPC.</summary>
internal sealed class N26WholeNetworkAdmitted : IThreatRule
{
    public ThreatId Id { get; } = new("N26");

    public IEnumerable<RuleOutcome> Evaluate(ThreatContext context)
    {
        var index = context.Shared(GroupIndex.Of);
        var blocks = context.Estate.Rows<VpcCidrBlock>().Where(row => row.State is "associated")
            .ToLookup(row => row.Vpc, row => row.Block);
        foreach (var group in context.Estate.Rows<SecurityGroup>())
        {
            // Endpoints serve whoever is in the VPC.
            var members = index.AssetsWith(group.Id);
            if (group.Vpc is not { } vpc || members.All(asset => asset.IsEndpoint()))
                continue;
            ImmutableArray<SecurityGroupRule> rules =
            [
                .. index.RulesOf(group.Id).Where(rule => !rule.IsEgress
                    && index.BlocksOf(rule.Peer).Any(
                        block => !Breadth.IsWorld(AddressSet.Of([block])) && blocks[vpc].Any(own => block.Contains(own)))
                    && !Served(context, members).Contains(SecurityGroupTraffic.Of(rule).Except(TrafficSet.AllIcmp))),
            ];
            foreach (var open in index.UnreadLists(group, rule => !rule.IsEgress))
                yield return open;
            if (!rules.IsEmpty)
            {
                yield return Found(context, group, members, rules);
                foreach (var open in Outcomes.Exposure(context, Subjects.Group(group), members.SelectMany(context.Flows.To), TrafficOf(rules)))
                    yield return open;
            }
        }

        foreach (var outcome in context.Unread(
            "rules of groups",
            "it may tell of a rule, a block, or an interface with a group",
            ApiCall.DescribeSecurityGroups,
            ApiCall.DescribeVpcs,
            ApiCall.DescribeNetworkInterfaces))
            yield return outcome;
    }

    /// <summary>
    /// What the inner tiers may all send to each of the members by the policy's matrix: services of the whole network.
    /// </summary>
    private static TrafficSet Served(ThreatContext context, IReadOnlyList<Asset> members)
    {
        var policy = context.Policy;
        var inner = policy.Tiers.Select(tier => tier.Name).Where(tier => tier != "perimeter").ToList();
        return members.Aggregate(TrafficSet.All, (served, asset) => inner.Where(tier => tier != asset.Placed.TierName)
            .Aggregate(served, (set, tier) =>
                set.Intersect(policy.Allowed.Between([tier], TierMatrix.NamesOf(asset)))));
    }

    private static TrafficSet TrafficOf(ImmutableArray<SecurityGroupRule> rules) =>
        rules.Aggregate(TrafficSet.Empty, (set, rule) => set.Union(SecurityGroupTraffic.Of(rule)));

    private RuleOutcome.Found Found(
        ThreatContext context,
        SecurityGroup group,
        IReadOnlyList<Asset> members,
        ImmutableArray<SecurityGroupRule> rules)
    {
        var (index, traffic) = (context.Shared(GroupIndex.Of), TrafficOf(rules));
        var sources = members.SelectMany(asset => context.Flows.To(asset)
            .Where(flow =>
                flow.Reachable.Overlaps(traffic)
                    && rules.Any(rule => index.BlocksOf(rule.Peer).Any(block => block.Contains(flow.SourceAddress))))
            .SelectMany(flow => context.Placement.AssetsOf(flow.Source)).Where(from => from != asset))
                .Select(from => from.Id).Distinct().Order(StringComparer.Ordinal).ToList();
        var (weight, reason) = Rate.WeightOf(context.Policy, members, "nothing");
        var subject = Subjects.Group(group);
        return Outcomes.Found(
            Id,
            subject,
            $"{subject} admits whole networks in place of those that need it: {string.Join(", ", rules.Select(rule => rule.Peer.ToString()).Distinct())} on {traffic}",
            sources.Count > 0
                ? Rating.Of(2, $"proved from {Rate.Some(sources)}", weight, reason)
                : new Ratings(
                    Rating.Of(1, "nobody is proved to use it now", weight, reason),
                    Rating.Of(2, "its rules admit the whole network", weight, reason)),
            rules.Select(rule => new Fact(rule.RuleId, "rule", RuleText.Of(rule))),
            rules.Select(rule => rule.RuleId));
    }
}
