using Graph.Model;
using Graph.Model.Addressing;
using Graph.Model.Coverage;
using Graph.Model.Resources;
using Graph.Testing.Building;
using Graph.Testing.Filters;

namespace Graph.Testing.Networks;

/// <summary>A subnet. It uses the VPC's main route table and default network ACL until it is given its own.</summary>
public sealed partial class SubnetBuilder : Part
{
    // AWS keeps the first four addresses of a subnet to itself (subnet-sizing.md).
    private const uint FirstFree = 4;

    private readonly HashSet<Address> _taken = [];
    private readonly List<Cidr> _blocks = [];
    private RouteTableBuilder? _ownTable;

    internal SubnetBuilder(VpcBuilder vpc, string id, string cidr, string zone)
        : base(vpc.Topology, vpc.Scope, id)
    {
        Vpc = vpc;
        Zone = $"{Scope.Region}{zone}";
        _blocks.Add(Cidr.Parse(cidr));
        NetworkAcl = vpc.DefaultNetworkAcl;
    }

    public VpcBuilder Vpc { get; }

    /// <summary>The availability zone's name: `eu-west-1a`.</summary>
    public string Zone { get; }

    /// <summary>The table that the subnet uses: its own, else the VPC's main one.</summary>
    public RouteTableBuilder RouteTable => _ownTable ?? Vpc.MainRouteTable;

    public NetworkAclBuilder NetworkAcl { get; private set; }

    internal Id<Subnet> Key => new(Id);

    /// <summary>An IPv6 block beside the IPv4 one; the VPC must have one around it.</summary>
    public SubnetBuilder WithIpv6(string cidr)
    {
        _blocks.Add(Cidr.Parse(cidr));
        return this;
    }

    /// <summary>Associates a route table with the subnet.</summary>
    public SubnetBuilder Using(RouteTableBuilder table)
    {
        _ownTable = table;
        return this;
    }

    /// <summary>Associates a network ACL with the subnet.</summary>
    public SubnetBuilder Using(NetworkAclBuilder acl)
    {
        NetworkAcl = acl;
        return this;
    }

    /// <summary>Static routes in the subnet's own table, `rtb-1-own` of `subnet-1`, which is made if it has none.</summary>
    public SubnetBuilder RoutedTo(IRouteTarget target, params string[] destinations)
    {
        foreach (var destination in destinations)
            OwnTable.Route(destination, target);
        return this;
    }

    /// <summary>Works on the subnet's own route table, which is made if it has none.</summary>
    public SubnetBuilder Routes(Action<RouteTableBuilder> routes)
    {
        routes(OwnTable);
        return this;
    }

    /// <summary>Works on the subnet's own network ACL, `acl-1-own` of `subnet-1`, which denies everything else.</summary>
    public SubnetBuilder GuardedBy(Action<NetworkAclBuilder> entries)
    {
        if (NetworkAcl == Vpc.DefaultNetworkAcl)
            NetworkAcl = new NetworkAclBuilder(Vpc, Topology.NewId("acl", this, "own"), isDefault: false);
        entries(NetworkAcl);
        return this;
    }

    /// <summary>The lowest free address of the family.</summary>
    /// <exception cref="InvalidOperationException">the subnet has no block of the family.</exception>
    internal Address NextAddress(AddressFamily family)
    {
        var block = _blocks.Find(candidate => candidate.Family == family);
        if (block == default)
            throw new InvalidOperationException($"`{Id}` has no {family} block");
        var address = new Address(family, block.Network.Bits + FirstFree);
        while (!_taken.Add(address))
            address = new Address(family, address.Bits + 1);
        return address;
    }

    internal Address Take(Address address)
    {
        _taken.Add(address);
        return address;
    }

    internal override void AddTo(RowSink rows)
    {
        rows.Add(
            ApiCall.DescribeSubnets,
            Scope,
            new Subnet(
                Key, Scope, Vpc.Key, "available", Zone, $"az-{Zone}", false, false, Topology.EffectiveBlockMode(this, Vpc)));
        foreach (var block in _blocks)
            rows.Add(ApiCall.DescribeSubnets, Scope, new SubnetCidrBlock(Key, block, "associated"));
        if (_ownTable is not null)
        {
            rows.Add(
                ApiCall.DescribeRouteTables,
                Scope,
                new RouteTableAssociation($"rtbassoc-{Suffix}", _ownTable.Key, Key, null, false, "associated"));
        }

        rows.Add(
            ApiCall.DescribeNetworkAcls, Scope, new NetworkAclAssociation($"aclassoc-{Suffix}", NetworkAcl.Key, Key));
    }

    private RouteTableBuilder OwnTable => _ownTable ??= new RouteTableBuilder(Vpc, Topology.NewId("rtb", this, "own"));
}
