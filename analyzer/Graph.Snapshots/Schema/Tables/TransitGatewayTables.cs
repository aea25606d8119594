using Graph.Model.Resources;

namespace Graph.Snapshots.Schema.Tables;

internal static class TransitGatewayTables
{
    public static Table<TransitGateway> TransitGateways { get; } =
        new TableBuilder<TransitGateway>("transit_gateways", "a transit gateway")
            .Id("transit_gateway_id", row => row.Id)
            .Scope(row => row.Scope)
            .Text("state", row => row.State)
            .OptionalText("security_group_referencing_support", row => row.SecurityGroupReferencing)
            .Key("transit_gateway_id")
            .Read(row => new TransitGateway(row.Id<TransitGateway>(), row.Scope(), row.Text(), row.OptionalText()));

    public static Table<TransitGatewayAttachment> Attachments { get; } =
        new TableBuilder<TransitGatewayAttachment>(
                "transit_gateway_attachments", "an attachment of any kind at one gateway with its route table association")
            .Id("attachment_id", row => row.Id)
            .Scope(row => row.Scope)
            .Id("transit_gateway_id", row => row.TransitGateway)
            .Text("resource_type", row => row.ResourceType)
            .OptionalText("resource_id", row => row.ResourceId)
            .OptionalText("resource_owner_id", row => row.ResourceOwner)
            .Text("state", row => row.State)
            .OptionalId("associated_route_table_id", row => row.AssociatedRouteTable)
            .OptionalText("association_state", row => row.AssociationState)
            .Key("attachment_id", "transit_gateway_id")
            .Read(row => new TransitGatewayAttachment(
                row.Id<TransitGatewayAttachment>(),
                row.Scope(),
                row.Id<TransitGateway>(),
                row.Text(),
                row.OptionalText(),
                row.OptionalText(),
                row.Text(),
                row.OptionalId<TransitGatewayRouteTable>(),
                row.OptionalText()));

    public static Table<TransitGatewayVpcAttachment> VpcAttachments { get; } =
        new TableBuilder<TransitGatewayVpcAttachment>(
                "transit_gateway_vpc_attachments", "a VPC attachment; the same id as its general row")
            .Id("attachment_id", row => row.Id)
            .Scope(row => row.Scope)
            .Id("transit_gateway_id", row => row.TransitGateway)
            .Id("vpc_id", row => row.Vpc)
            .Text("state", row => row.State)
            .Ids("subnet_ids", row => row.Subnets)
            .OptionalText("appliance_mode_support", row => row.ApplianceModeSupport)
            .OptionalText("security_group_referencing_support", row => row.SecurityGroupReferencing)
            .OptionalText("ipv6_support", row => row.Ipv6Support)
            .Key("attachment_id")
            .Read(row => new TransitGatewayVpcAttachment(
                row.Id<TransitGatewayAttachment>(),
                row.Scope(),
                row.Id<TransitGateway>(),
                row.Id<Vpc>(),
                row.Text(),
                row.Ids<Subnet>(),
                row.OptionalText(),
                row.OptionalText(),
                row.OptionalText()));

    public static Table<TransitGatewayPeeringAttachment> PeeringAttachments { get; } =
        new TableBuilder<TransitGatewayPeeringAttachment>(
                "transit_gateway_peering_attachments", "a peering attachment between two transit gateways")
            .Id("attachment_id", row => row.Id)
            .Scope(row => row.Scope)
            .Text("state", row => row.State)
            .OptionalId("requester_transit_gateway_id", row => row.RequesterTransitGateway)
            .Scope(row => row.RequesterScope, "requester_")
            .OptionalId("accepter_transit_gateway_id", row => row.AccepterTransitGateway)
            .Scope(row => row.AccepterScope, "accepter_")
            .Key("attachment_id")
            .Read(row => new TransitGatewayPeeringAttachment(
                row.Id<TransitGatewayAttachment>(),
                row.Scope(),
                row.Text(),
                row.OptionalId<TransitGateway>(),
                row.Scope(),
                row.OptionalId<TransitGateway>(),
                row.Scope()));

    public static Table<TransitGatewayConnect> Connects { get; } =
        new TableBuilder<TransitGatewayConnect>("transit_gateway_connects", "a Connect attachment")
            .Id("attachment_id", row => row.Id)
            .Scope(row => row.Scope)
            .Id("transit_gateway_id", row => row.TransitGateway)
            .OptionalId("transport_attachment_id", row => row.TransportAttachment)
            .Text("state", row => row.State)
            .Key("attachment_id")
            .Read(row => new TransitGatewayConnect(
                row.Id<TransitGatewayAttachment>(),
                row.Scope(),
                row.Id<TransitGateway>(),
                row.OptionalId<TransitGatewayAttachment>(),
                row.Text()));
}
