using Graph.Model;
using Graph.Model.Coverage;
using Graph.Model.Resources;
using Graph.Testing.Building;
using Graph.Testing.Filters;
using Graph.Testing.Networks;

namespace Graph.Testing.Gateways;

/// <summary>A VPC endpoint of any type, with the interfaces that AWS makes for it.</summary>
public sealed class EndpointBuilder : Part, IRouteTarget
{
    private readonly VpcBuilder _vpc;
    private readonly string _type;
    private readonly string _service;
    private readonly RouteTableBuilder[] _tables;
    private readonly List<InterfaceBuilder> _interfaces = [];
    private SecurityGroupBuilder? _group;

    private EndpointBuilder(VpcBuilder vpc, string id, string type, string service, RouteTableBuilder[] tables)
        : base(vpc.Topology, vpc.Scope, id)
    {
        _vpc = vpc;
        _type = type;
        _service = service;
        _tables = tables;
    }

    /// <summary>Its interfaces, in the order of its subnets.</summary>
    public IReadOnlyList<InterfaceBuilder> Interfaces => _interfaces;

    /// <exception cref="InvalidOperationException">only interface endpoints have a group.</exception>
    public SecurityGroupBuilder Group => _group ?? throw new InvalidOperationException($"`{Id}` has no group");

    RouteTarget IRouteTarget.AsTarget() => new(RouteTargetKind.VpcEndpoint, Id);

    internal static EndpointBuilder Gateway(
        VpcBuilder vpc, string id, string service, PrefixListBuilder prefixList, RouteTableBuilder[] tables)
    {
        var endpoint = new EndpointBuilder(vpc, id, "Gateway", service, tables);
        foreach (var table in tables)
            table.Route(prefixList, endpoint);
        return endpoint;
    }

    internal static EndpointBuilder Interface(
        VpcBuilder vpc, string id, string service, Action<SecurityGroupBuilder>? sg, SubnetBuilder[] subnets)
    {
        var endpoint = new EndpointBuilder(vpc, id, "Interface", service, []);
        var group = endpoint._group = new SecurityGroupBuilder(vpc, vpc.Topology.NewId("sg", endpoint, "endpoint"));
        sg?.Invoke(group);
        foreach (var subnet in subnets)
            endpoint.AddInterface(subnet, "vpc_endpoint").InGroups(group);
        return endpoint;
    }

    internal static EndpointBuilder GatewayLoadBalancer(VpcBuilder vpc, string id, SubnetBuilder subnet)
    {
        var service = $"com.amazonaws.vpce.{vpc.Scope.Region}.vpce-svc-1";
        var endpoint = new EndpointBuilder(vpc, id, "GatewayLoadBalancer", service, []);
        endpoint.AddInterface(subnet, "gateway_load_balancer_endpoint").WithoutSourceDestCheck();
        return endpoint;
    }

    internal override void AddTo(RowSink rows) => rows.Add(
        ApiCall.DescribeVpcEndpoints,
        Scope,
        new VpcEndpoint(
            new Id<VpcEndpoint>(Id),
            Scope,
            _vpc.Key,
            _type,
            _service,
            "available",
            [.. _interfaces.Select(one => one.Key)],
            [.. _interfaces.Select(one => one.Subnet.Key)],
            [.. _tables.Select(table => table.Key)],
            false,
            null));

    private InterfaceBuilder AddInterface(SubnetBuilder subnet, string type)
    {
        var made = new InterfaceBuilder(subnet, Topology.NewId("eni", this, subnet.Suffix), type, null)
        {
            RequesterId = "amazon-vpce",
            Description = $"VPC Endpoint Interface {Id}",
        }.Attached();
        _interfaces.Add(made);
        return made;
    }
}
