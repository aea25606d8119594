using Graph.Checker.Walking;
using Graph.Model;
using Graph.Model.Coverage;
using Graph.Model.Evidence;
using Graph.Model.Resources;

namespace Graph.Checker.Rules;

/// <summary>
/// A transit gateway: in by the attachment of the sender's VPC, through the route table that the attachment is associated
/// with, out by the attachment that the route names (how-transit-gateways-work.md).
/// </summary>
internal static class TransitGateways
{
    /// <summary>A route led the packet from a subnet to the gateway.</summary>
    public static void Enter(Walk walk, Flight flight, TransitGateway gateway, Subnet from)
    {
        var component = Components.Of(gateway);
        var attachments = walk.Facts.TransitGateways.VpcAttachments(gateway.Id, from.Vpc)
            .Where(row => row.State is "available").ToList();
        if (attachments.Count == 0)
        {
            if ((walk.Facts.TransitGateways.UntoldVpcAttachment(gateway.Id, from.Vpc) ?? walk.Facts.Absence(
                ApiCall.DescribeTransitGatewayVpcAttachments, from.Scope, $"the attachment of {from.Vpc} is needed")) is { } fact)
                walk.Lose(flight, component, fact);
            else
                walk.Stop(flight, component, ExplanationCodes.BadStateAttachment, $"{from.Vpc} has no working attachment");
            return;
        }

        foreach (var attachment in attachments)
            EnterBy(walk, flight, gateway, attachment, from);
    }

    /// <summary>A packet is at the gateway, come by an attachment.</summary>
    /// <param name="zone">the zone it came from, which the gateway keeps where it can; null from another region.</param>
    public static void Route(
        Walk walk, Flight flight, Id<TransitGateway> gateway, Id<TransitGatewayAttachment> attachment, Zone? zone)
    {
        flight = walk.Mark(flight, (gateway, attachment, zone), static (again, packet, place) => Route(again, packet, place.gateway, place.attachment, place.zone));
        if (walk.IsCircling(flight, Components.Attachment(attachment)))
            return;
        if (TransitGatewayAssociations.TableOf(walk, flight, gateway, attachment) is not { } table)
            return;
        var component = Components.Of(table);
        if (TransitGatewayRoutes.Unreadable(walk, table) is { } fact)
        {
            walk.Lose(flight, component, fact, ExplanationCodes.TgwRtbRoutesAreUnknown);
            return;
        }

        var candidates = TransitGatewayRoutes.Choose(walk, table, flight.Packet.Destination);
        if (candidates.Count == 0)
        {
            walk.Stop(
                flight,
                component,
                ExplanationCodes.TgwRtbNoRouteToTgwAttachment,
                $"no route covers {flight.Packet.Destination}");
            return;
        }

        foreach (var candidate in candidates)
            Follow(walk, flight, gateway, table, candidate, zone);
    }

    private static void EnterBy(
        Walk walk, Flight flight, TransitGateway gateway, TransitGatewayVpcAttachment attachment, Subnet from)
    {
        var component = Components.Attachment(attachment.Id);
        var inZone = attachment.Subnets
            .Select(id => walk.Facts.Vpcs.Subnet(id))
            .FirstOrDefault(subnet => subnet is not null && Zone.Of(subnet) == Zone.Of(from));
        if (inZone is null)
        {
            if (attachment.Subnets.FirstOrDefault(id => walk.Facts.Vpcs.Subnet(id) is null) is { } absent && absent != default)
                walk.Lose(flight, component, new MissingFact(absent.Value, "the attachment's subnet is not in the snapshot"));
            else
            {
                walk.Stop(
                    flight, component, ExplanationCodes.TgwRouteAzRestriction, $"the attachment has no subnet in {from.AvailabilityZone}");
            }

            return;
        }

        // tgw-nacls.md: the attachment's subnet checks what comes in for the gateway, be it from a neighbour in it.
        flight = NetworkAcls.CheckInbound(walk, flight, inZone);
        if (inZone.Id != from.Id)
            flight = walk.Assume(flight, component, Assumption.TransitGatewayServesZone);
        if (gateway.SecurityGroupReferencing is not "enable" || attachment.SecurityGroupReferencing is "disable")
            flight = flight with { Sender = flight.Sender.Losing(ExplanationCodes.SgReferencingSupport) };
        Route(walk, flight.Pass(component, "enters the transit gateway"), gateway.Id, attachment.Id, Zone.Of(from));
    }

    private static void Follow(
        Walk walk,
        Flight flight,
        Id<TransitGateway> gateway,
        TransitGatewayRouteTable table,
        TransitGatewayRoutes.Candidate candidate,
        Zone? zone)
    {
        var component = Components.Of(table);
        if (candidate.IsBlackhole)
        {
            walk.Stop(
                flight,
                component,
                ExplanationCodes.TgwRtbBadStateRoute,
                $"the route to {candidate.Destination} is a blackhole",
                candidate.Reference);
            return;
        }

        var routed = flight.Pass(component, rule: candidate.Reference);
        if (candidate.Attachment is { } attachment)
            TransitGatewayExits.Leave(walk, routed, gateway, attachment, candidate.ResourceType, zone);
        else
        {
            walk.Lose(
                routed,
                component,
                new MissingFact(table.Id.Value, $"the attachment that the route to {candidate.Destination} leads to was not told"),
                ExplanationCodes.TgwRtbRoutesAreUnknown);
        }
    }
}
