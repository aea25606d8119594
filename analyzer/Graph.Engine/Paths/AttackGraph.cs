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
/// <param name="followsRelays">whether load balancers lead on to their targets.</param>
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
    private readonly (MissingFact Fact, bool MayRelay)? _unlisted = followsRelays ? UnlistedHosts.Of(network) : null;

    private RelayEdges Relays => field ??= new(network, classes, connections, to, FlowsInto);

    public IReadOnlyList<AttackEdge> EdgesOf(AttackNode node) => _edges.GetOrAdd(node, Find);

    /// <summary>Whether an attacker who has taken it over can go on from it.</summary>
    public static bool CanPivot(AttackNode node) => node switch
    {
        AttackNode.Hosts { Class.Representative: { Role: InterfaceRole.Host } host } => ManagedServices.Of(host) is null,
        AttackNode.Unlisted => true,
        _ => false,
    };

    /// <summary>Whether what gets to it goes on by itself.</summary>
    public static bool Forwards(AttackNode node) => node is AttackNode.Relay or AttackNode.Unlisted { IsRelay: true };

    private IReadOnlyList<AttackEdge> Find(AttackNode node) => node switch
    {
        AttackNode.Relay relay => [.. Relays.Of(relay)],
        AttackNode.Unlisted unlisted => [.. FindFrom(unlisted)],
        _ => [.. FindInside(node), .. FindOutside(node), .. FindUnlisted(node)],
    };

    private IEnumerable<AttackEdge> FindInside(AttackNode node)
    {
        var found = new ConcurrentBag<(int Index, List<AttackEdge> Edges)>();
        Parallel.ForEach(classes.All, target => found.Add((target.Index, [.. Find(node, target)])));
        return found.OrderBy(one => one.Index).SelectMany(one => one.Edges);
    }

    private IEnumerable<AttackEdge> FindOutside(AttackNode node)
    {
        if (node is not AttackNode.Hosts { Class: var hosts })
            yield break;
        if (!to.Internet.IsEmpty
            && AttackEdge.Of(node, new AttackNode.ToInternet(), connections.ToInternet(hosts, to.Internet, _asked, ClientPorts, to.Named)) is { } internet)
        {
            yield return internet;
        }

        if (!to.OnPremises.IsEmpty
            && AttackEdge.Of(node, new AttackNode.ToOnPremises(), connections.ToOnPremises(hosts, to.OnPremises, _asked, ClientPorts)) is { } onPremises)
        {
            yield return onPremises;
        }
    }

    private IEnumerable<AttackEdge> FindUnlisted(AttackNode node)
    {
        if (_unlisted is var (fact, mayRelay))
            yield return AttackEdge.Open(node, new AttackNode.Unlisted(mayRelay), TrafficSet.AllPorts, fact);
    }

    /// <summary>What may go on from somebody who is not in the snapshot: the facts are those of the edge that leads there.</summary>
    private IEnumerable<AttackEdge> FindFrom(AttackNode.Unlisted node)
    {
        foreach (var one in classes.All)
        {
            var possible = UnlistedHosts.CouldSendTo(one.Representative, _asked);
            if (!possible.IsEmpty)
                yield return AttackEdge.Open(node, new AttackNode.Hosts(one), possible);
        }

        if (!to.Internet.IsEmpty)
            yield return AttackEdge.Open(node, new AttackNode.ToInternet(), _asked);
        if (!to.OnPremises.IsEmpty)
            yield return AttackEdge.Open(node, new AttackNode.ToOnPremises(), _asked);
    }

    private IEnumerable<PartyFlow> FlowsInto(AttackNode node, InterfaceClass target, TrafficSet asked) => node switch
    {
        AttackNode.Internet => connections.FromInternet(target, from.Internet, asked, ClientPorts),
        AttackNode.OnPremises => connections.FromOnPremises(target, from.OnPremises, asked, ClientPorts),
        AttackNode.Hosts hosts => connections.Between(hosts.Class, target, asked, ClientPorts),
        _ => [],
    };

    private IEnumerable<AttackEdge> Find(AttackNode node, InterfaceClass target)
    {
        if (AttackEdge.Of(node, new AttackNode.Hosts(target), FlowsInto(node, target, _asked)) is not { } reached)
            yield break;
        yield return reached;
        foreach (var edge in followsRelays ? RelayEdges.Into(reached, target, node) : [])
            yield return edge;
    }
}
