using Graph.Checker.Walking;
using Graph.Model;
using Graph.Model.Coverage;
using Graph.Model.Evidence;
using Graph.Model.Resources;

namespace Graph.Checker.Rules;

/// <summary>
/// Each attachment is associated with one transit gateway route table at most; without one nothing leaves it
/// (how-transit-gateways-work.md).
/// </summary>
internal static class TransitGatewayAssociations
{
    public static TransitGatewayRouteTable? TableOf(
        Walk walk, Flight flight, Id<TransitGateway> gateway, Id<TransitGatewayAttachment> attachment)
    {
        var component = Components.Attachment(attachment);
        var facts = walk.Facts.TransitGateways;
        var row = facts.Attachment(attachment, gateway);
        if (AssociatedTable(walk, gateway, attachment, row) is { } id)
        {
            if (facts.Table(id) is { } table)
                return table;
            walk.Lose(
                flight,
                component,
                new MissingFact(id.Value, "the transit gateway route table is not in the snapshot"),
                ExplanationCodes.TgwRtbRoutesAreUnknown);
        }
        else if (row is null || facts.Gateway(gateway.Value) is not { } owner
            || !walk.Facts.Coverage.IsComplete(ApiCall.DescribeTransitGatewayAttachments, owner.Scope))
        {
            // AWS tells the association to the gateway's owner, whose account may not have been read.
            walk.Lose(flight, component, new MissingFact(attachment.Value, "the attachment's route table association was not read"));
        }
        else
        {
            walk.Stop(
                flight,
                component,
                ExplanationCodes.TgwAttachMissingTgwRtbAssociation,
                "the attachment is associated with no transit gateway route table");
        }

        return null;
    }

    private static Id<TransitGatewayRouteTable>? AssociatedTable(
        Walk walk, Id<TransitGateway> gateway, Id<TransitGatewayAttachment> attachment, TransitGatewayAttachment? row)
    {
        if (row is { AssociatedRouteTable: { } told, AssociationState: null or "associated" })
            return told;
        foreach (var association in walk.Facts.TransitGateways.AssociationsOf(attachment))
        {
            // A peering attachment is associated at either end, with a table of either gateway.
            if (association.State is "associated"
                && walk.Facts.TransitGateways.Table(association.RouteTable)?.TransitGateway == gateway)
            {
                return association.RouteTable;
            }
        }

        return null;
    }
}
