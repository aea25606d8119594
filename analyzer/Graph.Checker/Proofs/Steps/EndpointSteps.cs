using Graph.Checker.Rules;
using Graph.Checker.Sets;
using Graph.Checker.Walking;
using Graph.Model.Addressing;
using Graph.Model.Evidence;
using Graph.Model.Proofs;
using Graph.Model.Resources;

namespace Graph.Checker.Proofs;

/// <summary>VPC endpoints (<see cref="InterfaceEndpoints"/>, <see cref="RoutedEndpoints"/>).</summary>
internal static class EndpointSteps
{
    /// <summary>At the interface of an endpoint, past its subnet's edge.</summary>
    public static void Receive(Crowd crowd, NetworkInterface receiver)
    {
        crowd = SecurityGroupSteps.CheckInbound(crowd, receiver);
        if (crowd.Facts.Gateways.EndpointOf(receiver) is not { } endpoint)
        {
            crowd.Lose();
            return;
        }

        if (InterfaceEndpoints.IsOfProvider(endpoint))
        {
            var udp = TrafficSet.Of(IpProtocol.Udp, PortSet.All);
            crowd.Only(udp).Lose();
            crowd = crowd.Only(crowd.Packets.All.Except(udp));
        }

        var taken = endpoint.Type is "GatewayLoadBalancer" ? TrafficSet.Nothing
            : TrafficSet.Of(IpProtocol.Tcp, InterfaceEndpoints.PortsOf(endpoint) is { } ports ? SetOf(ports) : PortSet.All);
        crowd.StopAllBut(taken, Components.Of(endpoint), ExplanationCodes.ProtocolRestriction)
            .Reach(new ProofPlace.Delivered(receiver.Id));
    }

    /// <summary>A subnet's route led to the endpoint.</summary>
    public static void Enter(Crowd crowd, VpcEndpoint endpoint, Subnet from)
    {
        if (endpoint.Type is "GatewayLoadBalancer")
            MiddleboxSteps.EnterEndpoint(crowd, endpoint);
        else if (endpoint.Type is "Gateway")
            EnterGateway(crowd, endpoint, from);
        else
            crowd.Stop(Components.Of(endpoint), ExplanationCodes.GraphRouteTargetUnusable);
    }

    private static void EnterGateway(Crowd crowd, VpcEndpoint endpoint, Subnet from)
    {
        var component = Components.Of(endpoint);
        if (endpoint.State.ToUpperInvariant() is not "AVAILABLE")
            crowd.Stop(component, ExplanationCodes.BadState);
        else if (crowd.IsReply || crowd.Sender.Vpc != from.Vpc)
            crowd.Stop(component, ExplanationCodes.GraphRouteTargetUnusable);
        else
        {
            var taken = TrafficSet.Echo with { Tcp = PortSet.All };
            crowd.StopAllBut(taken, component, ExplanationCodes.VpceGatewayProtocolRestriction)
                .Push(new ProofSession.GatewayEndpoint(crowd.Source, crowd.Destination, crowd.ClientPorts, endpoint.Id))
                .Reach(new ProofPlace.DeliveredToService(endpoint.Id));
        }
    }

    private static PortSet SetOf(IEnumerable<ushort> ports) =>
        ports.Aggregate(PortSet.Empty, (all, port) => all.Union(PortSet.Of(PortRange.Single(port))));
}
