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
        if (gateway.MayBeAttachedTo(from.Vpc))
            flight = flight.Lack(component, GatewayAttachments.Untold(gateway.Id.Value));
        else if (!gateway.IsAttached || gateway.Vpc != from.Vpc)
        {
            walk.Stop(flight, component, ExplanationCodes.BadStateAttachment, $"the gateway is not attached to {from.Vpc}");
            return;
        }

        flight = CheckSource(walk, flight, component, from);
        OnPremises.Receive(walk, flight.Pass(component), new OnPremisesEntry.ByVpnGateway(gateway, []));
    }

    public static void Enter(Walk walk, Flight flight, VpnGateway gateway)
    {
        flight = walk.Mark(flight, gateway, static (again, packet, place) => Enter(again, packet, place));
        var component = Components.Of(gateway);
        if (gateway is { AttachmentState: AttachmentStates.Untold })
            walk.Lose(flight, component, GatewayAttachments.Untold(gateway.Id.Value));
        else if (gateway is not { IsAttached: true, Vpc: { } vpc })
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

    internal static Flight CheckSource(Walk walk, Flight flight, Component component, Subnet from)
    {
        // A NAT gateway tells its own address; its interface may belong to an answer that was not read.
        var source = flight.Packet.Source;
        if (walk.Facts.Interfaces.Holding(from.Vpc, source) is not null || walk.Facts.Gateways.NatAt(from.Vpc, source) is not null)
            return flight;
        return walk.Facts.InterfaceAbsence(from.Vpc, from.Scope, $"whether an interface holds {source} decides") is { } fact
            ? flight.Lack(component, fact)
            : flight.Block(
                component,
                ExplanationCodes.VgwPrivateIpAssociationForEgress,
                $"{source} is no private address of an interface of {from.Vpc}");
    }
}
