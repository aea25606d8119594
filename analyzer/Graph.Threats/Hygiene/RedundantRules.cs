using Graph.Engine.Network;
using Graph.Model;
using Graph.Model.Resources;

namespace Graph.Threats.Hygiene;

/// <summary>
/// A security group rule that changes nothing, since another rule of its group admits all that it does.
/// </summary>
internal sealed record RedundantRule(SecurityGroupRule Rule, SecurityGroupRule Within);

/// <summary>
/// Finds security group rules that one other rule of the same group and direction contains: rules add up
/// (security-group-rules.html).
/// </summary>
internal static class RedundantRules
{
    public static IEnumerable<RedundantRule> Of(Estate estate)
    {
        var lists = new PrefixLists(estate);
        foreach (var rules in estate.Rows<SecurityGroupRule>().GroupBy(rule => (rule.Group, rule.IsEgress)))
        {
            var all = rules.OrderBy(rule => rule.RuleId, StringComparer.Ordinal).ToList();
            foreach (var rule in all)
            {
                // Of two that contain each other the first stays.
                var within = all.Find(other => other != rule && Contains(lists, other, rule)
                    && (!Contains(lists, rule, other) || string.CompareOrdinal(other.RuleId, rule.RuleId) < 0));
                if (within is not null)
                    yield return new(rule, within);
            }
        }
    }

    private static bool Contains(
        PrefixLists lists, SecurityGroupRule outer, SecurityGroupRule inner) =>
        SecurityGroupTraffic.Of(outer).Contains(SecurityGroupTraffic.Of(inner)) && (outer.Peer, inner.Peer) switch
        {
            (SecurityGroupPeer.Block one, SecurityGroupPeer.Block other) => one.Cidr.Contains(other.Cidr),
            (SecurityGroupPeer.Block one, SecurityGroupPeer.PrefixList other) =>
                lists.EntriesOf(other.List.Value) is { Count: > 0 } blocks && blocks.All(block => one.Cidr.Contains(block)),
            (SecurityGroupPeer.PrefixList one, SecurityGroupPeer.PrefixList other) => one.List == other.List,
            (SecurityGroupPeer.Group one, SecurityGroupPeer.Group other) => one.Id == other.Id,
            _ => false,
        };
}
