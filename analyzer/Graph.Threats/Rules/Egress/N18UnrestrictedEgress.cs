using Graph.Engine.Network;
using Graph.Engine.Sets;
using Graph.Model.Coverage;
using Graph.Model.Evidence;
using Graph.Model.Resources;
using Graph.Threats.Catalogue;
using Graph.Threats.Findings;
using Graph.Threats.Placement;
using Graph.Threats.Rules.Asking;

namespace Graph.Threats.Rules.Egress;

/// <summary>An application asset whose groups let everything out to everywhere, with a proved way out.</summary>
internal sealed class N18UnrestrictedEgress : IThreatRule
{
    public ThreatId Id { get; } = new("N18");

    public IEnumerable<RuleOutcome> Evaluate(ThreatContext context) => Outcomes.Of(
        context,
        Id,
        Ways.ToInternet(context, asset =>
            asset.Placed.TierName is "application" && asset.IsHost() && OpenRules(context, asset).Any()
            ? TrafficSet.All.Except(context.Policy.ToInternet(asset))
            : TrafficSet.Empty),
        way => new Judgement(
            $"{way.Source} may send anything to the internet: {way.Reachable}",
            Rate.Outwards(context, way.From[0], 3, "a way out on every port"),
            [.. OpenRules(context, way.From[0]).Select(rule => new Fact(rule.RuleId, "rule", RuleText.Of(rule)))]))
        .Concat(UnreadLists(context))
        .Concat(context.Unread("rules of groups", "it may tell of a rule", ApiCall.DescribeSecurityGroups));

    /// <summary>A list that was not read may hold the world.</summary>
    private static IEnumerable<RuleOutcome> UnreadLists(ThreatContext context)
    {
        var index = context.Shared(GroupIndex.Of);
        return context.Estate.Rows<SecurityGroup>()
            .Where(group => index.AssetsWith(group.Id).Any(asset => asset.Placed.TierName is "application" && asset.IsHost()))
            .SelectMany(group => index.UnreadLists(group, rule => rule.IsEgress && SecurityGroupTraffic.Of(rule).Contains(TrafficSet.AllTcp)));
    }

    private static IEnumerable<SecurityGroupRule> OpenRules(ThreatContext context, Asset asset)
    {
        var index = context.Shared(GroupIndex.Of);
        return asset.Interfaces.SelectMany(one => one.Groups).Distinct().SelectMany(group => index.RulesOf(new(group)))
            .Where(rule => rule.IsEgress && SecurityGroupTraffic.Of(rule).Contains(TrafficSet.AllTcp)
                && Breadth.IsWorld(AddressSet.Of(index.BlocksOf(rule.Peer))));
    }
}
