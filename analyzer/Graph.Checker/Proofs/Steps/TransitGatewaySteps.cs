using Graph.Checker.Rules;
using Graph.Checker.Walking;
using Graph.Model;
using Graph.Model.Addressing;
using Graph.Model.Coverage;
using Graph.Model.Evidence;
using Graph.Model.Proofs;
using Graph.Model.Resources;

namespace Graph.Checker.Proofs;

/// <summary>Into a transit gateway and through its route table (<see cref="TransitGateways"/>).</summary>
internal static class TransitGatewaySteps
{
    public static void Enter(Crowd crowd, TransitGateway gateway, Subnet from)
    {
        var attachments = crowd.Facts.TransitGateways.VpcAttachments(gateway.Id, from.Vpc)
            .Where(row => row.State is "available").ToList();
        foreach (var attachment in attachments)
            EnterBy(crowd, gateway, attachment, from);
        if (attachments.Count > 0)
            return;
        if ((crowd.Facts.TransitGateways.UntoldVpcAttachment(gateway.Id, from.Vpc)
            ?? crowd.Facts.Absence(ApiCall.DescribeTransitGatewayVpcAttachments, from.Scope, "the attachment is needed")) is not null)
            crowd.Lose();
        else
            crowd.Stop(Components.Of(gateway), ExplanationCodes.BadStateAttachment);
    }

    public static void Route(
        Crowd crowd, Id<TransitGateway> gateway, Id<TransitGatewayAttachment> attachment, Zone? zone)
    {
        var walk = new Walk(crowd.Facts, crowd.Network.Options, PortChoice.Default, false, null);
        if (TransitGatewayAssociations.TableOf(walk, crowd.Flight(), gateway, attachment) is not { } table)
        {
            crowd.EndAs((probe, flight) => TransitGatewayAssociations.TableOf(probe, flight, gateway, attachment));
            return;
        }

        if (TransitGatewayRoutes.Unreadable(walk, table) is not null)
        {
            crowd.Lose();
            return;
        }

        if (crowd.Inquiry.StandsForSeveral(crowd.Destination))
            crowd.Inquiry.Compare(BlocksOf(crowd, table), crowd.Destination);
        var candidates = TransitGatewayRoutes.Choose(walk, table, crowd.Destination);
        if (candidates.Count == 0)
            crowd.Stop(Components.Of(table), ExplanationCodes.TgwRtbNoRouteToTgwAttachment);
        foreach (var candidate in candidates)
        {
            if (candidate.IsBlackhole)
                crowd.Stop(Components.Of(table), ExplanationCodes.TgwRtbBadStateRoute, candidate.Reference.Id);
            else if (candidate.Attachment is { } next)
                TransitGatewayExitSteps.Leave(crowd, gateway, next, candidate.ResourceType, zone);
            else
                crowd.Lose();
        }
    }

    private static void EnterBy(Crowd crowd, TransitGateway gateway, TransitGatewayVpcAttachment attachment, Subnet from)
    {
        var zone = Zone.Of(from);
        var subnets = attachment.Subnets.Select(id => crowd.Facts.Vpcs.Subnet(id)).ToList();
        if (subnets.Find(subnet => subnet is not null && Zone.Of(subnet) == zone) is not { } inZone)
        {
            if (subnets.Contains(null))
                crowd.Lose();
            else
                crowd.Stop(Components.Attachment(attachment.Id), ExplanationCodes.TgwRouteAzRestriction);
            return;
        }

        crowd = NetworkAclSteps.CheckInbound(crowd, inZone)
            .LackIf(inZone.Id != from.Id && !crowd.Network.Options.Allows(Assumption.TransitGatewayServesZone));
        if (gateway.SecurityGroupReferencing is not "enable" || attachment.SecurityGroupReferencing is "disable")
            crowd = crowd.LosingReferences();
        crowd.Reach(new ProofPlace.AtAttachment(gateway.Id, attachment.Id, zone.Id, zone.Name ?? (zone.Id is null ? "" : null)));
    }

    private static IEnumerable<Cidr> BlocksOf(Crowd crowd, TransitGatewayRouteTable table) =>
        crowd.Facts.TransitGateways.RoutesOf(table.Id).Select(route => route.Destination)
            .Concat(crowd.Facts.TransitGateways.PropagationsOf(table.Id)
                .Where(row => row is { ResourceType: "vpc", ResourceId: not null })
                .SelectMany(row => crowd.Facts.Vpcs.BlocksOf(new Id<Vpc>(row.ResourceId!))));
}
