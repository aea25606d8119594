using Graph.Checker.Walking;
using Graph.Model.Addressing;
using Graph.Model.Coverage;
using Graph.Model.Evidence;
using Graph.Model.Resources;

namespace Graph.Checker.Rules;

/// <summary>
/// An application load balancer is a proxy: it answers a client itself on its listeners' ports, with or without targets
/// (how-elastic-load-balancing-works.md). What it opens to a target is a second connection.
/// </summary>
internal static class ApplicationLoadBalancers
{
    public static void Receive(Walk walk, Flight flight, LoadBalancer balancer, NetworkInterface node)
    {
        var component = Components.Of(balancer);
        if (balancer.State is "failed" or "provisioning")
            walk.Stop(flight, component, ExplanationCodes.BadState, $"the load balancer is {balancer.State}");
        else if (flight.Packet.Protocol.IsIcmp)
            NetworkInterfaces.Take(walk, flight, node, "answered by the load balancer");
        else if (flight.Packet.Protocol != IpProtocol.Tcp)
            walk.Stop(flight, component, ExplanationCodes.ProtocolRestriction, "an application load balancer takes TCP only");
        else if (ListenerOf(walk, balancer, flight.Packet) is { } listener)
        {
            var answered = flight.Pass(
                component, rule: new RuleReference(listener.Id.Value, $"listener {listener.Protocol} {listener.Port}"));
            NetworkInterfaces.Take(walk, answered, node, "answered by the load balancer");
        }
        else if (!LoadBalancers.IsRead(walk, ApiCall.DescribeListeners, balancer.Id.Value, balancer.Scope))
            walk.Lose(flight, component, new MissingFact($"{ApiCall.DescribeListeners} {balancer.Id}", "its listeners were not read"));
        else
        {
            walk.Stop(
                flight, component, ExplanationCodes.Elbv2ListenersMismatch, $"no listener takes {flight.Packet.Protocol} {flight.Packet.DestinationPort}");
        }
    }

    private static Listener? ListenerOf(Walk walk, LoadBalancer balancer, Packet packet) =>
        walk.Facts.LoadBalancers.ListenersOf(balancer).FirstOrDefault(row => row.Port == packet.DestinationPort);
}
