using Graph.Engine.Network;
using Graph.Engine.Proving;
using Graph.Engine.Selecting;
using Graph.Engine.Sets;
using Graph.Model.Addressing;
using Graph.Model.Evidence;

namespace Graph.Engine.Paths;

/// <summary>
/// What load balancers lead on to. One that answers itself opens a connection of its own; behind one that passes connections on,
/// what arrives is proved for whoever connects. Where something of it was not read, everything that it could send to is possible.
/// </summary>
/// <param name="flowsInto">all flows from a node to a load balancer's class.</param>
internal sealed class RelayEdges(
    CompiledNetwork network,
    InterfaceClasses classes,
    Connections connections,
    Selection to,
    Func<AttackNode, InterfaceClass, TrafficSet, IEnumerable<PartyFlow>> flowsInto)
{
    private static readonly ValueSet ClientPorts = ValueSet.Of(PortRange.Ephemeral);

    private readonly RelayTargets _targets = new(network);

    /// <summary>The edges from a node into a load balancer, beside the one to it as a host.</summary>
    public static IEnumerable<AttackEdge> Into(AttackEdge reached, InterfaceClass target, AttackNode origin)
    {
        foreach (var (relay, listened) in RelayTargets.WaysInto(target, origin))
        {
            var possible = reached.Possible.Intersect(listened);
            if (!possible.IsEmpty)
                yield return reached with { To = relay, Traffic = reached.Traffic.Intersect(listened), Possible = possible };
        }
    }

    public IEnumerable<AttackEdge> Of(AttackNode.Relay relay)
    {
        var behind = _targets.Behind(relay);
        foreach (var target in behind.Targets)
        {
            foreach (var edge in EdgesTo(relay, target))
                yield return edge;
        }

        if (behind.Open.Count == 0)
            yield break;
        foreach (var one in classes.All)
        {
            var reached = CouldSend(relay, one, behind.Open);
            if (reached is null)
                continue;
            yield return reached;
            foreach (var into in Into(reached, one, new AttackNode.Hosts(relay.Class)))
                yield return into;
        }

        yield return AttackEdge.Open(relay, new AttackNode.Unlisted(IsRelay: false), TrafficSet.AllPorts, behind.Open);
        if (!to.OnPremises.IsEmpty)
            yield return AttackEdge.Open(relay, new AttackNode.ToOnPremises(), TrafficSet.AllPorts, behind.Open);
    }

    private static bool AnswersItself(AttackNode.Relay relay) => relay.Origin is null;

    private IEnumerable<AttackEdge> EdgesTo(AttackNode.Relay relay, OnwardTarget target)
    {
        if (target.Receiver is not { } receiver)
        {
            if (to.OnPremises.Contains(AddressSet.Of([Cidr.Single(target.Address)]))
                && EdgeOutside(relay, target) is { } outside)
            {
                yield return outside.Lacking(target.Doubt);
            }

            yield break;
        }

        var hosts = classes.Of(receiver);
        if (EdgeTo(relay, target, hosts)?.Lacking(target.Doubt) is not { } edge)
            yield break;
        yield return edge;

        // A load balancer behind another.
        foreach (var into in Into(edge, hosts, new AttackNode.Hosts(relay.Class)))
            yield return into.Lacking(DoubtOfChain(relay, into));
    }

    private AttackEdge? EdgeTo(AttackNode.Relay relay, OnwardTarget target, InterfaceClass hosts)
    {
        if (AnswersItself(relay))
        {
            return AttackEdge.Of(
                relay,
                new AttackNode.Hosts(hosts),
                connections.Between(relay.Class, hosts, RelayTargets.OfPort(target.Port, isUdp: false), ClientPorts)
                    .Where(flow => flow.Goal.Address == target.Address));
        }

        return PassedOn(relay, target, new AttackNode.Hosts(hosts), flow => flow.Goal with { Holder = target.Receiver });
    }

    private AttackEdge? EdgeOutside(AttackNode.Relay relay, OnwardTarget target) => AnswersItself(relay)
        ? AttackEdge.Of(
            relay,
            new AttackNode.ToOnPremises(),
            connections.ToOnPremises(
                relay.Class, AddressSet.Of([Cidr.Single(target.Address)]), RelayTargets.OfPort(target.Port, isUdp: false), ClientPorts))
        : PassedOn(relay, target, new AttackNode.ToOnPremises(), flow => flow.Goal with { Holder = null, Place = GoalPlace.OnPremises });

    /// <summary>What gets to a target by whoever connects to the load balancer, as the target sees it.</summary>
    private AttackEdge? PassedOn(AttackNode.Relay relay, OnwardTarget target, AttackNode end, Func<PartyFlow, Goal> goalOf)
    {
        if (relay.Port is not { } port)
            return target.Receiver is { } receiver ? CouldSend(relay, classes.Of(receiver), []) : null;
        var listened = RelayTargets.OfPort(port, relay.IsUdp);
        var flows = flowsInto(relay.Origin!, relay.Class, listened)
            .Select(flow => connections.Again(flow, goalOf(flow), listened, ClientPorts));
        if (AttackEdge.Of(relay, end, flows) is not { } edge)
            return null;
        var seen = RelayTargets.OfPort(target.Port, relay.IsUdp);
        if (target.Receiver is { Groups: { Ids.Length: > 0 } groups } && !groups.Inbound.CouldAdmit.Overlaps(seen))
            return null;
        return edge with { Traffic = edge.Traffic.IsEmpty ? edge.Traffic : seen, Possible = seen };
    }

    /// <summary>What the load balancer may send to a class if it is among the targets; null where something known stops all of it.</summary>
    private AttackEdge? CouldSend(AttackNode.Relay relay, InterfaceClass one, IReadOnlyCollection<MissingFact> open)
    {
        if (one == relay.Class)
            return null;
        var possible = AnswersItself(relay)
            ? AttackEdge.Of(relay, new AttackNode.Hosts(one), connections.Between(relay.Class, one, TrafficSet.AllTcp, ClientPorts))?.Possible
            : UnlistedHosts.CouldSendTo(one.Representative, TrafficSet.AllPorts);
        return possible is null or { IsEmpty: true } ? null : AttackEdge.Open(relay, new AttackNode.Hosts(one), possible, open);
    }

    // Whose address the second one's targets would see is not followed.
    private static MissingFact? DoubtOfChain(AttackNode.Relay relay, AttackEdge into) =>
        !AnswersItself(relay) && into.To is AttackNode.Relay { Origin: not null, Class.Representative: var second }
            ? new MissingFact(second.LoadBalancer?.Id ?? second.Id, "what one load balancer passes to another that passes it on is not followed")
            : null;
}
