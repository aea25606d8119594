using Graph.Model.Resources;

namespace Graph.Snapshots.Schema.Tables;

internal static class TransitGatewayRoutingTables
{
    public static Table<TransitGatewayRouteTable> RouteTables { get; } =
        new TableBuilder<TransitGatewayRouteTable>("transit_gateway_route_tables", "a transit gateway route table")
            .Id("route_table_id", row => row.Id)
            .Scope(row => row.Scope)
            .Id("transit_gateway_id", row => row.TransitGateway)
            .Text("state", row => row.State)
            .Key("route_table_id")
            .Read(row => new TransitGatewayRouteTable(
                row.Id<TransitGatewayRouteTable>(), row.Scope(), row.Id<TransitGateway>(), row.Text()));

    public static Table<TransitGatewayRoute> Routes { get; } =
        new TableBuilder<TransitGatewayRoute>(
                "transit_gateway_routes",
                "one route and one of its attachments; position is the route's place in the answer, from 0")
            .Id("route_table_id", row => row.RouteTable)
            .Integer("position", row => row.Index)
            .Value("destination_cidr_block", row => row.Destination)
            .OptionalId("prefix_list_id", row => row.PrefixList)
            .OptionalId("attachment_id", row => row.Attachment)
            .OptionalText("resource_type", row => row.ResourceType)
            .OptionalText("resource_id", row => row.ResourceId)
            .Text("type", row => row.Type)
            .Text("state", row => row.State)
            .Key("route_table_id", "position", "attachment_id")
            .Read(row => new TransitGatewayRoute(
                row.Id<TransitGatewayRouteTable>(),
                row.Int32(),
                row.Cidr(),
                row.OptionalId<ManagedPrefixList>(),
                row.OptionalId<TransitGatewayAttachment>(),
                row.OptionalText(),
                row.OptionalText(),
                row.Text(),
                row.Text()));

    public static Table<TransitGatewayPropagation> Propagations { get; } =
        new TableBuilder<TransitGatewayPropagation>(
                "transit_gateway_route_table_propagations", "an attachment whose routes a table learns")
            .Id("route_table_id", row => row.RouteTable)
            .Id("attachment_id", row => row.Attachment)
            .OptionalText("resource_type", row => row.ResourceType)
            .OptionalText("resource_id", row => row.ResourceId)
            .Text("state", row => row.State)
            .Key("route_table_id", "attachment_id")
            .Read(row => new TransitGatewayPropagation(
                row.Id<TransitGatewayRouteTable>(),
                row.Id<TransitGatewayAttachment>(),
                row.OptionalText(),
                row.OptionalText(),
                row.Text()));

    public static Table<TransitGatewayAssociation> Associations { get; } =
        new TableBuilder<TransitGatewayAssociation>(
                "transit_gateway_route_table_associations", "an attachment that uses a table")
            .Id("route_table_id", row => row.RouteTable)
            .Id("attachment_id", row => row.Attachment)
            .OptionalText("resource_type", row => row.ResourceType)
            .OptionalText("resource_id", row => row.ResourceId)
            .Text("state", row => row.State)
            .Key("route_table_id", "attachment_id")
            .Read(row => new TransitGatewayAssociation(
                row.Id<TransitGatewayRouteTable>(),
                row.Id<TransitGatewayAttachment>(),
                row.OptionalText(),
                row.OptionalText(),
                row.Text()));

    public static Table<TransitGatewayPrefixListReference> PrefixListReferences { get; } =
        new TableBuilder<TransitGatewayPrefixListReference>(
                "transit_gateway_prefix_list_references", "a prefix list used as routes of a table")
            .Id("route_table_id", row => row.RouteTable)
            .Id("prefix_list_id", row => row.PrefixList)
            .OptionalId("attachment_id", row => row.Attachment)
            .Flag("is_blackhole", row => row.IsBlackhole)
            .Text("state", row => row.State)
            .Key("route_table_id", "prefix_list_id")
            .Read(row => new TransitGatewayPrefixListReference(
                row.Id<TransitGatewayRouteTable>(),
                row.Id<ManagedPrefixList>(),
                row.OptionalId<TransitGatewayAttachment>(),
                row.Flag(),
                row.Text()));
}
