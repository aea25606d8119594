using Graph.Engine.Sets;
using Graph.Model.Addressing;
using Graph.Model.Evidence;
using Graph.Model.Resources;

namespace Graph.Engine.Network;

/// <summary>
/// The security groups of an interface, taken together: the union of all their rules (security-group-rules.md). Interfaces
/// with the same groups share one.
/// </summary>
internal sealed class GroupSet
{
    private readonly Lazy<Rules> _inbound;
    private readonly Lazy<Rules> _outbound;

    /// <param name="ids">sorted, without repeats.</param>
    /// <param name="rulesOf">the rules of a group and direction; null where the snapshot does not hold the group.</param>
    /// <param name="absenceOf">what is missing where it does not.</param>
    public GroupSet(
        string[] ids,
        Func<string, bool, IReadOnlyList<SecurityGroupRule>?> rulesOf,
        Func<string, IReadOnlyList<Cidr>?> entriesOf,
        Func<string, MissingFact> absenceOf)
    {
        Ids = ids;
        Text = string.Join(' ', ids);
        _inbound = new(() => new Rules(ids, rulesOf, entriesOf, absenceOf, isEgress: false));
        _outbound = new(() => new Rules(ids, rulesOf, entriesOf, absenceOf, isEgress: true));
    }

    public static GroupSet None { get; } = new([], (_, _) => [], _ => [], id => new(id, "it is not in the snapshot"));

    public string[] Ids { get; }

    /// <summary>The ids in one line.</summary>
    public string Text { get; }

    public Rules Inbound => _inbound.Value;

    public Rules Outbound => _outbound.Value;

    public override string ToString() => Text;

    /// <summary>One direction's rules: by the far address, and by the groups that they reference.</summary>
    internal sealed class Rules
    {
        private readonly BlockMap<Allowed> _byAddress;
        private readonly Dictionary<string, TrafficSet> _byGroup = new(StringComparer.Ordinal);

        public Rules(
            string[] ids,
            Func<string, bool, IReadOnlyList<SecurityGroupRule>?> rulesOf,
            Func<string, IReadOnlyList<Cidr>?> entriesOf,
            Func<string, MissingFact> absenceOf,
            bool isEgress)
        {
            var rules = new List<SecurityGroupRule>();
            var doubts = new List<Doubt>();
            foreach (var id in ids)
            {
                if (rulesOf(id, isEgress) is { } some)
                    rules.AddRange(some);
                else
                    doubts.Add(new(TrafficSet.All, absenceOf(id)));
            }

            var byBlock = new List<(Cidr[]? Blocks, TrafficSet Traffic)>();
            foreach (var rule in rules)
            {
                var traffic = SecurityGroupTraffic.Of(rule);
                CouldAdmit = CouldAdmit.Union(traffic);
                switch (rule.Peer)
                {
                    case SecurityGroupPeer.Block block:
                        byBlock.Add(([block.Cidr], traffic));
                        break;
                    case SecurityGroupPeer.PrefixList list:
                        var entries = entriesOf(list.List.Value);
                        byBlock.Add((entries?.ToArray(), traffic));
                        if (entries is null)
                            doubts.Add(new(traffic, new(list.List.Value, "a rule names the prefix list, and its entries were not read")));
                        break;
                    case SecurityGroupPeer.Group group:
                        _byGroup[group.Id.Value] = _byGroup.GetValueOrDefault(group.Id.Value, TrafficSet.Empty).Union(traffic);
                        References = References.Union(traffic);
                        break;
                    default:
                        throw new InvalidOperationException("a rule's peer is a block, a prefix list or a group");
                }
            }

            var unknown = doubts.Aggregate(TrafficSet.Empty, (set, doubt) => set.Union(doubt.Traffic));
            CouldAdmit = CouldAdmit.Union(unknown);
            Blocks = [.. byBlock.SelectMany(one => one.Blocks ?? [])];
            _byAddress = new(Blocks, address =>
            {
                var certain = TrafficSet.Empty;
                foreach (var (blocks, traffic) in byBlock)
                {
                    if (blocks is not null && Array.Exists(blocks, block => block.Contains(address)))
                        certain = certain.Union(traffic);
                }

                return new Allowed(certain, certain.Union(unknown), doubts);
            });
        }

        /// <summary>Whatever some rule admits, from anywhere.</summary>
        public TrafficSet CouldAdmit { get; } = TrafficSet.Empty;

        /// <summary>What the rules with a reference admit, whoever has the group.</summary>
        public TrafficSet References { get; } = TrafficSet.Empty;

        /// <summary>Every block that a rule compares the far address with.</summary>
        public Cidr[] Blocks { get; }

        public IReadOnlyDictionary<string, TrafficSet> ByGroup => _byGroup;

        public Allowed By(Address far) => _byAddress[far];

        /// <summary>What rules that reference any of these groups admit.</summary>
        public TrafficSet ByGroups(string[] groups)
        {
            var admitted = TrafficSet.Empty;
            if (_byGroup.Count == 0)
                return admitted;
            foreach (var group in groups)
            {
                if (_byGroup.TryGetValue(group, out var traffic))
                    admitted = admitted.Union(traffic);
            }

            return admitted;
        }
    }
}
