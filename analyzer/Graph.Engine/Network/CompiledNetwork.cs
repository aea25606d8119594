using Graph.Model;
using Graph.Model.Addressing;
using Graph.Model.Coverage;
using Graph.Model.Resources;

namespace Graph.Engine.Network;

/// <summary>
/// An estate as the prover walks it: nodes that point at each other, filters and route tables as functions of an address.
/// Immutable once built; what it computes late is the same whoever asks first.
/// </summary>
internal sealed class CompiledNetwork
{
    public required Estate Estate { get; init; }

    public required Dictionary<string, VpcNode> Vpcs { get; init; }

    public required Dictionary<string, SubnetNode> Subnets { get; init; }

    public required IReadOnlyList<InterfaceNode> Interfaces { get; init; }

    public required Dictionary<string, InterfaceNode> InterfaceById { get; init; }

    /// <summary>The interfaces of each instance that is there, also of those without any.</summary>
    public required Dictionary<string, List<InterfaceNode>> InterfacesOfInstance { get; init; }

    public required Dictionary<string, Instance> Instances { get; init; }

    public required Dictionary<Address, (InterfaceNode Holder, Address Private)> BehindPublic { get; init; }

    public required Dictionary<Address, List<InterfaceNode>> HoldersOf { get; init; }

    public required Dictionary<string, RouteTableNode> RouteTables { get; init; }

    public required Dictionary<string, string> EdgeTableOf { get; init; }

    public required Gateways Gateways { get; init; }

    public required Dictionary<string, TransitGatewayNode> TransitGateways { get; init; }

    public required Transit Transit { get; init; }

    public required LoadBalancerIndex LoadBalancers { get; init; }

    public required IReadOnlyList<OnPremisesEntry> OnPremises { get; init; }

    /// <summary>Resources that have interfaces in AWS which are not in the snapshot.</summary>
    public required HashSet<string> OrphanIds { get; init; }

    /// <summary>Interfaces whose source/destination check is off: they may forward other people's packets.</summary>
    public required IReadOnlyList<InterfaceNode> Forwarding { get; init; }

    /// <summary>By set of connected VPCs, the blocks that packets crossing them may be compared with.</summary>
    public required IReadOnlyDictionary<string, Cidr[]> BlocksOfSet { get; init; }

    /// <summary>Everything that any row of the estate compares an address with, groups' rules included.</summary>
    public required Cidr[] AllBlocks { get; init; }

    /// <summary>The sets of groups that interfaces have.</summary>
    public required IReadOnlyList<GroupSet> GroupSets { get; init; }

    /// <summary>Some route table has routes to prefix lists with different targets: where they overlap, AWS chooses.</summary>
    public required bool HasOverlappingPrefixLists { get; init; }

    public CoverageLedger Coverage => Estate.Coverage;

    public VpcNode? Vpc(string id) => Vpcs.GetValueOrDefault(id);

    /// <summary>The interface at device index 0, which an instance cannot lose; null where the snapshot does not show it.</summary>
    public InterfaceNode? PrimaryOf(string instance) =>
        InterfacesOfInstance.GetValueOrDefault(instance)?.Find(node => node.Row.DeviceIndex == 0);

    /// <summary>The interfaces that RDS made, by what it writes into their description.</summary>
    public IReadOnlyList<InterfaceNode> OfRds =>
        field ??= [.. Interfaces.Where(node => node.Row is { IsOfService: true, Description: "RDSNetworkInterface" })];

    /// <summary>Whether some VPC of the snapshot has the address in its blocks.</summary>
    public bool AnyVpcHolds(Address address) => ReferenceEquals(VpcBlocks.Value[address], _held);

    private readonly object _held = new();
    private readonly object _free = new();

    private Lazy<Sets.BlockMap<object>> VpcBlocks => field ??= new(() =>
    {
        Cidr[] blocks = [.. Vpcs.Values.Where(vpc => vpc.Row is not null).SelectMany(vpc => vpc.Blocks).Distinct()];
        return new(blocks, address => Array.Exists(blocks, block => block.Contains(address)) ? _held : _free);
    });
}
