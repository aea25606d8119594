using Graph.Model;
using Graph.Model.Addressing;
using Graph.Model.Coverage;
using Graph.Model.Evidence;
using Graph.Model.Resources;

namespace Graph.Engine.Network;

/// <summary>The interfaces with their addresses and groups; those of terminated instances are absent.</summary>
internal sealed class InterfaceBuilder(
    Estate estate, Func<string, VpcNode> vpcOf, Dictionary<string, SubnetNode> subnets, PrefixLists lists)
{
    private readonly List<InterfaceNode> _all = [];
    private readonly Dictionary<string, GroupSet> _groupSets = new(StringComparer.Ordinal);

    public IReadOnlyList<InterfaceNode> All => _all;

    public Dictionary<string, InterfaceNode> ById { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, Instance> Instances { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, List<InterfaceNode>> OfInstance { get; } = new(StringComparer.Ordinal);

    public Dictionary<Address, (InterfaceNode Holder, Address Private)> BehindPublic { get; } = [];

    public Dictionary<Address, List<InterfaceNode>> HoldersOf { get; } = [];

    public IReadOnlyList<GroupSet> GroupSets => [.. _groupSets.Values];

    public InterfaceBuilder Build()
    {
        foreach (var instance in estate.Rows<Instance>())
            Instances[instance.Id.Value] = instance;
        AddInterfaces();
        AddAddresses();
        AddGroups();
        foreach (var prefix in estate.Rows<InterfacePrefix>())
        {
            if (!ById.TryGetValue(prefix.Interface.Value, out var holder))
                continue;
            holder.Vpc.AddPrefix(holder, prefix.Prefix);
            holder.IsSingular = true;
        }

        return this;
    }

    /// <summary>The NAT gateway of each interface that one names.</summary>
    public IEnumerable<(string Interface, NatGateway Gateway)> NatOfInterface(Gateways gateways)
    {
        foreach (var row in estate.Rows<NatGatewayAddress>())
        {
            if (row.Interface is { } id && ById.ContainsKey(id.Value)
                && gateways.Nat.GetValueOrDefault(row.NatGateway.Value) is { } nat)
            {
                yield return (id.Value, nat);
            }
        }
    }

    private void AddInterfaces()
    {
        foreach (var row in estate.Rows<NetworkInterface>())
        {
            var host = row.Instance is { } id ? Instances.GetValueOrDefault(id.Value) : null;
            if (host is { IsTerminated: true })
                continue;
            var node = new InterfaceNode(row, _all.Count, vpcOf(row.Vpc.Value))
            {
                Subnet = subnets.GetValueOrDefault(row.Subnet.Value),
                IsDormant = !row.IsAttached || host is { IsRunning: false },
            };
            _all.Add(node);
            ById.Add(row.Id.Value, node);
            if (row.Instance is not { } instance)
                continue;
            if (!OfInstance.TryGetValue(instance.Value, out var siblings))
                OfInstance[instance.Value] = siblings = [];
            siblings.Add(node);
        }

        foreach (var siblings in OfInstance.Values)
        {
            if (siblings.Count > 1)
                siblings.ForEach(node => node.IsSingular = true);
        }
    }

    private void AddAddresses()
    {
        foreach (var row in estate.Rows<InterfaceAddress>())
        {
            if (ById.TryGetValue(row.Interface.Value, out var holder))
                holder.Addresses.Add(row);
        }

        foreach (var holder in _all)
        {
            foreach (var row in holder.Addresses)
            {
                holder.IsSingular |= !holder.Vpc.TryAdd(holder, row);
                if (!HoldersOf.TryGetValue(row.Address, out var holders))
                    HoldersOf[row.Address] = holders = [];
                if (!holders.Contains(holder))
                    holders.Add(holder);
                if (row.PublicAddress is { } mapped)
                    holder.IsSingular |= !BehindPublic.TryAdd(mapped, (holder, row.Address));
            }
        }
    }

    private void AddGroups()
    {
        var known = estate.Rows<SecurityGroup>().Select(row => row.Id.Value).ToHashSet(StringComparer.Ordinal);
        var rules = estate.Rows<SecurityGroupRule>().ToLookup(row => (row.Group.Value, row.IsEgress));
        IReadOnlyList<SecurityGroupRule>? RulesOf(string id, bool isEgress) =>
            known.Contains(id) ? [.. rules[(id, isEgress)]] : null;

        var groups = new Dictionary<InterfaceNode, List<string>>();
        foreach (var row in estate.Rows<InterfaceGroup>())
        {
            if (!ById.TryGetValue(row.Interface.Value, out var node))
                continue;
            if (!groups.TryGetValue(node, out var ids))
                groups[node] = ids = [];
            ids.Add(row.Group.Value);
        }

        foreach (var (node, ids) in groups)
        {
            string[] sorted = [.. ids.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
            var key = string.Join(' ', sorted);
            if (!_groupSets.TryGetValue(key, out var set))
            {
                // Interfaces with the same groups are in one region: a group is of a VPC.
                _groupSets[key] = set = new GroupSet(sorted, RulesOf, lists.EntriesOf, id => AbsenceOf(id, node.Row.Scope));
            }

            node.Groups = set;
        }
    }

    private MissingFact AbsenceOf(string group, Scope scope) => estate.Coverage.IsComplete(ApiCall.DescribeSecurityGroups, scope)
        ? new MissingFact(group, "the security group is on an interface but not in the snapshot")
        : new MissingFact($"{ApiCall.DescribeSecurityGroups} in {scope}", $"the rules of {group} are needed");
}
