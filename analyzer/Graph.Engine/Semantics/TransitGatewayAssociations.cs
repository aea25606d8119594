using Graph.Engine.Network;
using Graph.Model.Coverage;
using Graph.Model.Evidence;
using Graph.Model.Resources;

namespace Graph.Engine.Semantics;

/// <summary>
/// Each attachment is associated with one transit gateway route table at most; without one nothing leaves it
/// (how-transit-gateways-work.md).
/// </summary>
internal static class TransitGatewayAssociations
{
    public static TransitTableNode? TableOf(Exploration exploration, Flight flight, string gateway, string attachment)
    {
        var network = exploration.Network;
        var row = network.Transit.Attachments.GetValueOrDefault((attachment, gateway));
        if (AssociatedTable(network, gateway, attachment, row) is { } id)
        {
            if (network.Transit.Tables.GetValueOrDefault(id) is { } table)
                return table;
            exploration.Lose(flight, new MissingFact(id, "the transit gateway route table is not in the snapshot"));
        }
        else if (row is null || network.TransitGateways.GetValueOrDefault(gateway) is not { } owner
            || !network.Coverage.IsComplete(ApiCall.DescribeTransitGatewayAttachments, owner.Row.Scope))
        {
            // AWS tells the association to the gateway's owner, whose account may not have been read.
            exploration.Lose(flight, new MissingFact(attachment, "the attachment's route table association was not read"));
        }
        else
        {
            exploration.Stop(
                flight,
                new Component("transit gateway attachment", attachment),
                ExplanationCodes.TgwAttachMissingTgwRtbAssociation);
        }

        return null;
    }

    private static string? AssociatedTable(
        CompiledNetwork network, string gateway, string attachment, TransitGatewayAttachment? row)
    {
        if (row is { AssociatedRouteTable: { } told, AssociationState: null or "associated" })
            return told.Value;
        foreach (var association in network.Transit.Associations.GetValueOrDefault(attachment) ?? [])
        {
            // A peering attachment is associated at either end, with a table of either gateway.
            if (association.State is "associated"
                && network.Transit.Tables.GetValueOrDefault(association.RouteTable.Value)?.Row.TransitGateway.Value == gateway)
            {
                return association.RouteTable.Value;
            }
        }

        return null;
    }
}
