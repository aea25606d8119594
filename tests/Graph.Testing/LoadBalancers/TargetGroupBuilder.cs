using Graph.Model;
using Graph.Model.Coverage;
using Graph.Model.Resources;
using Graph.Testing.Building;
using Graph.Testing.Networks;

namespace Graph.Testing.LoadBalancers;

/// <summary>
/// A target group with its targets. Client IP preservation has AWS's default for the type and protocol until it is set
/// (edit-target-group-attributes.md).
/// </summary>
public sealed class TargetGroupBuilder : Part
{
    private readonly VpcBuilder _vpc;
    private readonly string _name;
    private readonly string _protocol;
    private readonly int _port;
    private readonly string _type;
    private readonly List<Target> _targets = [];
    private readonly SortedDictionary<string, string> _attributes = new(StringComparer.Ordinal);

    internal TargetGroupBuilder(VpcBuilder vpc, string arn, string name, string protocol, int port, string type)
        : base(vpc.Topology, vpc.Scope, arn)
    {
        _vpc = vpc;
        _name = name;
        _protocol = protocol;
        _port = port;
        _type = type;
        if (protocol is "TCP" or "TLS" or "UDP" or "TCP_UDP")
            PreservingClientIp(type is not "ip" || protocol is "UDP" or "TCP_UDP");
    }

    internal Id<TargetGroup> Key => new(Id);

    internal override string Suffix => _name;

    /// <summary>Registers a host: by its instance, or by its address in a group of type `ip`.</summary>
    /// <param name="port">null: the group's port.</param>
    public TargetGroupBuilder Target(InterfaceBuilder host, int? port = null) => _type is "ip"
        ? Target(host.Address, host.Subnet.Zone, port)
        : Add(new Target(Key, host.EndpointText, port, null, "healthy"));

    /// <summary>Registers an address.</summary>
    /// <param name="zone">a zone's full name, or `all` for one outside the VPC.</param>
    public TargetGroupBuilder Target(string address, string zone, int? port = null) =>
        Add(new Target(Key, address, port, zone, "healthy"));

    /// <summary>Sets `preserve_client_ip.enabled`.</summary>
    public TargetGroupBuilder PreservingClientIp(bool isOn) =>
        WithAttribute("preserve_client_ip.enabled", isOn ? "true" : "false");

    /// <summary>Sets an attribute.</summary>
    public TargetGroupBuilder WithAttribute(string key, string value)
    {
        _attributes[key] = value;
        return this;
    }

    internal override void AddTo(RowSink rows)
    {
        var users = Topology.All<LoadBalancerBuilder>().Where(balancer => balancer.ForwardsTo(this));
        rows.Add(
            ApiCall.DescribeTargetGroups,
            Scope,
            new TargetGroup(
                Key, Scope, _name, _protocol, _port, _type, _vpc.Key, "ipv4", [.. users.Select(balancer => balancer.Key)]));
        rows.Ask(ApiCall.DescribeTargetGroupAttributes, Scope, Id);
        foreach (var (key, value) in _attributes)
            rows.Add(ApiCall.DescribeTargetGroupAttributes, Scope, Id, new TargetGroupAttribute(Key, key, value));
        rows.Ask(ApiCall.DescribeTargetHealth, Scope, Id);
        foreach (var target in _targets)
            rows.Add(ApiCall.DescribeTargetHealth, Scope, Id, target with { Port = target.Port ?? _port });
    }

    private TargetGroupBuilder Add(Target target)
    {
        _targets.Add(target);
        return this;
    }
}
