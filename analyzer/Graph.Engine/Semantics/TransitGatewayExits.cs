using Graph.Engine.Network;
using Graph.Model.Evidence;
using Graph.Model.Resources;

namespace Graph.Engine.Semantics;

/// <summary>
/// Leaving a transit gateway: into a VPC, where the route table and, in other subnets, the network ACL of the attachment's
/// subnet apply (tgw-vpc-attachments.md, tgw-nacls.md), or to another gateway.
/// </summary>
internal static class TransitGatewayExits
{
    public static void Leave(
        Exploration exploration,
        Flight flight,
        string gateway,
        string attachment,
        string? resourceType,
        (string? Id, string? Name)? zone)
    {
        var transit = exploration.Network.Transit;
        if (transit.VpcAttachments.GetValueOrDefault(attachment) is { } vpcAttachment)
            EnterVpc(exploration, flight, vpcAttachment, zone);
        else if (transit.Peerings.GetValueOrDefault(attachment) is { } peering)
            CrossPeering(exploration, flight, gateway, peering);
        else if (resourceType is "vpc" or "peering" or "tgw-peering" or null)
            exploration.Lose(flight, new MissingFact(attachment, "a transit gateway route leads to it, and it is not in the snapshot"));
        else if (OnPremisesEntry.IsOnPremises(resourceType))
            OnPremises.Receive(exploration, flight, new OnPremisesEntry.ByAttachment(gateway, attachment, []));
        else
            exploration.Lose(flight, new MissingFact(attachment, $"attachments of type {resourceType} lead out of the snapshot"));
    }

    private static void EnterVpc(
        Exploration exploration, Flight flight, TransitGatewayVpcAttachment attachment, (string? Id, string? Name)? zone)
    {
        if (attachment.State is not "available")
        {
            exploration.Stop(flight, new Component("transit gateway attachment", attachment.Id.Value), ExplanationCodes.BadStateAttachment);
            return;
        }

        var subnets = new List<SubnetNode>();
        foreach (var id in attachment.Subnets)
        {
            if (exploration.Network.Subnets.GetValueOrDefault(id.Value) is { } subnet)
                subnets.Add(subnet);
            else
            {
                exploration.Lose(flight, new MissingFact(id.Value, "the attachment's subnet is not in the snapshot"));
                return;
            }
        }

        // The gateway keeps the zone of the sender where the attachment has a subnet in it, else takes any. In appliance mode
        // the first packet of a flow chooses.
        var inZone = zone is var (zoneId, zoneName) ? subnets.FindAll(subnet => subnet.IsInZone(zoneId, zoneName)) : [];
        if (inZone.Count > 0 && attachment.ApplianceModeSupport is not "enable")
            subnets = inZone;
        if (attachment.SecurityGroupReferencing is "disable")
            flight = flight with { Sender = flight.Sender.WithoutGroups() };
        foreach (var subnet in subnets)
            EnterSubnet(exploration, flight, subnet);
    }

    /// <summary>tgw-nacls.md: in the attachment's own subnet neither direction of the ACL is evaluated.</summary>
    private static void EnterSubnet(Exploration exploration, Flight flight, SubnetNode subnet)
    {
        if (subnet.Holds(flight.Destination))
            Subnets.ReachNeighbour(exploration, flight, subnet);
        else
            RouteTables.Forward(exploration, NetworkAcls.CheckOutbound(exploration, flight, subnet), subnet);
    }

    private static void CrossPeering(
        Exploration exploration, Flight flight, string gateway, TransitGatewayPeeringAttachment peering)
    {
        if (peering.State is not "available")
        {
            exploration.Stop(flight, new Component("transit gateway attachment", peering.Id.Value), ExplanationCodes.BadStateAttachment);
            return;
        }

        var other = peering.RequesterTransitGateway?.Value == gateway
            ? peering.AccepterTransitGateway
            : peering.RequesterTransitGateway;
        if (other is not { } next || !exploration.Network.TransitGateways.ContainsKey(next.Value))
        {
            exploration.Lose(
                flight, new MissingFact(other?.Value ?? peering.Id.Value, "the peer transit gateway is not in the snapshot"));
            return;
        }

        // References do not cross a transit gateway peering (tgw-vpc-attachments.md).
        TransitGateways.Route(
            exploration, flight with { Sender = flight.Sender.WithoutGroups() }, next.Value, peering.Id.Value, null);
    }
}
