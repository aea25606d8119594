using Graph.Engine.Network;
using Graph.Engine.Sets;
using Graph.Model.Evidence;

namespace Graph.Engine.Semantics;

/// <summary>
/// An application load balancer is a proxy: it answers a client itself on its listeners' ports, with or without targets
/// (how-elastic-load-balancing-works.md). What it opens to a target is a second connection.
/// </summary>
internal static class ApplicationLoadBalancers
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
            flight,
            Allowed.Exactly(TrafficSet.AllTcp.Union(TrafficSet.AllIcmp)),
            component,
            ExplanationCodes.ProtocolRestriction);
        if (flight.IsStopped)
            return;
        LoadBalancers.Answer(
            exploration,
            flight,
            node,
            balancer.Listeners.Select(listener => listener.Port).OfType<int>(),
            balancer.MissingListeners,
            component,
            ExplanationCodes.Elbv2ListenersMismatch);
    }
}
