using Graph.Checker.Facts;
using Graph.Model;
using Graph.Model.Addressing;
using Graph.Model.Resources;

namespace Graph.Checker.Endpoints;

/// <summary>The interfaces that a load balancer's node may pass a connection on to.</summary>
internal static class LoadBalancerTargets
{
    public static IEnumerable<NetworkInterface> Behind(EstateFacts facts, NetworkInterface node)
    {
        if (facts.LoadBalancers.BalancerOf(node) is not { } balancer)
            yield break;
        foreach (var listener in facts.LoadBalancers.ListenersOf(balancer))
        {
            foreach (var action in facts.LoadBalancers.ActionsOf(listener))
            {
                if (action.TargetGroup is not { } id || facts.LoadBalancers.TargetGroup(id) is not { } group)
                    continue;
                foreach (var target in facts.LoadBalancers.TargetsOf(group))
                {
                    foreach (var receiver in ReceiversOf(facts, group, target))
                        yield return receiver;
                }
            }
        }
    }

    private static IEnumerable<NetworkInterface> ReceiversOf(EstateFacts facts, TargetGroup group, Target target)
    {
        if (group.TargetType is "instance")
            return facts.Interfaces.OfInstance(new Id<Instance>(target.TargetId));
        if (group.TargetType is "alb" && facts.LoadBalancers.Balancer(new Id<LoadBalancer>(target.TargetId)) is { } alb)
            return facts.LoadBalancers.NodesOf(alb);
        return Address.TryParse(target.TargetId, out var address) ? facts.Interfaces.Holding(address) : [];
    }
}
