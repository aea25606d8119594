using Graph.Engine.Network;
using Graph.Engine.Sets;
using Graph.Model.Evidence;
using Graph.Model.Resources;

namespace Graph.Engine.Semantics;

/// <summary>
/// A network load balancer passes a connection on to a registered target in an enabled zone; health is no reason to call a
/// target unreachable, since it fails open. It does not answer ping (load-balancer-target-groups.md).
/// </summary>
internal static class NetworkLoadBalancers
{
    public static void Receive(Exploration exploration, Flight flight, LoadBalancerNode.Version2 balancer, InterfaceNode node)
    {
        var component = new Component("load balancer", balancer.Id);
        if (balancer.Row.State is "failed" or "provisioning")
        {
            exploration.Stop(flight, component, ExplanationCodes.BadState);
            return;
        }

        flight = exploration.Filter(
            flight, Allowed.Exactly(TrafficSet.AllPorts), component, ExplanationCodes.ProtocolRestriction);
        var rest = flight;
        foreach (var listener in balancer.Listeners)
        {
            foreach (var taken in TakenBy(listener))
            {
                // The first listener that takes it; and one kind of traffic at a time, since the target sees one port.
                var part = rest.Only(taken);
                rest = rest.Only(TrafficSet.All.Except(taken));
                if (!part.IsStopped)
                    PassOn(exploration, part, balancer, node, listener);
            }
        }

        if (rest.IsStopped)
            return;
        if (balancer.MissingListeners is { } fact)
            exploration.Lose(rest, fact);
        else
            exploration.Stop(rest, component, ExplanationCodes.Elbv2ListenersMismatch);
    }

    /// <summary>A target's reply goes back to the client, from the load balancer's address.</summary>
    public static void Return(Exploration exploration, Flight flight, Session.Passed session)
    {
        if (session.Node.Subnet is { } subnet)
            Subnets.Leave(exploration, NatGateways.Undo(flight, session), subnet);
        else
            exploration.Lose(flight, NetworkInterfaces.MissingSubnetOf(session.Node));
    }

    private static IEnumerable<TrafficSet> TakenBy(Listener listener)
    {
        if (listener.Port is not (>= 0 and <= ushort.MaxValue))
            yield break;
        var port = ValueSet.Single(listener.Port.Value);
        if (listener.Protocol is "TCP" or "TLS" or "TCP_UDP" or "TCP_QUIC")
            yield return TrafficSet.OfTcp(port);
        if (listener.Protocol is "UDP" or "TCP_UDP" or "QUIC" or "TCP_QUIC")
            yield return TrafficSet.OfUdp(port);
    }

    private static void PassOn(
        Exploration exploration, Flight flight, LoadBalancerNode.Version2 balancer, InterfaceNode node, Listener listener)
    {
        var actions = exploration.Network.LoadBalancers.ActionsOf.GetValueOrDefault(listener.Id.Value) ?? [];
        var groups = actions.Where(action => action.Type is "forward" && action.TargetGroup is not null)
            .Select(action => action.TargetGroup!.Value.Value).ToList();
        if (actions.Find(IsOpen) is { } open)
        {
            exploration.Lose(
                flight,
                new MissingFact(listener.Id.Value, $"what its action of type {open.Type} does with a connection was not told"));
        }
        else if (groups.Count == 0)
            exploration.Stop(flight, new Component("load balancer", balancer.Id), ExplanationCodes.Elbv2ListenerRequiresTgAccept);
        foreach (var id in groups)
        {
            if (exploration.Network.LoadBalancers.TargetGroups.GetValueOrDefault(id) is { } group)
                TargetGroups.Forward(exploration, flight, balancer, node, group);
            else
                exploration.Lose(flight, new MissingFact(id, "the listener's target group is not in the snapshot"));
        }
    }

    // The actions of application load balancers do not pass a connection on. A forward without a target group, and a type of
    // a later day, may lead anywhere.
    public static bool IsOpen(ListenerAction action) => action.Type is "forward"
        ? action.TargetGroup is null
        : action.Type is not ("redirect" or "fixed-response" or "authenticate-oidc" or "authenticate-cognito" or "jwt-validation");
}
