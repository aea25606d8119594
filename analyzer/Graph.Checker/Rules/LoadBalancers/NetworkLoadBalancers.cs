using Graph.Checker.Walking;
using Graph.Model;
using Graph.Model.Addressing;
using Graph.Model.Coverage;
using Graph.Model.Evidence;
using Graph.Model.Resources;

namespace Graph.Checker.Rules;

/// <summary>
/// A network load balancer passes a connection on to a registered target in an enabled zone; health is no reason to call a
/// target unreachable, since it fails open. It does not answer ping (load-balancer-target-groups.md).
/// </summary>
internal static class NetworkLoadBalancers
{
    public static void Receive(Walk walk, Flight flight, LoadBalancer balancer, NetworkInterface node)
    {
        var component = Components.Of(balancer);
        if (balancer.State is "failed" or "provisioning")
        {
            walk.Stop(flight, component, ExplanationCodes.BadState, $"the load balancer is {balancer.State}");
            return;
        }

        if (!flight.Packet.Protocol.HasPorts)
        {
            walk.Stop(flight, component, ExplanationCodes.ProtocolRestriction, "a network load balancer takes TCP and UDP only");
            return;
        }

        if (walk.Facts.LoadBalancers.ListenersOf(balancer).FirstOrDefault(row => Takes(row, flight.Packet)) is { } listener)
            PassOn(walk, flight, balancer, node, listener);
        else if (!LoadBalancers.IsRead(walk, ApiCall.DescribeListeners, balancer.Id.Value, balancer.Scope))
            walk.Lose(flight, component, new MissingFact($"{ApiCall.DescribeListeners} {balancer.Id}", "its listeners were not read"));
        else
        {
            walk.Stop(
                flight, component, ExplanationCodes.Elbv2ListenersMismatch, $"no listener takes {flight.Packet.Protocol} {flight.Packet.DestinationPort}");
        }
    }

    /// <summary>A target's reply goes back to the client, from the load balancer's address.</summary>
    public static void Return(Walk walk, Flight flight, Session.NetworkLoadBalancer session)
    {
        if (NetworkInterfaces.SubnetOf(walk, flight, session.Node) is { } subnet)
            Subnets.Leave(walk, flight.Undo(session, Components.Of(session.Node)), subnet);
    }

    internal static bool Takes(Listener listener, Packet packet) => listener.Port == packet.DestinationPort
        && (listener.Protocol, packet.Protocol) switch
        {
            ("TCP" or "TLS" or "TCP_UDP", { Number: 6 }) => true,
            ("UDP" or "TCP_UDP" or "QUIC" or "TCP_QUIC", { Number: 17 }) => true,
            ("TCP_QUIC", { Number: 6 }) => true,
            _ => false,
        };

    private static void PassOn(Walk walk, Flight flight, LoadBalancer balancer, NetworkInterface node, Listener listener)
    {
        flight = walk.Mark(flight, (balancer, node, listener), static (again, packet, place) => PassOn(again, packet, place.balancer, place.node, place.listener));
        var component = Components.Of(balancer);
        flight = flight.Pass(component, rule: new RuleReference.OfListener(listener));
        var actions = walk.Facts.LoadBalancers.ActionsOf(listener);
        var groups = actions.Where(action => action.Type is "forward")
            .Select(action => action.TargetGroup).OfType<Id<TargetGroup>>().ToList();
        if (actions.FirstOrDefault(IsOpen) is { } open)
        {
            walk.Lose(
                flight,
                component,
                new MissingFact(listener.Id.Value, $"what its action of type {open.Type} does with a connection was not told"),
                ExplanationCodes.GraphNotModelled);
        }
        else if (groups.Count == 0)
        {
            walk.Stop(
                flight, component, ExplanationCodes.Elbv2ListenerRequiresTgAccept, "the listener forwards to no target group");
            return;
        }

        foreach (var id in groups)
        {
            if (walk.Facts.LoadBalancers.TargetGroup(id) is { } group)
                TargetGroups.Forward(walk, flight, balancer, node, group);
            else
                walk.Lose(flight, component, new MissingFact(id.Value, "the listener's target group is not in the snapshot"));
        }
    }

    // The actions of application load balancers do not pass a connection on. A forward without a target group, and a type of
    // a later day, may lead anywhere.
    internal static bool IsOpen(ListenerAction action) => action.Type is "forward"
        ? action.TargetGroup is null
        : action.Type is not ("redirect" or "fixed-response" or "authenticate-oidc" or "authenticate-cognito" or "jwt-validation");
}
