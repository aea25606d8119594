using Graph.Model;
using Graph.Model.Coverage;
using Graph.Model.Resources;
using Graph.Threats.Catalogue;
using Graph.Threats.Documents;
using Graph.Threats.Findings;
using Graph.Threats.Placement;
using Graph.Threats.Policies;
using Graph.Threats.Rules.Asking;

namespace Graph.Threats.Rules.Segmentation;

/// <summary>A subnet, or a security group, with assets of several tiers.</summary>
internal sealed class N24SharedSegment : IThreatRule
{
    public ThreatId Id { get; } = new("N24");

    public IEnumerable<RuleOutcome> Evaluate(ThreatContext context)
    {
        var subjects = context.Shared(Subjects.Of);
        foreach (var subnet in context.Placement.Assets.SelectMany(asset =>
            asset.Interfaces.Select(one => (one.Row.Subnet, Asset: asset)))
            .GroupBy(pair => pair.Subnet, pair => pair.Asset).OrderBy(group => group.Key))
        {
            // Nodes of balancers, NAT gateways and endpoints stand where they serve.
            var hosts = subnet.Distinct().Where(asset => asset.IsHost()).ToList();
            if (Tiers(context.Policy, hosts) is { Count: > 1 } tiers)
            {
                yield return Found(
                    context,
                    subjects.Resource("subnet", subnet.Key.Value),
                    hosts,
                    tiers,
                    "no network ACL can stand between them",
                    1);
            }
        }

        var index = context.Shared(GroupIndex.Of);
        foreach (var group in context.Estate.Rows<SecurityGroup>())
        {
            if (Tiers(context.Policy, index.AssetsWith(group.Id)) is { Count: > 1 } tiers)
            {
                var hasRules = index.RulesOf(group.Id).Any(rule => !rule.IsEgress) || IsNamedByRules(context, group.Id);
                yield return Found(
                    context,
                    Subjects.Group(group),
                    index.AssetsWith(group.Id),
                    tiers,
                    hasRules
                        ? "a rule for one of them opens the others"
                        : "it has no inbound rule now; the first one opens all of them",
                    hasRules ? 1 : 0);
            }
        }

        foreach (var outcome in Outcomes.Unplaced(context).Concat(context.Unread(
            "segments", "it may tell of an interface", ApiCall.DescribeNetworkInterfaces, ApiCall.DescribeSecurityGroups)))
            yield return outcome;
    }

    private static bool IsNamedByRules(ThreatContext context, Id<SecurityGroup> group) =>
        context.Estate.Rows<SecurityGroupRule>()
        .Any(rule => rule.Group != group && rule.Peer is SecurityGroupPeer.Group peer && peer.Id == group);

    /// <summary>A misspelt tier is the one that was meant: N57 tells of it.</summary>
    private static List<string> Tiers(Policy policy, IEnumerable<Asset> assets)
    {
        var known = policy.Tiers.Select(tier => tier.Name).ToList();
        return
        [
            .. assets.Select(asset => asset.Placed.TierName).OfType<string>().Distinct()
                .Select(name => known.Contains(name) ? name : Guess.Nearest(name, known) ?? name)
                .Distinct().Order(StringComparer.Ordinal),
        ];
    }

    private RuleOutcome.Found Found(
        ThreatContext context, Subject subject, IReadOnlyList<Asset> assets, List<string> tiers, string consequence, int exposure)
    {
        var (weight, reason) = Rate.WeightOf(context.Policy, assets, "nothing");
        return Outcomes.Found(
            Id,
            subject,
            $"{subject} holds the tiers {string.Join(" and ", tiers)}: {consequence}",
            Rating.Of(
                exposure,
                exposure == 0 ? "no rule names it" : "tiers that are to be apart are one segment",
                weight,
                reason),
            assets.Where(asset => asset.Placed.TierName is not null).OrderBy(asset => asset.Id, StringComparer.Ordinal)
                .Select(asset => new Fact(asset.Id, "tier", asset.Placed.TierName ?? "")));
    }
}
