using Graph.Engine.Network;
using Graph.Engine.Placing;
using Graph.Model;
using Graph.Model.Addressing;
using Graph.Model.Evidence;
using Graph.Model.Resources;
using Graph.Threats.Placement;

namespace Graph.Threats.Rules.Asking;

/// <summary>Security groups with their rules and whom they are on.</summary>
internal sealed class GroupIndex
{
    private readonly ILookup<Id<SecurityGroup>, SecurityGroupRule> _rules;
    private readonly ILookup<Id<ManagedPrefixList>, Cidr> _lists;
    private readonly PrefixLists _known;
    private readonly Dictionary<string, List<Asset>> _assets = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<InterfaceProfile>> _interfaces = new(StringComparer.Ordinal);

    private GroupIndex(ThreatContext context)
    {
        _rules = context.Estate.Rows<SecurityGroupRule>().ToLookup(rule => rule.Group);
        _lists = context.Estate.Rows<PrefixListEntry>().ToLookup(entry => entry.PrefixList, entry => entry.Block);
        _known = new PrefixLists(context.Estate);
        foreach (var asset in context.Placement.Assets)
        {
            foreach (var one in asset.Interfaces)
            {
                foreach (var group in one.Groups)
                {
                    var assets = Entry(_assets, group);
                    if (assets.Count == 0 || assets[^1] != asset)
                        assets.Add(asset);
                    Entry(_interfaces, group).Add(one);
                }
            }
        }
    }

    public static GroupIndex Of(ThreatContext context) => new(context);

    public IEnumerable<SecurityGroupRule> RulesOf(Id<SecurityGroup> group) => _rules[group];

    /// <summary>The assets that have the group, by id.</summary>
    public IReadOnlyList<Asset> AssetsWith(Id<SecurityGroup> group) => _assets.GetValueOrDefault(group.Value, []);

    public IReadOnlyList<InterfaceProfile> InterfacesWith(Id<SecurityGroup> group) =>
        _interfaces.GetValueOrDefault(group.Value, []);

    /// <summary>Whether the entries of a prefix list were read whole.</summary>
    public bool IsKnown(Id<ManagedPrefixList> list) => _known.EntriesOf(list.Value) is not null;

    /// <summary>An open question for each prefix list that some of a group's rules name and whose entries were not read whole.</summary>
    public IEnumerable<RuleOutcome> UnreadLists(SecurityGroup group, Func<SecurityGroupRule, bool> matters) =>
        RulesOf(group.Id).Where(matters).Select(rule => rule.Peer).OfType<SecurityGroupPeer.PrefixList>()
            .Select(peer => peer.List).Distinct().Where(list => !IsKnown(list))
            .Select(list => Outcomes.Undecided(
                Subjects.Group(group), $"entries of {list}", new MissingFact(list.Value, "its entries are not in the snapshot")));

    /// <summary>The addresses of a peer; none for a group.</summary>
    public IEnumerable<Cidr> BlocksOf(SecurityGroupPeer peer) => peer switch
    {
        SecurityGroupPeer.Block block => [block.Cidr],
        SecurityGroupPeer.PrefixList list => _lists[list.List],
        _ => [],
    };

    private static List<TItem> Entry<TItem>(Dictionary<string, List<TItem>> lists, string key)
    {
        if (!lists.TryGetValue(key, out var list))
            lists[key] = list = [];
        return list;
    }
}
