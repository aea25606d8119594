using Graph.Checker.Walking;
using Graph.Model.Addressing;
using Graph.Model.Evidence;
using Graph.Model.Resources;

namespace Graph.Checker.Rules;

/// <summary>
/// VPC endpoints that are route targets: gateway endpoints, which take TCP and echo from their own VPC to a service
/// (gateway-endpoints.md), and gateway load balancer endpoints, behind which something inspects
/// (gateway-load-balancer-endpoints.md).
/// </summary>
internal static class RoutedEndpoints
{
    /// <param name="from">the subnet whose route table was asked.</param>
    public static void Enter(Walk walk, Flight flight, VpcEndpoint endpoint, Subnet from)
    {
        if (endpoint.Type is "GatewayLoadBalancer")
            Middleboxes.EnterEndpoint(walk, flight, endpoint);
        else if (endpoint.Type is "Gateway")
            EnterGateway(walk, flight, endpoint, from);
        else
        {
            walk.Stop(
                flight,
                Components.Of(endpoint),
                ExplanationCodes.GraphRouteTargetUnusable,
                $"an endpoint of type {endpoint.Type} is no route target");
        }
    }

    private static void EnterGateway(Walk walk, Flight flight, VpcEndpoint endpoint, Subnet from)
    {
        var component = Components.Of(endpoint);
        if (endpoint.State.ToUpperInvariant() is not "AVAILABLE")
            walk.Stop(flight, component, ExplanationCodes.BadState, $"the endpoint is {endpoint.State}");
        else if (flight.IsReply || flight.Sender.Vpc != from.Vpc)
        {
            // Not for peering, VPN, Direct Connect or a transit gateway (gateway-endpoints.md, vpc-peering-basics.md).
            walk.Stop(
                flight, component, ExplanationCodes.GraphRouteTargetUnusable, $"a gateway endpoint serves interfaces of {from.Vpc} only");
        }
        else if (flight.Packet.Protocol != IpProtocol.Tcp && !flight.Packet.IsEchoRequest)
            walk.Stop(flight, component, ExplanationCodes.VpceGatewayProtocolRestriction, "the endpoint takes TCP and echo only");
        else
        {
            var session = new Session.GatewayEndpoint(flight.Packet, flight.ClientPorts, endpoint);
            walk.Arrive(
                flight.Pass(component, $"taken to {endpoint.ServiceName}") with { Sessions = flight.Sessions.Push(session) },
                new Arrival.Service(endpoint));
        }
    }
}
