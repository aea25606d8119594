using Graph.Model;
using Graph.Model.Coverage;
using Graph.Model.Resources;
using Graph.Snapshots.Import.Rows;

namespace Graph.Snapshots.Import.Kinds;

/// <summary>The routes of one transit gateway table. The table's id is the document's: the answer does not carry it.</summary>
internal sealed class TransitGatewayRoutesKind : ResourceKind
{
    public TransitGatewayRoutesKind()
        : base("transit_gateway_routes", ApiCall.SearchTransitGatewayRoutes) => IsResource = false;

    public override void Derive(in Document document, RowSink rows) => AddRows(document, rows);

    public static void AddRows(in Document document, RowSink rows)
    {
        var table = new Id<TransitGatewayRouteTable>(document.Id);
        var index = 0;
        foreach (var route in document.Body.RequiredList("Routes"))
            AddRoute(route, table, index++, rows);
    }

    private static void AddRoute(in Node route, Id<TransitGatewayRouteTable> table, int index, RowSink rows)
    {
        var destination = route.Block("DestinationCidrBlock");
        var list = route.IdOrNull<ManagedPrefixList>("PrefixListId");
        var type = route.Text("Type");
        var state = route.Text("State");
        var attachments = route.List("TransitGatewayAttachments");
        if (attachments.IsEmpty)
            rows.Add(new TransitGatewayRoute(table, index, destination, list, null, null, null, type, state));
        var seen = new HashSet<Id<TransitGatewayAttachment>>();
        foreach (var attachment in attachments)
        {
            var id = attachment.Id<TransitGatewayAttachment>("TransitGatewayAttachmentId");
            if (!seen.Add(id))
                throw attachment.Bad("repeats an attachment");
            rows.Add(new TransitGatewayRoute(
                table,
                index,
                destination,
                list,
                id,
                attachment.TextOrNull("ResourceType"),
                attachment.TextOrNull("ResourceId"),
                type,
                state));
        }
    }
}

/// <summary>The static routes alone (Batfish's dump); they count where nobody asked for all.</summary>
internal sealed class TransitGatewayStaticRoutesKind : ResourceKind
{
    private readonly TransitGatewayRoutesKind _all;

    public TransitGatewayStaticRoutesKind(TransitGatewayRoutesKind all)
        : base("transit_gateway_static_routes", ApiCall.SearchTransitGatewayStaticRoutes)
    {
        _all = all;
        IsResource = false;
    }

    public override void Derive(in Document document, RowSink rows)
    {
        if (document.Others.Find(_all, document.Id) is null)
            TransitGatewayRoutesKind.AddRows(document, rows);
    }
}

internal sealed class TransitGatewayPropagationsKind : ResourceKind
{
    public TransitGatewayPropagationsKind()
        : base("transit_gateway_propagations", ApiCall.GetTransitGatewayRouteTablePropagations) => IsResource = false;

    public override void Derive(in Document document, RowSink rows)
    {
        var table = new Id<TransitGatewayRouteTable>(document.Id);
        var seen = new HashSet<Id<TransitGatewayAttachment>>();
        foreach (var entry in document.Body.RequiredList("TransitGatewayRouteTablePropagations"))
        {
            var attachment = entry.Id<TransitGatewayAttachment>("TransitGatewayAttachmentId");
            if (!seen.Add(attachment))
                throw entry.Bad("repeats an attachment");
            rows.Add(new TransitGatewayPropagation(
                table, attachment, entry.TextOrNull("ResourceType"), entry.TextOrNull("ResourceId"), entry.Text("State")));
        }
    }
}

internal sealed class TransitGatewayAssociationsKind : ResourceKind
{
    public TransitGatewayAssociationsKind()
        : base("transit_gateway_associations", ApiCall.GetTransitGatewayRouteTableAssociations) => IsResource = false;

    public override void Derive(in Document document, RowSink rows)
    {
        var table = new Id<TransitGatewayRouteTable>(document.Id);
        var seen = new HashSet<Id<TransitGatewayAttachment>>();
        foreach (var entry in document.Body.RequiredList("Associations"))
        {
            var attachment = entry.Id<TransitGatewayAttachment>("TransitGatewayAttachmentId");
            if (!seen.Add(attachment))
                throw entry.Bad("repeats an attachment");
            rows.Add(new TransitGatewayAssociation(
                table, attachment, entry.TextOrNull("ResourceType"), entry.TextOrNull("ResourceId"), entry.Text("State")));
        }
    }
}

internal sealed class TransitGatewayPrefixListReferencesKind : ResourceKind
{
    public TransitGatewayPrefixListReferencesKind()
        : base("transit_gateway_prefix_list_references", ApiCall.GetTransitGatewayPrefixListReferences) => IsResource = false;

    public override void Derive(in Document document, RowSink rows)
    {
        var table = new Id<TransitGatewayRouteTable>(document.Id);
        var seen = new HashSet<Id<ManagedPrefixList>>();
        foreach (var entry in document.Body.RequiredList("TransitGatewayPrefixListReferences"))
        {
            var list = entry.Id<ManagedPrefixList>("PrefixListId");
            if (!seen.Add(list))
                throw entry.Bad("repeats a prefix list");
            rows.Add(new TransitGatewayPrefixListReference(
                table,
                list,
                entry.ObjectOrNull("TransitGatewayAttachment")?.IdOrNull<TransitGatewayAttachment>("TransitGatewayAttachmentId"),
                entry.FlagOrNull("Blackhole") ?? false,
                entry.Text("State")));
        }
    }
}
