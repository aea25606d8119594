using Graph.Engine.Network;
using Graph.Engine.Proving;
using Graph.Engine.Semantics;
using Graph.Engine.Sets;
using Graph.Model.Addressing;
using Graph.Model.Coverage;
using Graph.Model.Evidence;
using Graph.Model.Resources;

namespace Graph.Engine.Paths;

/// <summary>Where a load balancer's listener leads on to.</summary>
/// <param name="Targets">its registered targets.</param>
/// <param name="Open">what was not read of it: it may lead anywhere then.</param>
internal sealed record Onward(IReadOnlyList<OnwardTarget> Targets, IReadOnlyList<MissingFact> Open);

/// <summary>A registered target.</summary>
/// <param name="Receiver">null where no interface of the snapshot holds the address.</param>
/// <param name="Doubt">a fact that decides whether the load balancer sends there; null where it does.</param>
internal sealed record OnwardTarget(InterfaceNode? Receiver, Address Address, int Port, MissingFact? Doubt = null);

/// <summary>
/// Finds where load balancers lead on to. What is named and not there, and what was not read whole, is told and never left out.
/// </summary>
internal sealed class RelayTargets(CompiledNetwork network)
{
    /// <summary>The ways into a load balancer's node that lead on, each with the traffic that takes it; none for other interfaces.</summary>
    /// <param name="origin">who sends the traffic.</param>
    public static IEnumerable<(AttackNode.Relay Relay, TrafficSet Listened)> WaysInto(InterfaceClass one, AttackNode origin)
    {
        var node = one.Representative;
        if (node.Role != InterfaceRole.LoadBalancerNode)
            return [];
        return node.LoadBalancer switch
        {
            LoadBalancerNode.Version2 { Row.Type: "application" } balancer => WithUnread(
                one, null, balancer.MissingListeners is not null, TrafficSet.AllTcp,
                [.. balancer.Listeners.Select(listener => listener.Port).OfType<int>().Select(port => (port, false))]),
            LoadBalancerNode.Version2 { Row.Type: "network" } balancer => WithUnread(
                one, origin, balancer.MissingListeners is not null, TrafficSet.AllPorts,
                [.. balancer.Listeners.SelectMany(PortsOf)]),
            LoadBalancerNode.Classic classic => WithUnread(
                one, null, false, TrafficSet.AllTcp, [.. classic.Listeners.Select(listener => (listener.Port, false))]),
            _ => [(new AttackNode.Relay(one, null, Origin: origin), TrafficSet.AllPorts)],
        };
    }

    /// <summary>What is behind one of them.</summary>
    public Onward Behind(AttackNode.Relay relay)
    {
        var node = relay.Class.Representative;
        return node.LoadBalancer switch
        {
            LoadBalancerNode.Version2 { MissingListeners: { } fact } when relay.Port is null => new([], [fact]),
            LoadBalancerNode.Version2 { Row.Type: "application" or "network" } balancer => BehindListeners(
                balancer, relay, balancer.Listeners.Where(listener => relay.Port is { } port && PortsOf(listener).Contains((port, relay.IsUdp)))),
            LoadBalancerNode.Version2 { Row.Type: "gateway" } balancer => BehindGateway(balancer, relay),
            LoadBalancerNode.Classic classic => BehindClassic(classic, relay),
            LoadBalancerNode.Version2 balancer => new(
                [], [new MissingFact(balancer.Id, $"load balancers of type {balancer.Row.Type} are not modelled")]),
            _ => new([], [new MissingFact(node.Id, "the load balancer of the interface is not in the snapshot")]),
        };
    }

    private static IEnumerable<(AttackNode.Relay, TrafficSet)> WithUnread(
        InterfaceClass one, AttackNode? origin, bool isUnread, TrafficSet all, IReadOnlyList<(int Port, bool IsUdp)> ports)
    {
        var read = TrafficSet.Empty;
        foreach (var (port, isUdp) in ports.Where(each => each.Port is >= 0 and <= ushort.MaxValue).Distinct())
        {
            var listened = OfPort(port, isUdp);
            read = read.Union(listened);
            yield return (new AttackNode.Relay(one, port, isUdp, origin), listened);
        }

        if (isUnread)
            yield return (new AttackNode.Relay(one, null, Origin: origin), all.Except(read));
    }

    public static TrafficSet OfPort(int port, bool isUdp) =>
        isUdp ? TrafficSet.OfUdp(ValueSet.Single(port)) : TrafficSet.OfTcp(ValueSet.Single(port));

    /// <summary>The ports that a listener takes connections on; those of an application load balancer are over TCP.</summary>
    private static IEnumerable<(int Port, bool IsUdp)> PortsOf(Listener listener)
    {
        if (listener.Port is not { } port)
            yield break;
        if (listener.Protocol is not ("UDP" or "QUIC"))
            yield return (port, false);
        if (listener.Protocol is "UDP" or "TCP_UDP" or "QUIC" or "TCP_QUIC")
            yield return (port, true);
    }

