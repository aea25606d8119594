using System.Collections.Concurrent;
using Graph.Engine.Network;
using Graph.Engine.Sets;
using Graph.Model.Addressing;

namespace Graph.Engine.Proving;

/// <summary>
/// The internet and on premises as sides of a question: their addresses in cells that nothing on the way to or from an
/// interface can tell apart.
/// </summary>
internal sealed class Outside(CompiledNetwork network)
{
    private readonly ConcurrentDictionary<(GroupSet, string, AddressFamily), IReadOnlyList<(Address, AddressSet)>> _internet = [];
    private readonly Lazy<AddressSet> _public = new(() => AddressSet.Of([Cidr.AllIPv4, Cidr.AllIPv6])
        .Except(AddressSet.Of(SpecialPurposeAddresses.Blocks))
        .Except(AddressSet.Of(network.Vpcs.Values.Where(vpc => vpc.Row is not null).SelectMany(vpc => vpc.Blocks)
            .Where(ReachesOutside))));

    private readonly Lazy<Cidr[]> _forwarding = new(
        () => [.. network.Forwarding.SelectMany(node => BlocksOf(node.Groups)).Distinct()]);

    /// <summary>Every address that routes lead to on premises, or may be there where no route tells.</summary>
    public AddressSet OnPremises { get; } = AddressSet.Of(network.OnPremises.SelectMany(PrefixesOf));

    /// <summary>The blocks behind an entry: those that routes tell of, else any private one.</summary>
    public static IReadOnlyList<Cidr> PrefixesOf(OnPremisesEntry entry) =>
        entry.Prefixes.Count > 0 ? entry.Prefixes : SpecialPurposeAddresses.PrivateIPv4;

    /// <summary>Public unicast addresses outside the special-purpose registries and outside every VPC.</summary>
    public AddressSet Internet => _public.Value;

    /// <param name="inside">the interface at the other end; null where nothing of the estate holds the address.</param>
    public IReadOnlyList<(Address Representative, AddressSet Cell)> InternetCells(InterfaceNode? inside, AddressFamily family)
    {
        // What is behind a load balancer depends on the load balancer.
        if (inside is null || inside.Role == InterfaceRole.LoadBalancerNode)
            return CellsOf(Internet, BlocksFor(inside), family);
        return _internet.GetOrAdd(
            (inside.Groups, inside.Vpc.ConnectedSet, family), _ => CellsOf(Internet, BlocksFor(inside), family));
    }

    /// <summary>The addresses that routes lead to, else the private ranges; none of the estate's own.</summary>
    public IReadOnlyList<(Address Representative, AddressSet Cell)> OnPremisesCells(
        OnPremisesEntry entry, InterfaceNode? inside, AddressFamily family)
    {
        var universe = AddressSet.Of(PrefixesOf(entry))
            .Except(AddressSet.Of(network.Vpcs.Values.Where(vpc => vpc.Row is not null).SelectMany(vpc => vpc.Blocks)));
        return AddressCells.Of(family, universe, BlocksFor(inside), _ => false);
    }

    private IReadOnlyList<(Address, AddressSet)> CellsOf(AddressSet universe, IEnumerable<Cidr> blocks, AddressFamily family) =>
        AddressCells.Of(family, universe, blocks.Where(ReachesOutside), IsOwn);

    /// <summary>The estate's own public addresses lie within ranges that are else the internet.</summary>
    private bool IsOwn(Address address) => network.BehindPublic.ContainsKey(address)
        || network.Gateways.NatByPublic.ContainsKey(address)
        || network.Gateways.ElasticIps.ContainsKey(address);

    /// <summary>Every block that something on a way between the interface and an address outside may compare that address with.</summary>
    public IEnumerable<Cidr> BlocksFor(InterfaceNode? inside)
    {
        if (inside is null)
            return network.AllBlocks;
        var holders = HoldersBehind(inside).ToList();
        return holders.Select(holder => holder.Groups).Distinct().SelectMany(BlocksOf)
            .Concat(_forwarding.Value)
            .Concat(holders.Select(holder => holder.Vpc.ConnectedSet).Distinct()
                .SelectMany(set => network.BlocksOfSet.GetValueOrDefault(set) ?? []));
    }

    /// <summary>An interface, and where it passes packets on, those that it passes them to.</summary>
    public IEnumerable<InterfaceNode> HoldersBehind(InterfaceNode inside) => TargetsBehind(inside).Prepend(inside);

    private IEnumerable<InterfaceNode> TargetsBehind(InterfaceNode node)
    {
        if (node.LoadBalancer is not LoadBalancerNode.Version2 balancer)
            yield break;
        var groups = balancer.Listeners
            .SelectMany(listener => network.LoadBalancers.ActionsOf.GetValueOrDefault(listener.Id.Value) ?? [])
            .Select(action => action.TargetGroup?.Value).OfType<string>().Distinct(StringComparer.Ordinal)
            .Select(id => network.LoadBalancers.TargetGroups.GetValueOrDefault(id)).OfType<TargetGroupNode>();
        foreach (var target in groups.SelectMany(group => group.Targets))
        {
            if (network.InterfacesOfInstance.TryGetValue(target.TargetId, out var hosts))
            {
                foreach (var host in hosts)
                    yield return host;
            }
            else if (network.LoadBalancers.ById.TryGetValue(target.TargetId, out var behind))
            {
                foreach (var other in behind.Nodes)
                    yield return other;
            }
            else if (Address.TryParse(target.TargetId, out var address) && network.HoldersOf.TryGetValue(address, out var holders))
            {
                foreach (var holder in holders)
                    yield return holder;
            }
        }
    }

    private static Cidr[] BlocksOf(GroupSet groups) => [.. groups.Inbound.Blocks, .. groups.Outbound.Blocks];

    /// <summary>Blocks within the special-purpose ranges cut nothing of the internet.</summary>
    private static bool ReachesOutside(Cidr block) =>
        !SpecialPurposeAddresses.Blocks.Any(special => special.Contains(block));
}
