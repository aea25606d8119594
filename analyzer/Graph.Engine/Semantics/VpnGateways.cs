using Graph.Engine.Network;
using Graph.Engine.Sets;
using Graph.Model.Evidence;
using Graph.Model.Resources;

namespace Graph.Engine.Semantics;

/// <summary>
/// A virtual private gateway carries packets between on premises and private addresses of its own VPC's interfaces; it leads to
/// no peer, internet gateway or NAT gateway (vpn-route-priority.md; Reachability Analyzer's VGW_ codes).
/// </summary>
internal static class VpnGateways
{
    public static void Leave(Exploration exploration, Flight flight, VpnGateway gateway, SubnetNode from)
    {
        var component = new Component("virtual private gateway", gateway.Id.Value);
        if (!gateway.IsAttached || gateway.Vpc != from.Row.Vpc)
        {
            exploration.Stop(flight, component, ExplanationCodes.BadStateAttachment);
            return;
        }

        if (from.Vpc.Holding(flight.Source) is null)
        {
            flight = exploration.Filter(
                flight, Allowed.Exactly(TrafficSet.Empty), component, ExplanationCodes.VgwPrivateIpAssociationForEgress);
        }

        OnPremises.Receive(exploration, flight, new OnPremisesEntry.ByVpnGateway(gateway, []));
    }

    public static void Enter(Exploration exploration, Flight flight, VpnGateway gateway)
    {
        var component = new Component("virtual private gateway", gateway.Id.Value);
        if (gateway is not { IsAttached: true, Vpc: { } id } || exploration.Network.Vpc(id.Value) is not { } vpc)
            exploration.Stop(flight, component, ExplanationCodes.BadStateAttachment);
        else if (vpc.Row is not null && !vpc.Holds(flight.Destination))
            exploration.Stop(flight, component, ExplanationCodes.VgwPrivateIpAssociationForIngress);
        else
            EdgeRouteTables.Deliver(exploration, flight, gateway.Id.Value, vpc, fromInternet: false);
    }
}
