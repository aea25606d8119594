using System.Collections.Concurrent;
using Graph.Engine.Network;
using Graph.Engine.Proving;
using Graph.Engine.Sets;
using Graph.Model.Addressing;

namespace Graph.Engine.Paths;

/// <summary>
/// The graph of what reaches what by one connection over TCP or UDP. Edges of a node are found when they are first asked for.
/// </summary>
/// <param name="followsRelays">whether load balancers that answer themselves lead on to their targets.</param>
internal sealed class AttackGraph(
    CompiledNetwork network, Outside outside, InterfaceClasses classes, Connections connections, bool followsRelays)
{
    private static readonly ValueSet ClientPorts = ValueSet.Of(PortRange.Ephemeral);

    // What AWS runs for the account executes nobody else's code: it answers, and starts nothing.
    private static readonly string[] Managed = ["RDSNetworkInterface", "ElastiCache", "RedshiftNetworkInterface", "DAX ", "ES "];

    private readonly Admission _admission = new(network);
    private readonly ConcurrentDictionary<AttackNode, IReadOnlyList<AttackEdge>> _edges = [];

    public IReadOnlyList<AttackEdge> EdgesOf(AttackNode node) => _edges.GetOrAdd(node, Find);

    /// <summary>Whether an attacker who has taken it over can go on from it.</summary>
    public static bool CanPivot(AttackNode node) => node is AttackNode.Hosts { Class.Representative: { Role: InterfaceRole.Host } host }
        && !Array.Exists(Managed, start => host.Row.Description?.StartsWith(start, StringComparison.Ordinal) == true);

    private IReadOnlyList<AttackEdge> Find(AttackNode node)
    {
        var found = new ConcurrentBag<AttackEdge>();
        if (node is AttackNode.Relay relay)
            return [.. FindTargets(relay)];
        Parallel.ForEach(classes.All, to =>
        {
            foreach (var edge in Find(node, to))
                found.Add(edge);
        });
        return [.. found.OrderBy(OrderOf).ThenBy(edge => (edge.To as AttackNode.Relay)?.Port ?? -1)];
    }

    private static int OrderOf(AttackEdge edge) => edge.To switch
    {
        AttackNode.Hosts hosts => hosts.Class.Index,
        AttackNode.Relay relay => relay.Class.Index,
        _ => -1,
    };

    private IEnumerable<AttackEdge> Find(AttackNode node, InterfaceClass to)
    {
        var flows = node switch
        {
            AttackNode.Internet => connections.FromInternet(to, outside.Internet, TrafficSet.AllPorts, ClientPorts),
            AttackNode.OnPremises => connections.FromOnPremises(to, connections.AllOnPremises, TrafficSet.AllPorts, ClientPorts),
            AttackNode.Hosts hosts when _admission.IsPossible(hosts.Class.Representative, to.Representative) =>
                connections.Between(hosts.Class, to, TrafficSet.AllPorts, ClientPorts),
            _ => [],
        };
        var (traffic, best) = Sum(flows);
        if (best is null)
            yield break;
        yield return new AttackEdge(node, new AttackNode.Hosts(to), traffic, best);
        foreach (var port in followsRelays ? PortsOf(to) : [])
        {
            if (traffic.Tcp.Contains(port))
                yield return new AttackEdge(node, new AttackNode.Relay(to, port), TrafficSet.OfTcp(ValueSet.Single(port)), best);
        }
    }

    private static (TrafficSet Traffic, PartyFlow? Best) Sum(IEnumerable<PartyFlow> flows)
    {
        var traffic = TrafficSet.Empty;
        PartyFlow? best = null;
        foreach (var flow in flows)
        {
            if (flow.Answer.Reachable.IsEmpty)
                continue;
            traffic = traffic.Union(flow.Answer.Reachable);
            best ??= flow;
        }

        return (traffic, best);
    }

    /// <summary>The listening ports of a load balancer that answers itself.</summary>
    private static IEnumerable<int> PortsOf(InterfaceClass one) => one.Representative.LoadBalancer switch
    {
        LoadBalancerNode.Version2 { Row.Type: "application" } balancer =>
            balancer.Listeners.Select(listener => listener.Port).OfType<int>().Distinct(),
        LoadBalancerNode.Classic classic => classic.Listeners.Select(listener => listener.Port).Distinct(),
        _ => [],
    };

    private IEnumerable<AttackEdge> FindTargets(AttackNode.Relay relay)
    {
        foreach (var (target, port) in TargetsOf(relay).Distinct())
        {
            var to = classes.Of(target);
            var asked = TrafficSet.OfTcp(ValueSet.Single(port));
            var (traffic, best) = Sum(connections.Between(relay.Class, to, asked, ClientPorts));
            if (best is not null)
                yield return new AttackEdge(relay, new AttackNode.Hosts(to), traffic, best);
        }
    }

    private IEnumerable<(InterfaceNode Target, int Port)> TargetsOf(AttackNode.Relay relay)
    {
        if (relay.Class.Representative.LoadBalancer is LoadBalancerNode.Classic classic)
        {
            return classic.Listeners.Where(listener => listener.Port == relay.Port).SelectMany(
                listener => classic.Row.Instances.SelectMany(id => network.InterfacesOfInstance.GetValueOrDefault(id.Value) ?? [])
                    .Where(node => node.Row.DeviceIndex is 0 or null)
                    .Select(node => (node, listener.InstancePort)));
        }

        var balancer = (LoadBalancerNode.Version2)relay.Class.Representative.LoadBalancer!;
        return balancer.Listeners.Where(listener => listener.Port == relay.Port)
            .SelectMany(listener => network.LoadBalancers.ActionsOf.GetValueOrDefault(listener.Id.Value) ?? [])
            .Select(action => action.TargetGroup is { } id ? network.LoadBalancers.TargetGroups.GetValueOrDefault(id.Value) : null)
            .OfType<TargetGroupNode>()
            .SelectMany(TargetsOf);
    }

    private IEnumerable<(InterfaceNode Target, int Port)> TargetsOf(TargetGroupNode group)
    {
        foreach (var target in group.Targets)
        {
            if ((target.Port ?? group.Row.Port) is not { } port)
                continue;
            var hosts = network.InterfacesOfInstance.GetValueOrDefault(target.TargetId)?.Where(node => node.Row.DeviceIndex is 0 or null);
            if (hosts is null && Address.TryParse(target.TargetId, out var address))
                hosts = network.HoldersOf.GetValueOrDefault(address);
            foreach (var host in hosts ?? [])
                yield return (host, port);
        }
    }
}
