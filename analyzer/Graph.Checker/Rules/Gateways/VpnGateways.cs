using Graph.Checker.Facts;
using Graph.Checker.Walking;
using Graph.Model.Evidence;
using Graph.Model.Resources;

namespace Graph.Checker.Rules;

/// <summary>
/// A virtual private gateway carries packets between on premises and private addresses of its own VPC's interfaces; it leads to
/// no peer, internet gateway or NAT gateway (vpn-route-priority.md; Reachability Analyzer's VGW_ codes).
/// </summary>
internal static class VpnGateways
{
    public static void Leave(Walk walk, Flight flight, VpnGateway gateway, Subnet from)
    {
        var component = Components.Of(gateway);
        if (!gateway.IsAttached || gateway.Vpc != from.Vpc)
        {
            walk.Stop(flight, component, ExplanationCodes.BadStateAttachment, $"the gateway is not attached to {from.Vpc}");
            return;
        }

        if (walk.Facts.Interfaces.Holding(from.Vpc, flight.Packet.Source) is null)
        {
            flight = flight.Block(
                component,
                ExplanationCodes.VgwPrivateIpAssociationForEgress,
                $"{flight.Packet.Source} is no private address of an interface of {from.Vpc}");
        }

        OnPremises.Receive(walk, flight.Pass(component), new OnPremisesEntry.ByVpnGateway(gateway, []));
    }

    public static void Enter(Walk walk, Flight flight, VpnGateway gateway)
    {
        var component = Components.Of(gateway);
        if (gateway is not { IsAttached: true, Vpc: { } vpc })
            walk.Stop(flight, component, ExplanationCodes.BadStateAttachment, "the gateway is attached to no VPC");
        else if (walk.Facts.Vpcs.Vpc(vpc) is not null && !walk.Facts.Vpcs.Holds(vpc, flight.Packet.Destination))
        {
            walk.Stop(
                flight,
                component,
                ExplanationCodes.VgwPrivateIpAssociationForIngress,
                $"{flight.Packet.Destination} is no private address of {vpc}");
        }
        else
            EdgeRouteTables.Deliver(walk, flight.Pass(component), gateway.Id.Value, vpc);
    }
}
