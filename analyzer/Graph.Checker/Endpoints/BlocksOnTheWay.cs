using Graph.Checker.Facts;
using Graph.Model;
using Graph.Model.Addressing;
using Graph.Model.Resources;

namespace Graph.Checker.Endpoints;

/// <summary>
/// Every block that a rule, route or list on a way between an interface and an address outside may compare that address with:
/// those in the groups of the interface, of the targets behind it and of forwarding hosts, and those around their VPCs.
/// </summary>
internal static class BlocksOnTheWay
{
    public static IEnumerable<Cidr> Of(EstateFacts facts, NetworkInterface? inside)
    {
        if (inside is null)
            return facts.Blocks.Everywhere;
        var holders = LoadBalancerTargets.Behind(facts, inside).Prepend(inside).ToList();
        return holders.Concat(facts.Interfaces.Forwarding).SelectMany(facts.Interfaces.GroupsOf).Distinct().SelectMany(group => BlocksOf(facts, group))
            .Concat(holders.Select(holder => holder.Vpc).Distinct().SelectMany(vpc => facts.Blocks.Around(vpc)));
    }

    private static IEnumerable<Cidr> BlocksOf(EstateFacts facts, Id<SecurityGroup> group)
    {
        foreach (var rule in facts.Filters.RulesOf(group, egress: false).Concat(facts.Filters.RulesOf(group, egress: true)))
        {
            if (rule.Peer is SecurityGroupPeer.Block block)
                yield return block.Cidr;
            if (rule.Peer is SecurityGroupPeer.PrefixList list && facts.Routes.EntriesOf(list.List) is { } entries)
            {
                foreach (var entry in entries)
                    yield return entry;
            }
        }
    }
}
