using Graph.Model;
using Graph.Model.Resources;

namespace Graph.Checker.Facts;

/// <summary>Load balancers with their listeners, targets and node interfaces.</summary>
internal sealed class LoadBalancerFacts
{
    private readonly Dictionary<Id<LoadBalancer>, LoadBalancer> _balancers;
    private readonly Dictionary<string, LoadBalancer> _byDescription = new(StringComparer.Ordinal);
    private readonly Lookup<string, LoadBalancer> _byName;
    private readonly Lookup<Id<LoadBalancer>, LoadBalancerZone> _zones;
    private readonly Dictionary<(Id<LoadBalancer>, string), string> _attributes;
    private readonly Lookup<Id<LoadBalancer>, Listener> _listeners;
    private readonly Lookup<Id<Listener>, ListenerAction> _actions;
    private readonly Dictionary<Id<TargetGroup>, TargetGroup> _targetGroups;
    private readonly Dictionary<(Id<TargetGroup>, string), string> _targetGroupAttributes;
    private readonly Lookup<Id<TargetGroup>, Target> _targets;
    private readonly Lookup<string, ClassicLoadBalancer> _classicByName;
    private readonly Lookup<Id<ClassicLoadBalancer>, ClassicListener> _classicListeners;
    private readonly Lookup<string, NetworkInterface> _nodes = new();

    public LoadBalancerFacts(Estate estate)
    {
        _balancers = estate.Rows<LoadBalancer>().ToDictionary(row => row.Id);
        _byName = Lookup<string, LoadBalancer>.Of(estate.Rows<LoadBalancer>(), row => row.Name);
        foreach (var balancer in estate.Rows<LoadBalancer>())
            _byDescription[NodeDescriptionOf(balancer)] = balancer;
        _zones = Lookup<Id<LoadBalancer>, LoadBalancerZone>.Of(estate.Rows<LoadBalancerZone>(), row => row.LoadBalancer);
        _attributes = estate.Rows<LoadBalancerAttribute>().ToDictionary(row => (row.LoadBalancer, row.Key), row => row.Value);
        _listeners = Lookup<Id<LoadBalancer>, Listener>.Of(estate.Rows<Listener>(), row => row.LoadBalancer);
        _actions = Lookup<Id<Listener>, ListenerAction>.Of(estate.Rows<ListenerAction>(), row => row.Listener);
        _targetGroups = estate.Rows<TargetGroup>().ToDictionary(row => row.Id);
        _targetGroupAttributes = estate.Rows<TargetGroupAttribute>()
            .ToDictionary(row => (row.TargetGroup, row.Key), row => row.Value);
        _targets = Lookup<Id<TargetGroup>, Target>.Of(estate.Rows<Target>(), row => row.TargetGroup);
        _classicByName = Lookup<string, ClassicLoadBalancer>.Of(estate.Rows<ClassicLoadBalancer>(), row => row.Name);
        _classicListeners = Lookup<Id<ClassicLoadBalancer>, ClassicListener>.Of(
            estate.Rows<ClassicListener>(), row => row.LoadBalancer);
        foreach (var node in estate.Rows<NetworkInterface>())
        {
            if (IsNode(node) && node.Description is { } description)
                _nodes.Add(description, node);
        }
    }

    public LoadBalancer? Balancer(Id<LoadBalancer> id) => _balancers.GetValueOrDefault(id);

    public IReadOnlyList<LoadBalancer> BalancersNamed(string name) => _byName[name];

    public IReadOnlyList<ClassicLoadBalancer> ClassicNamed(string name) => _classicByName[name];

    /// <summary>The interfaces that AWS made for a load balancer: it names them `ELB app/name/id`, `ELB net/name/id`.</summary>
    public IReadOnlyList<NetworkInterface> NodesOf(LoadBalancer balancer) => _nodes[NodeDescriptionOf(balancer)];

    /// <summary>The interfaces of a classic load balancer: `ELB name`.</summary>
    public IReadOnlyList<NetworkInterface> NodesOf(ClassicLoadBalancer balancer) =>
        [.. _nodes["ELB " + balancer.Name].Where(node => balancer.Vpc is not { } vpc || node.Vpc == vpc)];

    /// <summary>An enabled subnet whose node is not among the interfaces, though a working load balancer has one in each.</summary>
    public Id<Subnet>? SubnetLackingNode(LoadBalancer balancer)
    {
        if (balancer is { Type: "gateway" } or { State: "failed" or "provisioning" })
            return null;
        var nodes = NodesOf(balancer);
        foreach (var zone in _zones[balancer.Id])
        {
            if (!nodes.Any(node => node.Subnet == zone.Subnet))
                return zone.Subnet;
        }

        return null;
    }

    /// <inheritdoc cref="SubnetLackingNode(LoadBalancer)"/>
    public Id<Subnet>? SubnetLackingNode(ClassicLoadBalancer balancer)
    {
        var nodes = NodesOf(balancer);
        foreach (var subnet in balancer.Subnets)
        {
            if (!nodes.Any(node => node.Subnet == subnet))
                return subnet;
        }

        return null;
    }

    /// <summary>Whether AWS made the interface for a load balancer, be it known or not.</summary>
    public static bool IsNode(NetworkInterface networkInterface) =>
        networkInterface.InterfaceType is "network_load_balancer" or "load_balancer"
        || (networkInterface.IsOfService
            && networkInterface.Description?.StartsWith("ELB ", StringComparison.Ordinal) == true);

    public LoadBalancer? BalancerOf(NetworkInterface node) =>
        node.Description is { } description ? _byDescription.GetValueOrDefault(description) : null;

    public ClassicLoadBalancer? ClassicOf(NetworkInterface node) =>
        node.Description is { } description && description.StartsWith("ELB ", StringComparison.Ordinal)
            ? _classicByName[description["ELB ".Length..]].FirstOrDefault(row => row.Vpc is not { } vpc || vpc == node.Vpc)
            : null;

    public IReadOnlyList<LoadBalancerZone> ZonesOf(LoadBalancer balancer) => _zones[balancer.Id];

    public string? Attribute(LoadBalancer balancer, string key) => _attributes.GetValueOrDefault((balancer.Id, key));

    public IReadOnlyList<Listener> ListenersOf(LoadBalancer balancer) => _listeners[balancer.Id];

    public IReadOnlyList<ListenerAction> ActionsOf(Listener listener) => _actions[listener.Id];

    public IReadOnlyList<ClassicListener> ListenersOf(ClassicLoadBalancer balancer) => _classicListeners[balancer.Id];

    public TargetGroup? TargetGroup(Id<TargetGroup> id) => _targetGroups.GetValueOrDefault(id);

    public string? Attribute(TargetGroup group, string key) => _targetGroupAttributes.GetValueOrDefault((group.Id, key));

    public IReadOnlyList<Target> TargetsOf(TargetGroup group) => _targets[group.Id];

    // ARN: arn:aws:elasticloadbalancing:region:account:loadbalancer/net/name/id
    private static string NodeDescriptionOf(LoadBalancer balancer)
    {
        const string marker = ":loadbalancer/";
        var arn = balancer.Id.Value;
        var at = arn.IndexOf(marker, StringComparison.Ordinal);
        return at < 0 ? "ELB " + arn : "ELB " + arn[(at + marker.Length)..];
    }
}
