using Graph.Engine.Network;
using Graph.Model.Coverage;
using Graph.Model.Evidence;
using Graph.Model.Resources;

namespace Graph.Engine.Semantics;

/// <summary>
/// A transit gateway: in by the attachment of the sender's VPC, through the route table that the attachment is associated
/// with, out by the attachment that the route names (how-transit-gateways-work.md).
/// </summary>
internal static class TransitGateways
{
    /// <summary>A route led the packets from a subnet to the gateway.</summary>
    public static void Enter(Exploration exploration, Flight flight, TransitGatewayNode gateway, SubnetNode from)
    {
        var attachments = (gateway.VpcAttachments.GetValueOrDefault(from.Vpc) ?? [])
            .FindAll(row => row.State is "available");
        if (attachments.Count == 0)
        {
            if (gateway.Untold.TryGetValue(from.Vpc.Id, out var untold))
                exploration.Lose(flight, new MissingFact(untold, $"the attachment of {from.Vpc} is not in the snapshot"));
            else if (exploration.Network.Absence(
                ApiCall.DescribeTransitGatewayVpcAttachments, from.Row.Scope, $"the attachment of {from.Vpc} is needed") is { } fact)
                exploration.Lose(flight, fact);
            else
                exploration.Stop(flight, new Component("transit gateway", gateway.Id), ExplanationCodes.BadStateAttachment);
        }

        foreach (var attachment in attachments)
            EnterBy(exploration, flight, gateway, attachment, from);
    }

    /// <summary>Packets are at the gateway, come by an attachment.</summary>
    /// <param name="zone">the zone they came from, which the gateway keeps where it can; null from another region.</param>
    public static void Route(
        Exploration exploration, Flight flight, string gateway, string attachment, (string? Id, string? Name)? zone)
    {
        if (flight.IsStopped || exploration.IsCircling(ref flight, new Component("transit gateway attachment", attachment)))
            return;
        exploration.Log?.Reached(Place.Attachment(gateway, attachment, zone), flight);
        if (TransitGatewayAssociations.TableOf(exploration, flight, gateway, attachment) is not { } table)
            return;
        if (table.Missing is { } fact)
        {
            exploration.Lose(flight, fact);
            return;
        }

        var component = new Component("transit gateway route table", table.Id);
        var routes = table.Routes[flight.Destination];
        if (routes.Count == 0)
            exploration.Stop(flight, component, ExplanationCodes.TgwRtbNoRouteToTgwAttachment);
        foreach (var route in routes)
        {
            if (route.IsBlackhole)
                exploration.Stop(flight, component, ExplanationCodes.TgwRtbBadStateRoute);
            else if (route.Attachment is { } next)
                TransitGatewayExits.Leave(exploration, flight, gateway, next, route.ResourceType, zone);
            else
                exploration.Lose(flight, new MissingFact(table.Id, $"the attachment that the route to {route.Destination} leads to was not told"));
        }
    }

    private static void EnterBy(
        Exploration exploration, Flight flight, TransitGatewayNode gateway, TransitGatewayVpcAttachment attachment, SubnetNode from)
    {
        var subnets = attachment.Subnets.Select(id => exploration.Network.Subnets.GetValueOrDefault(id.Value)).ToList();
        if (subnets.Find(subnet => subnet is not null && subnet.IsInZoneOf(from)) is not { } inZone)
        {
            if (subnets.Contains(null))
            {
                var absent = attachment.Subnets[subnets.IndexOf(null)];
                exploration.Lose(flight, new MissingFact(absent.Value, "the attachment's subnet is not in the snapshot"));
            }
            else
            {
                exploration.Stop(
                    flight, new Component("transit gateway attachment", attachment.Id.Value), ExplanationCodes.TgwRouteAzRestriction);
            }

            return;
        }

        // tgw-nacls.md: the attachment's subnet checks what comes in for the gateway, be it from a neighbour in it.
        flight = NetworkAcls.CheckInbound(exploration, flight, inZone);
        if (inZone != from)
            flight = exploration.Assume(flight, Assumption.TransitGatewayServesZone);
        if (gateway.Row.SecurityGroupReferencing is not "enable" || attachment.SecurityGroupReferencing is "disable")
            flight = flight with { Sender = flight.Sender.WithoutGroups() };
        Route(exploration, flight, gateway.Id, attachment.Id.Value, (from.Row.AvailabilityZoneId, from.Row.AvailabilityZone));
    }
}
