using Graph.Engine.Network;
using Graph.Engine.Sets;
using Graph.Model.Evidence;
using Graph.Model.Resources;

namespace Graph.Engine.Semantics;

/// <summary>
/// VPC endpoints that are route targets: gateway endpoints, which take TCP and echo from their own VPC to a service
/// (gateway-endpoints.md), and gateway load balancer endpoints, behind which something inspects
/// (gateway-load-balancer-endpoints.md).
/// </summary>
internal static class RoutedEndpoints
{
    private static readonly TrafficSet Taken = TrafficSet.AllTcp.Union(TrafficSet.Echo);

    /// <param name="from">the subnet whose route table was asked.</param>
    public static void Enter(Exploration exploration, Flight flight, VpcEndpoint endpoint, SubnetNode from)
    {
        if (endpoint.Type is "GatewayLoadBalancer")
            Middleboxes.EnterEndpoint(exploration, flight, endpoint);
        else if (endpoint.Type is "Gateway")
            EnterGateway(exploration, flight, endpoint, from);
        else
            exploration.Stop(flight, new Component("VPC endpoint", endpoint.Id.Value), ExplanationCodes.GraphRouteTargetUnusable);
    }

    private static void EnterGateway(Exploration exploration, Flight flight, VpcEndpoint endpoint, SubnetNode from)
    {
        var component = new Component("VPC endpoint", endpoint.Id.Value);
        if (endpoint.State.ToUpperInvariant() is not "AVAILABLE")
            exploration.Stop(flight, component, ExplanationCodes.BadState);
        else if (flight.IsReply || flight.Sender.Vpc != from.Vpc)
        {
            // Not for peering, VPN, Direct Connect or a transit gateway (gateway-endpoints.md, vpc-peering-basics.md).
            exploration.Stop(flight, component, ExplanationCodes.GraphRouteTargetUnusable);
        }
        else
        {
            flight = exploration.Filter(
                flight, Allowed.Exactly(Taken), component, ExplanationCodes.VpceGatewayProtocolRestriction);
            var session = new Session.GatewayEndpoint(
                flight.Source, flight.Destination, flight.ClientPorts, flight.Sessions, endpoint);
            exploration.Arrive(flight with { Sessions = session }, new Arrival.Service(endpoint));
        }
    }
}
