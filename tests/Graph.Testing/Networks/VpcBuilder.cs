using Graph.Model;
using Graph.Model.Addressing;
using Graph.Model.Coverage;
using Graph.Model.Resources;
using Graph.Testing.Building;
using Graph.Testing.Filters;

namespace Graph.Testing.Networks;

/// <summary>A VPC: its blocks, and what is in it.</summary>
public sealed partial class VpcBuilder : Part
{
    private readonly List<VpcCidrBlock> _blocks = [];
    private readonly List<(string Destination, IRouteTarget Target)> _commonRoutes = [];

    internal VpcBuilder(Topology topology, Scope scope, string id, string cidr)
        : base(topology, scope, id)
    {
        _blocks.Add(new VpcCidrBlock(Key, Cidr.Parse(cidr), "associated"));
        MainRouteTable = new RouteTableBuilder(this, topology.NewId("rtb", this, "main"));
        DefaultNetworkAcl = new NetworkAclBuilder(this, topology.NewId("acl", this, "default"), isDefault: true);
        DefaultGroup = new SecurityGroupBuilder(this, topology.NewId("sg", this, "default"), "default")
            .AllowSelf(Words.AllTraffic);
    }

    /// <summary>The table of every subnet without one of its own: `rtb-1-main` of `vpc-1`.</summary>
    public RouteTableBuilder MainRouteTable { get; }

    /// <summary>The network ACL of every subnet without one of its own: `acl-1-default` of `vpc-1`.</summary>
    public NetworkAclBuilder DefaultNetworkAcl { get; }

    /// <summary>The group whose members may talk to each other: `sg-1-default` of `vpc-1`.</summary>
    public SecurityGroupBuilder DefaultGroup { get; }

    internal Id<Vpc> Key => new(Id);

    internal IEnumerable<Cidr> Blocks =>
        _blocks.Where(block => block.State is "associated").Select(block => block.Block);

    internal bool HasIpv6 => Blocks.Any(block => block.Family == AddressFamily.IPv6);

    internal IReadOnlyList<(string Destination, IRouteTarget Target)> CommonRoutes => _commonRoutes;

    /// <summary>A further block, IPv4 or IPv6. Only state `associated` counts.</summary>
    public VpcBuilder WithCidr(string cidr, string state = "associated")
    {
        _blocks.Add(new VpcCidrBlock(Key, Cidr.Parse(cidr), state));
        return this;
    }

    /// <summary>A route in every route table of the VPC, also in those made later.</summary>
    public VpcBuilder RoutedTo(IRouteTarget target, params string[] destinations)
    {
        foreach (var destination in destinations)
            _commonRoutes.Add((destination, target));
        return this;
    }

    /// <param name="zone">`a`, `b`, ... of the region.</param>
    public SubnetBuilder Subnet(string cidr, string zone = "a", string? name = null) =>
        new(this, Topology.NewId("subnet", name), cidr, zone);

    /// <summary>A route table with the local routes; used by nobody yet.</summary>
    public RouteTableBuilder RouteTable(string? name = null) => new(this, Topology.NewId("rtb", name));

    /// <summary>A network ACL that denies everything; used by nobody yet.</summary>
    public NetworkAclBuilder NetworkAcl(string? name = null) => new(this, Topology.NewId("acl", name), isDefault: false);

    /// <summary>A group that lets nothing in and everything out.</summary>
    public SecurityGroupBuilder SecurityGroup(string? name = null) => new(this, Topology.NewId("sg", name));

    internal override void AddTo(RowSink rows)
    {
        var mode = Topology.EffectiveBlockMode(this);
        rows.Add(ApiCall.DescribeVpcs, Scope, new Vpc(Key, Scope, "available", false, mode));
        foreach (var block in _blocks)
            rows.Add(ApiCall.DescribeVpcs, Scope, block);
        rows.Add(
            ApiCall.DescribeRouteTables,
            Scope,
            new RouteTableAssociation($"rtbassoc-{Suffix}-main", MainRouteTable.Key, null, null, true, "associated"));
    }
}
