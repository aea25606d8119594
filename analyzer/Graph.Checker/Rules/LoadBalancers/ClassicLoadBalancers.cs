using System.Globalization;
using Graph.Checker.Walking;
using Graph.Model.Addressing;
using Graph.Model.Evidence;
using Graph.Model.Resources;

namespace Graph.Checker.Rules;

/// <summary>A classic load balancer answers a client itself on its listeners' ports; all of them are TCP.</summary>
internal static class ClassicLoadBalancers
{
    public static void Receive(Walk walk, Flight flight, ClassicLoadBalancer balancer, NetworkInterface node)
    {
        var component = Components.Of(balancer);
        var listener = walk.Facts.LoadBalancers.ListenersOf(balancer)
            .FirstOrDefault(row => flight.Packet.Protocol == IpProtocol.Tcp && row.Port == flight.Packet.DestinationPort);
        if (flight.Packet.Protocol.IsIcmp)
            NetworkInterfaces.Take(walk, flight, node, "answered by the load balancer");
        else if (listener is null)
        {
            walk.Stop(
                flight, component, ExplanationCodes.ElbListenersMismatch, $"no listener takes {flight.Packet.Protocol} {flight.Packet.DestinationPort}");
        }
        else
        {
            var reference = new RuleReference(
                string.Create(CultureInfo.InvariantCulture, $"{listener.Protocol}/{listener.Port}"),
                $"listener {listener.Protocol} {listener.Port} to instance port {listener.InstancePort}");
            NetworkInterfaces.Take(walk, flight.Pass(component, rule: reference), node, "answered by the load balancer");
        }
    }
}
