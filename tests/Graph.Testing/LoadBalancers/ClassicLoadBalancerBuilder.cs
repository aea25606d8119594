using Graph.Model;
using Graph.Model.Coverage;
using Graph.Model.Resources;
using Graph.Testing.Building;
using Graph.Testing.Filters;
using Graph.Testing.Networks;

namespace Graph.Testing.LoadBalancers;

/// <summary>A classic load balancer with an interface in each of its subnets; cross-zone balancing is off.</summary>
public sealed class ClassicLoadBalancerBuilder : Part
{
    private readonly VpcBuilder _vpc;
    private readonly string _name;
    private readonly bool _isInternetFacing;
    private readonly SecurityGroupBuilder _group;
    private readonly List<InterfaceBuilder> _nodes = [];
    private readonly List<ClassicListener> _listeners = [];
    private readonly List<InterfaceBuilder> _hosts = [];
    private bool _crossZone;

    internal ClassicLoadBalancerBuilder(VpcBuilder vpc, string id, string name, bool isInternetFacing, SecurityGroupBuilder group)
        : base(vpc.Topology, vpc.Scope, id)
    {
        _vpc = vpc;
        _name = name;
        _isInternetFacing = isInternetFacing;
        _group = group;
    }

    public SecurityGroupBuilder Group => _group;

    internal override string Suffix => _name;

    internal override string EndpointText => $"lb:{_name}";

    private Id<ClassicLoadBalancer> Key => new(Id);

    /// <summary>Enables the zone of a subnet.</summary>
    public ClassicLoadBalancerBuilder In(SubnetBuilder subnet, string? publicIp = null)
    {
        var node = new InterfaceBuilder(subnet, Topology.NewId("eni", this, subnet.Suffix), "interface", null)
        {
            RequesterId = "amazon-elb",
            Description = $"ELB {_name}",
        }.Attached().InGroups(_group);
        if (publicIp is not null)
            node.WithPublicIp(publicIp, isElastic: false);
        _nodes.Add(node);
        return this;
    }

    /// <summary>A listener: the port that it takes, and the port of the instances.</summary>
    public ClassicLoadBalancerBuilder Listen(int port, int instancePort)
    {
        _listeners.Add(new ClassicListener(Key, port, "TCP", instancePort, "TCP"));
        return this;
    }

    /// <summary>Registers instances.</summary>
    public ClassicLoadBalancerBuilder Target(params InterfaceBuilder[] hosts)
    {
        _hosts.AddRange(hosts);
        return this;
    }

    /// <summary>Turns cross-zone balancing on.</summary>
    public ClassicLoadBalancerBuilder CrossZone()
    {
        _crossZone = true;
        return this;
    }

    internal override void AddTo(RowSink rows)
    {
        var call = ApiCall.DescribeClassicLoadBalancers;
        rows.Add(call, Scope, new ClassicLoadBalancer(
            Key,
            Scope,
            _name,
            _vpc.Key,
            _isInternetFacing ? "internet-facing" : "internal",
            $"{_name}.elb.{Scope.Region}.amazonaws.com",
            [_group.Key],
            [.. _nodes.Select(node => node.Subnet.Key)],
            [.. _hosts.Select(host => host.Instance).OfType<InstanceBuilder>().Select(instance => instance.Key)],
            _crossZone));
        foreach (var listener in _listeners)
            rows.Add(call, Scope, listener);
        rows.Ask(ApiCall.DescribeClassicLoadBalancerAttributes, Scope, _name);
    }
}
