using Graph.Model;
using Graph.Model.Addressing;
using Graph.Model.Coverage;
using Graph.Model.Resources;
using Graph.Testing.Building;
using Graph.Testing.Filters;

namespace Graph.Testing.Networks;

/// <summary>
/// A route table of a VPC. The local routes are there, one for each block of the VPC; then come the routes that the VPC has
/// in every table, then the table's own.
/// </summary>
public sealed class RouteTableBuilder : Part
{
    private readonly VpcBuilder _vpc;
    private readonly Dictionary<Cidr, IRouteTarget> _replacedLocal = [];
    private readonly List<Entry> _routes = [];

    internal RouteTableBuilder(VpcBuilder vpc, string id)
        : base(vpc.Topology, vpc.Scope, id) =>
        _vpc = vpc;

    internal Id<RouteTable> Key => new(Id);

    /// <summary>A static route to a block.</summary>
    public RouteTableBuilder Route(string destination, IRouteTarget target) =>
        Add(new Entry(Cidr.Parse(destination), null, target, "CreateRoute", "active"));

    /// <summary>A static route to the entries of a prefix list.</summary>
    public RouteTableBuilder Route(PrefixListBuilder destination, IRouteTarget target) =>
        Add(new Entry(null, destination, target, "CreateRoute", "active"));

    /// <summary>A route that a virtual private gateway propagated.</summary>
    public RouteTableBuilder Propagated(string destination, IRouteTarget target) =>
        Add(new Entry(Cidr.Parse(destination), null, target, "EnableVgwRoutePropagation", "active"));

    /// <summary>A route whose target is gone.</summary>
    /// <param name="target">the target that the route still names; null: a deleted NAT gateway.</param>
    public RouteTableBuilder Blackhole(string destination, IRouteTarget? target = null) =>
        Add(new Entry(Cidr.Parse(destination), null, target ?? Gone, "CreateRoute", "blackhole"));

    /// <summary>Sends a local route of the VPC somewhere else (route-table-options.md).</summary>
    /// <param name="cidr">a block of the VPC.</param>
    public RouteTableBuilder ReplaceLocal(string cidr, IRouteTarget target)
    {
        _replacedLocal[Cidr.Parse(cidr)] = target;
        return this;
    }

    internal override void AddTo(RowSink rows)
    {
        rows.Add(ApiCall.DescribeRouteTables, Scope, new RouteTable(Key, Scope, _vpc.Key));
        var local = _vpc.Blocks.Select(block => _replacedLocal.TryGetValue(block, out var target)
            ? new Entry(block, null, target, "CreateRoute", "active")
            : new Entry(block, null, Words.Local, "CreateRouteTable", "active"));
        var common = _vpc.CommonRoutes.Select(
            route => new Entry(Cidr.Parse(route.Destination), null, route.Target, "CreateRoute", "active"));
        var index = 0;
        foreach (var entry in local.Concat(common).Concat(_routes))
            rows.Add(ApiCall.DescribeRouteTables, Scope, entry.AsRow(Key, index++));
    }

    private static NamedTarget Gone { get; } = new(RouteTargetKind.NatGateway, "nat-gone");

    private RouteTableBuilder Add(Entry route)
    {
        _routes.Add(route);
        return this;
    }

    private sealed record Entry(
        Cidr? Destination, PrefixListBuilder? PrefixList, IRouteTarget Target, string Origin, string State)
    {
        public Route AsRow(Id<RouteTable> table, int index) =>
            new(table, index, Destination, PrefixList?.Key, Target.AsTarget(), Origin, State);
    }
}
