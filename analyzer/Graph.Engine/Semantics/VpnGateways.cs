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
        if (gateway.MayBeAttachedTo(from.Row.Vpc))
        {
            flight = exploration.Lack(flight, GatewayAttachments.Untold(gateway.Id.Value));
        }
        else if (!gateway.IsAttached || gateway.Vpc != from.Row.Vpc)
        {
            exploration.Stop(flight, component, ExplanationCodes.BadStateAttachment);
            return;
        }

        OnPremises.Receive(exploration, CheckSource(exploration, flight, component, from), new OnPremisesEntry.ByVpnGateway(gateway, []));
    }

    public static void Enter(Exploration exploration, Flight flight, VpnGateway gateway)
    {
        var component = new Component("virtual private gateway", gateway.Id.Value);
        if (gateway.AttachmentState is AttachmentStates.Untold)
            exploration.Lose(flight, GatewayAttachments.Untold(gateway.Id.Value));
        else if (gateway is not { IsAttached: true, Vpc: { } id } || exploration.Network.Vpc(id.Value) is not { } vpc)
            exploration.Stop(flight, component, ExplanationCodes.BadStateAttachment);
        else if (vpc.Row is not null && !vpc.Holds(flight.Destination))
            exploration.Stop(flight, component, ExplanationCodes.VgwPrivateIpAssociationForIngress);
        else
            EdgeRouteTables.Deliver(exploration, flight, gateway.Id.Value, vpc, fromInternet: false);
    }

    private static Flight CheckSource(Exploration exploration, Flight flight, Component component, SubnetNode from)
    {
        // A NAT gateway tells its own address; its interface may belong to an answer that was not read.
        if (from.Vpc.Holding(flight.Source) is not null
            || exploration.Network.Gateways.NatByPrivate.ContainsKey((from.Vpc.Id, flight.Source)))
        {
            return flight;
        }

        return exploration.Network.InterfaceAbsence(from.Vpc, from.Row.Scope, "whether an interface holds the source decides") is { } fact
            ? exploration.Lack(flight, fact)
            : exploration.Filter(
                flight, Allowed.Exactly(TrafficSet.Empty), component, ExplanationCodes.VgwPrivateIpAssociationForEgress);
    }
}
