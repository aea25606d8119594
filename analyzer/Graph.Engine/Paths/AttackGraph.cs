using System.Collections.Concurrent;
using Graph.Engine.Network;
using Graph.Engine.Placing;
using Graph.Engine.Proving;
using Graph.Engine.Selecting;
using Graph.Engine.Sets;
using Graph.Model.Addressing;
using Graph.Model.Evidence;

namespace Graph.Engine.Paths;

/// <summary>
/// The graph of what reaches what by one connection over TCP or UDP. Edges of a node are found when they are first asked for.
/// </summary>
/// <param name="from">the addresses outside that an attacker starts from are of these.</param>
/// <param name="to">edges lead to addresses outside that are of these.</param>
/// <param name="traffic">of the last connection; those before it are over TCP or UDP.</param>
/// <param name="followsRelays">whether load balancers that answer themselves lead on to their targets.</param>
internal sealed class AttackGraph(
    CompiledNetwork network,
    InterfaceClasses classes,
    Connections connections,
    Selection from,
    Selection to,
    TrafficSet traffic,
    bool followsRelays)
{
    private readonly TrafficSet _asked = TrafficSet.AllPorts.Union(traffic);

    private static readonly ValueSet ClientPorts = ValueSet.Of(PortRange.Ephemeral);

    private readonly ConcurrentDictionary<AttackNode, IReadOnlyList<AttackEdge>> _edges = [];

    public IReadOnlyList<AttackEdge> EdgesOf(AttackNode node) => _edges.GetOrAdd(node, Find);

    /// <summary>Whether an attacker who has taken it over can go on from it.</summary>
    public static bool CanPivot(AttackNode node) => node is AttackNode.Hosts { Class.Representative: { Role: InterfaceRole.Host } host }
        && ManagedServices.Of(host) is null;

    private IReadOnlyList<AttackEdge> Find(AttackNode node)
    {
        var found = new ConcurrentBag<AttackEdge>();
        if (node is AttackNode.Relay relay)
            return [.. FindTargets(relay)];
        Parallel.ForEach(classes.All, target =>
        {
            foreach (var edge in Find(node, target))
                found.Add(edge);
        });
        return
        [
            .. found.OrderBy(OrderOf).ThenBy(edge => (edge.To as AttackNode.Relay)?.Port ?? -1),
            .. FindOutside(node),
        ];
    }

    private static int OrderOf(AttackEdge edge) => edge.To switch
    {
        AttackNode.Hosts hosts => hosts.Class.Index,
        AttackNode.Relay relay => relay.Class.Index,
        _ => -1,
    };

    private IEnumerable<AttackEdge> FindOutside(AttackNode node)
    {
        if (node is not AttackNode.Hosts { Class: var hosts })
            yield break;
        if (!to.Internet.IsEmpty
            && Sum(node, new AttackNode.ToInternet(), connections.ToInternet(hosts, to.Internet, _asked, ClientPorts, to.Named)) is { } internet)
        {
            yield return internet;
        }

        if (!to.OnPremises.IsEmpty
            && Sum(node, new AttackNode.ToOnPremises(), connections.ToOnPremises(hosts, to.OnPremises, _asked, ClientPorts)) is { } onPremises)
        {
            yield return onPremises;
        }
    }

    private IEnumerable<AttackEdge> Find(AttackNode node, InterfaceClass target)
    {
        var flows = node switch
        {
            AttackNode.Internet => connections.FromInternet(target, from.Internet, _asked, ClientPorts),
            AttackNode.OnPremises => connections.FromOnPremises(target, from.OnPremises, _asked, ClientPorts),
            AttackNode.Hosts hosts => connections.Between(hosts.Class, target, _asked, ClientPorts),
            _ => [],
        };
        if (Sum(node, new AttackNode.Hosts(target), flows) is not { } reached)
            yield break;
        yield return reached;
        foreach (var port in followsRelays ? PortsOf(target) : [])
        {
            var listened = TrafficSet.OfTcp(ValueSet.Single(port));
            if (reached.Possible.Overlaps(listened))
            {
                yield return reached with
                {
                    To = new AttackNode.Relay(target, port),
                    Traffic = reached.Traffic.Intersect(listened),
                    Possible = listened,
                };
            }
        }
    }

    /// <summary>All flows between the two as one edge; null where they carry nothing.</summary>
    private static AttackEdge? Sum(AttackNode start, AttackNode end, IEnumerable<PartyFlow> flows)
    {
        var (certain, possible) = (TrafficSet.Empty, TrafficSet.Empty);
        PartyFlow? shown = null;
        foreach (var flow in flows)
        {
            if (flow.Answer.Verdict == Verdict.Unreachable)
                continue;
            if (shown is null || (certain.IsEmpty && !flow.Answer.Reachable.IsEmpty))
                shown = flow;
            certain = certain.Union(flow.Answer.Reachable);
            possible = possible.Union(flow.Answer.Reachable).Union(flow.Answer.Unknown);
        }

        return shown is null ? null : new(start, end, certain, possible, shown);
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
            var hosts = classes.Of(target);
            var asked = TrafficSet.OfTcp(ValueSet.Single(port));
            if (Sum(relay, new AttackNode.Hosts(hosts), connections.Between(relay.Class, hosts, asked, ClientPorts)) is { } edge)
                yield return edge;
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
