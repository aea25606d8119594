using System.Globalization;
using Graph.Model;
using Graph.Model.Coverage;
using Graph.Model.Resources;
using Graph.Testing.Building;
using Graph.Testing.Filters;
using Graph.Testing.Networks;

namespace Graph.Testing.LoadBalancers;

/// <summary>
/// An application or network load balancer with an interface in each of its subnets. Cross-zone balancing has AWS's default:
/// on for an application load balancer, off for a network load balancer.
/// </summary>
public sealed class LoadBalancerBuilder : Part
{
    private readonly VpcBuilder _vpc;
    private readonly string _name;
    private readonly string _type;
    private readonly string? _scheme;
    private readonly List<InterfaceBuilder> _nodes = [];
    private readonly List<ListenerPart> _listeners = [];
    private readonly List<SecurityGroupBuilder> _groups = [];
    private readonly SortedDictionary<string, string> _attributes = new(StringComparer.Ordinal);

    internal LoadBalancerBuilder(VpcBuilder vpc, string arn, string name, string type, bool isInternetFacing)
        : base(vpc.Topology, vpc.Scope, arn)
    {
        _vpc = vpc;
        _name = name;
        _type = type;
        _scheme = isInternetFacing ? "internet-facing" : "internal";
        CrossZone(type is "application");
    }

    /// <summary>Its interfaces, in the order of its subnets.</summary>
    public IReadOnlyList<InterfaceBuilder> Nodes => _nodes;

    /// <summary>Its first group.</summary>
    public SecurityGroupBuilder Group => _groups[0];

    internal Id<LoadBalancer> Key => new(Id);

    internal override string Suffix => _name;

    /// <summary>Enables the zone of a subnet.</summary>
    /// <param name="publicIp">the node's public address; only for an internet-facing one.</param>
    public LoadBalancerBuilder In(SubnetBuilder subnet, string? publicIp = null)
    {
        var isNetwork = _type is "network";
        var node = new InterfaceBuilder(
            subnet,
            Topology.NewId("eni", this, subnet.Suffix),
            isNetwork ? "network_load_balancer" : "interface",
            null)
        {
            RequesterId = "amazon-elb",
            Description = $"ELB {Id[(Id.IndexOf('/', StringComparison.Ordinal) + 1)..]}",
        }.Attached().InGroups([.. _groups]);
        if (isNetwork)
            node.WithoutSourceDestCheck();
        if (publicIp is not null)
            node.WithPublicIp(publicIp);
        _nodes.Add(node);
        return this;
    }

    /// <summary>Guards the load balancer with groups instead of those that it has.</summary>
    public LoadBalancerBuilder InGroups(params SecurityGroupBuilder[] groups)
    {
        _groups.Clear();
        _groups.AddRange(groups);
        foreach (var node in _nodes)
            node.InGroups(groups);
        return this;
    }

    /// <summary>A listener that forwards to target groups; without any it answers by itself.</summary>
    /// <param name="protocol">`TCP`, `TLS`, `UDP`, `TCP_UDP`, `HTTP` or `HTTPS`.</param>
    public LoadBalancerBuilder Listen(string protocol, int port, params TargetGroupBuilder[] groups)
    {
        _listeners.Add(new ListenerPart(protocol, port, groups));
        return this;
    }

    /// <summary>Sets `load_balancing.cross_zone.enabled`.</summary>
    public LoadBalancerBuilder CrossZone(bool isOn) =>
        WithAttribute("load_balancing.cross_zone.enabled", isOn ? "true" : "false");

    /// <summary>Sets an attribute.</summary>
    public LoadBalancerBuilder WithAttribute(string key, string value)
    {
        _attributes[key] = value;
        return this;
    }

    internal bool ForwardsTo(TargetGroupBuilder group) => _listeners.Exists(listener => listener.Groups.Contains(group));

    internal override void AddTo(RowSink rows)
    {
        var call = ApiCall.DescribeLoadBalancers;
        rows.Add(call, Scope, new LoadBalancer(
            Key,
            Scope,
            _name,
            _type,
            _scheme,
            _vpc.Key,
            "active",
            "ipv4",
            $"{_name}.elb.{Scope.Region}.amazonaws.com",
            [.. _groups.Select(group => group.Key)],
            _type is "network" && _groups.Count > 0 ? "on" : null));
        foreach (var node in _nodes)
        {
            rows.Add(call, Scope, new LoadBalancerZone(Key, node.Subnet.Key, node.Subnet.Zone));
            if (node.PublicAddress is { } address)
                rows.Add(call, Scope, new LoadBalancerAddress(Key, node.Subnet.Key, address, node.AllocationId));
        }

        rows.Ask(ApiCall.DescribeLoadBalancerAttributes, Scope, Id);
        foreach (var (key, value) in _attributes)
            rows.Add(ApiCall.DescribeLoadBalancerAttributes, Scope, Id, new LoadBalancerAttribute(Key, key, value));
        rows.Ask(ApiCall.DescribeListeners, Scope, Id);
        foreach (var listener in _listeners)
            AddListener(rows, listener);
    }

    private void AddListener(RowSink rows, ListenerPart listener)
    {
        var arn = string.Create(CultureInfo.InvariantCulture, $"{Id.Replace(":loadbalancer/", ":listener/", StringComparison.Ordinal)}/{listener.Port}");
        var key = new Id<Listener>(arn);
        rows.Add(
            ApiCall.DescribeListeners,
            Scope,
            Id,
            new Listener(key, Scope, Key, listener.Port, listener.Protocol, null));
        if (listener.Groups.Length == 0)
        {
            rows.Add(
                ApiCall.DescribeListeners,
                Scope,
                Id,
                new ListenerAction(key, null, 0, "fixed-response", null, null));
        }

        for (var i = 0; i < listener.Groups.Length; i++)
        {
            rows.Add(
                ApiCall.DescribeListeners,
                Scope,
                Id,
                new ListenerAction(key, null, i, "forward", listener.Groups[i].Key, null));
        }

        rows.Ask(ApiCall.DescribeRules, Scope, arn);
    }

    private sealed record ListenerPart(string Protocol, int Port, TargetGroupBuilder[] Groups);
}