    private Onward BehindListeners(LoadBalancerNode.Version2 balancer, AttackNode.Relay relay, IEnumerable<Listener> listeners)
    {
        var targets = new List<OnwardTarget>();
        var open = new List<MissingFact>();
        foreach (var listener in listeners)
        {
            // Only an application load balancer has rules besides the default ones.
            if (balancer.Row.Type is "application" && !IsWhole(ApiCall.DescribeRules, listener.Id.Value, balancer.Row.Scope))
                open.Add(new MissingFact($"{ApiCall.DescribeRules} {listener.Id}", "its rules were not read"));
            foreach (var action in network.LoadBalancers.ActionsOf.GetValueOrDefault(listener.Id.Value) ?? [])
            {
                if (action.TargetGroup is { } id)
                    AddGroup(balancer, relay.Class.Representative, id.Value, targets, open);
                else if (NetworkLoadBalancers.IsOpen(action))
                    open.Add(new MissingFact(listener.Id.Value, $"what its action of type {action.Type} does with a connection was not told"));
            }
        }

        return new([.. targets.Distinct()], [.. open.Distinct()]);
    }

    private void AddGroup(
        LoadBalancerNode.Version2 balancer, InterfaceNode node, string id, List<OnwardTarget> targets, List<MissingFact> open)
    {
        if (network.LoadBalancers.TargetGroups.GetValueOrDefault(id) is not { } group)
        {
            open.Add(new MissingFact(id, "the listener's target group is not in the snapshot"));
            return;
        }

        // A function is no host: nothing is sent to it over the network.
        if (group.Row.TargetType is "lambda")
            return;
        if (group.MissingTargets is { } unread)
            open.Add(unread);
        foreach (var target in group.Targets.Where(target => !TargetGroups.IsTerminated(network, group, target)))
        {
            var places = TargetGroups.PlacesOf(network, group, target);
            if (places.Count == 0 || TargetGroups.LacksPlace(network, group, target))
                open.Add(new MissingFact(target.TargetId, "the registered target is not in the snapshot"));
            if ((target.Port ?? group.Row.Port) is not { } port)
            {
                open.Add(new MissingFact(group.Id, "the target's port was not read"));
                continue;
            }

            foreach (var (receiver, address) in places)
            {
                var (isServed, doubt) = LoadBalancerZones.Serves(balancer, node, group, target, receiver);
                if (isServed)
                    targets.Add(new OnwardTarget(receiver, address, port, doubt));
            }
        }
    }

    /// <summary>
    /// A gateway load balancer takes what its endpoints hand it, whole packets on every port, and sends them on by GENEVE: whether a
    /// connection to its own address gets to an appliance is not modelled (gateway/introduction.md).
    /// </summary>
    private Onward BehindGateway(LoadBalancerNode.Version2 balancer, AttackNode.Relay relay)
    {
        var (targets, open) = BehindListeners(balancer, relay, balancer.Listeners);
        if (balancer.MissingListeners is { } fact)
            open = [.. open, fact];
        var doubt = new MissingFact(balancer.Id, "load balancers of type gateway are not modelled");
        return new([.. targets.Select(target => target with { Doubt = doubt })], open);
    }

    private Onward BehindClassic(LoadBalancerNode.Classic classic, AttackNode.Relay relay)
    {
        var targets = new List<OnwardTarget>();
        var open = new List<MissingFact>();
        var ports = classic.Listeners.Where(listener => listener.Port == relay.Port).Select(listener => listener.InstancePort).ToList();
        foreach (var id in classic.Row.Instances.Select(each => each.Value))
        {
            if (network.Instances.GetValueOrDefault(id) is { IsTerminated: true })
                continue;
            if (network.PrimaryOf(id) is { } receiver && receiver.PrimaryAddressOf(AddressFamily.IPv4) is { } address)
            {
                if (ServesZoneOf(classic, relay.Class.Representative, receiver) is not (true, var doubt))
                    continue;
                targets.AddRange(ports.Select(port => new OnwardTarget(receiver, address, port, doubt)));
            }
            else
            {
                open.Add(new MissingFact(id, "the registered instance is not in the snapshot"));
            }
        }

        return new([.. targets.Distinct()], open);
    }

    /// <summary>As of any load balancer: instances in enabled zones, and of other zones than the node's with cross-zone balancing only.</summary>
    private (bool IsServed, MissingFact? Doubt) ServesZoneOf(LoadBalancerNode.Classic classic, InterfaceNode node, InterfaceNode receiver)
    {
        if (receiver.ZoneName is not { } zone || node.ZoneName is not { } own || zone == own)
            return (true, null);
        var zones = classic.Subnets.Select(subnet => network.Subnets.GetValueOrDefault(subnet)?.Row.AvailabilityZone).ToList();
        if (!zones.Contains(null) && !zones.Contains(zone))
            return (false, null);
        return classic.Row.CrossZone is { } crosses
            ? (crosses, null)
            : (true, new MissingFact($"{ApiCall.DescribeClassicLoadBalancerAttributes} {classic.Row.Name}", "whether it crosses zones decides"));
    }

    private bool IsWhole(ApiCall call, string subject, Graph.Model.Scope scope) =>
        network.Coverage.IsComplete(call, subject) || network.Coverage.IsComplete(call, scope);
}
