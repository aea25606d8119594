using Graph.Engine.Network;
using Graph.Model.Evidence;

namespace Graph.Engine.Semantics;

/// <summary>A classic load balancer answers a client itself on its listeners' ports; all of them are TCP.</summary>
internal static class ClassicLoadBalancers
{
    public static void Receive(Exploration exploration, Flight flight, LoadBalancerNode.Classic balancer, InterfaceNode node) =>
        LoadBalancers.Answer(
            exploration,
            flight,
            node,
            balancer.Listeners.Select(listener => listener.Port),
            null,
            new Component("classic load balancer", balancer.Id),
            ExplanationCodes.ElbListenersMismatch);
}
