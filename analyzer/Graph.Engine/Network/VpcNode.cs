using Graph.Model.Addressing;
using Graph.Model.Resources;

namespace Graph.Engine.Network;

/// <summary>A VPC that some row names, with everything that delivery inside it needs.</summary>
/// <param name="row">null where the snapshot names the VPC and does not hold it.</param>
internal sealed class VpcNode(string id, Vpc? row)
{
    private readonly Dictionary<Address, InterfaceNode> _holders = [];
    private readonly Dictionary<Address, Address> _publicOf = [];
    private readonly List<(Cidr Block, InterfaceNode Holder)> _prefixes = [];

    public string Id { get; } = id;

    public Vpc? Row { get; } = row;

    /// <summary>The associated blocks.</summary>
    public List<Cidr> Blocks { get; } = [];

    public List<SubnetNode> Subnets { get; } = [];

    public List<PeeringNode> Peerings { get; } = [];

    /// <summary>A peering connection that a route names and the snapshot does not hold; the first by id.</summary>
    public string? UnreadPeering { get; set; }

    public RouteTableNode? MainTable { get; set; }

    /// <summary>The attached internet gateway; a VPC has one at most.</summary>
    public InternetGateway? InternetGateway { get; set; }

    /// <summary>A resource of the VPC whose interfaces are not in the snapshot.</summary>
    public string? Orphan { get; set; }

    /// <summary>VPCs that one packet from or to the outside may cross with this one share it.</summary>
    public string ConnectedSet { get; set; } = id;

    public IReadOnlyList<(Cidr Block, InterfaceNode Holder)> Prefixes => _prefixes;

    public bool Holds(Address address)
    {
        foreach (var block in Blocks)
        {
            if (block.Contains(address))
                return true;
        }

        return false;
    }

    /// <summary>The interface that has the address, or has it in a delegated prefix.</summary>
    public InterfaceNode? Holding(Address address)
    {
        if (_holders.TryGetValue(address, out var holder))
            return holder;
        foreach (var prefix in _prefixes)
        {
            if (prefix.Block.Contains(address))
                return prefix.Holder;
        }

        return null;
    }

    /// <summary>The public IPv4 address that the internet gateway maps to a private one.</summary>
    public Address? PublicOf(Address privateAddress) =>
        _publicOf.TryGetValue(privateAddress, out var address) ? address : null;

    /// <summary>False where another interface of the VPC is known to have the address.</summary>
    public bool TryAdd(InterfaceNode holder, InterfaceAddress address)
    {
        if (!_holders.TryAdd(address.Address, holder))
            return false;
        if (address.PublicAddress is { } mapped)
            _publicOf[address.Address] = mapped;
        return true;
    }

    public void AddPrefix(InterfaceNode holder, Cidr block) => _prefixes.Add((block, holder));

    public override string ToString() => Id;
}

/// <summary>One side's view of a peering connection is the other side's, mirrored.</summary>
/// <param name="RequesterBlocks">the requester's blocks as the connection tells them.</param>
internal sealed record PeeringNode(
    VpcPeeringConnection Row,
    VpcNode? Requester,
    VpcNode? Accepter,
    IReadOnlyList<Cidr> RequesterBlocks,
    IReadOnlyList<Cidr> AccepterBlocks)
{
    /// <summary>References to groups work within one region only (vpc-peering-security-groups.md).</summary>
    public bool IsWithinRegion => Row.RequesterScope.Region == Row.AccepterScope.Region;

    public VpcNode? Opposite(VpcNode of) => Requester == of ? Accepter : Accepter == of ? Requester : null;

    public IReadOnlyList<Cidr> BlocksOpposite(VpcNode of) => Requester == of ? AccepterBlocks : RequesterBlocks;
}
