using Graph.Checker.Facts;
using Graph.Checker.Walking;
using Graph.Model;
using Graph.Model.Evidence;
using Graph.Model.Resources;

namespace Graph.Checker.Rules;

/// <summary>
/// Leaving a transit gateway: into a VPC, where the route table and, in other subnets, the network ACL of the attachment's
/// subnet apply (tgw-vpc-attachments.md, tgw-nacls.md), or to another gateway.
/// </summary>
internal static class TransitGatewayExits
{
    public static void Leave(
        Walk walk,
        Flight flight,
        Id<TransitGateway> gateway,
        Id<TransitGatewayAttachment> attachment,
        string? resourceType,
        Zone? zone)
    {
        flight = walk.Mark(flight, (gateway, attachment, resourceType, zone), static (again, packet, place) => Leave(again, packet, place.gateway, place.attachment, place.resourceType, place.zone));
        var component = Components.Attachment(attachment);
        if (walk.Facts.TransitGateways.VpcAttachment(attachment) is { } vpcAttachment)
            EnterVpc(walk, flight, vpcAttachment, zone);
        else if (walk.Facts.TransitGateways.Peering(attachment) is { } peering)
            CrossPeering(walk, flight, gateway, peering);
        else if (resourceType is "vpc" or "peering" or "tgw-peering" or null)
            walk.Lose(flight, component, new MissingFact(attachment.Value, "a transit gateway route leads to it, and it is not in the snapshot"));
        else if (OnPremisesFacts.IsOnPremises(resourceType))
            OnPremises.Receive(walk, flight.Pass(component), new OnPremisesEntry.ByAttachment(gateway, attachment, []));
        else
        {
            walk.Lose(
                flight,
                component,
                new MissingFact(attachment.Value, $"attachments of type {resourceType} lead out of the snapshot"),
                ExplanationCodes.GraphNotModelled);
        }
    }

    private static void EnterVpc(Walk walk, Flight flight, TransitGatewayVpcAttachment attachment, Zone? zone)
    {
        var component = Components.Attachment(attachment.Id);
        if (attachment.State is not "available")
        {
            walk.Stop(flight, component, ExplanationCodes.BadStateAttachment, $"the attachment is {attachment.State}");
            return;
        }

        var subnets = new List<Subnet>();
        foreach (var id in attachment.Subnets)
        {
            if (walk.Facts.Vpcs.Subnet(id) is { } subnet)
                subnets.Add(subnet);
            else
            {
                walk.Lose(flight, component, new MissingFact(id.Value, "the attachment's subnet is not in the snapshot"));
                return;
            }
        }

        // The gateway keeps the zone of the sender where the attachment has a subnet in it, else takes any. In appliance mode
        // the first packet of a flow chooses.
        var inZone = subnets.Where(subnet => zone is not null && Zone.Of(subnet) == zone).ToList();
        if (inZone.Count > 0 && attachment.ApplianceModeSupport is not "enable")
            subnets = inZone;
        if (attachment.SecurityGroupReferencing is "disable")
            flight = flight with { Sender = flight.Sender.Losing(ExplanationCodes.SgReferencingSupport) };
        foreach (var subnet in subnets)
            EnterSubnet(walk, flight.Pass(component, "leaves the transit gateway"), subnet);
    }

    private static void EnterSubnet(Walk walk, Flight flight, Subnet subnet)
    {
        // tgw-nacls.md: in the attachment's own subnet neither direction of the ACL is evaluated.
        if (walk.Facts.Vpcs.Holds(subnet.Id, flight.Packet.Destination))
            Subnets.ReachNeighbour(walk, flight, subnet);
        else
            RouteTables.Forward(walk, NetworkAcls.CheckOutbound(walk, flight, subnet), subnet);
    }

    private static void CrossPeering(
        Walk walk, Flight flight, Id<TransitGateway> gateway, TransitGatewayPeeringAttachment peering)
    {
        var component = Components.Attachment(peering.Id);
        if (peering.State is not "available")
        {
            walk.Stop(flight, component, ExplanationCodes.BadStateAttachment, $"the peering attachment is {peering.State}");
            return;
        }

        var other = peering.RequesterTransitGateway == gateway
            ? peering.AccepterTransitGateway
            : peering.RequesterTransitGateway;
        if (other is not { } next || walk.Facts.TransitGateways.Gateway(next.Value) is null)
        {
            walk.Lose(
                flight, component, new MissingFact(other?.Value ?? peering.Id.Value, "the peer transit gateway is not in the snapshot"));
            return;
        }

        // References do not cross a transit gateway peering (tgw-vpc-attachments.md).
        var crossing = flight.Pass(component, "crosses to the peer transit gateway") with
        {
            Sender = flight.Sender.Losing(ExplanationCodes.SgReferencesNotPreserved),
        };
        TransitGateways.Route(walk, crossing, next, peering.Id, null);
    }
}
