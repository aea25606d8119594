using Graph.Model;
using Graph.Model.Coverage;
using Graph.Model.Resources;
using Graph.Snapshots.Import.Rows;

namespace Graph.Snapshots.Import.Kinds;

/// <summary>
/// An attachment at one gateway. A peering attachment has one id and an association at either end, so the gateway is part of
/// what names it.
/// </summary>
internal sealed class TransitGatewayAttachmentKind : ResourceKind
{
    public TransitGatewayAttachmentKind()
        : base(
            "transit_gateway_attachments",
            ApiCall.DescribeTransitGatewayAttachments,
            "TransitGatewayAttachmentId",
            "TransitGatewayId") =>
        OwnerMember = "ResourceOwnerId";

    public override void Derive(in Document document, RowSink rows)
    {
        var body = document.Body;
        var id = body.Id<TransitGatewayAttachment>("TransitGatewayAttachmentId");
        var association = body.ObjectOrNull("Association");
        rows.Add(new TransitGatewayAttachment(
            id,
            document.Scope,
            body.Id<TransitGateway>("TransitGatewayId"),
            body.Text("ResourceType"),
            body.IdTextOrNull("ResourceId"),
            body.TextOrNull("ResourceOwnerId"),
            body.Text("State"),
            association?.IdOrNull<TransitGatewayRouteTable>("TransitGatewayRouteTableId"),
            association?.TextOrNull("State")));

        // The tags of a peering are those of its own call: the two ends' general rows share an id.
        if (body.Text("ResourceType") is not ("peering" or "tgw-peering"))
            rows.AddTags(body, id.Value);
    }
}

/// <summary>An attachment as the call of its own type tells it. Its tags are the general row's where there is one.</summary>
internal abstract class TransitGatewaySpecialAttachmentKind(string name, ApiCall call, TransitGatewayAttachmentKind general)
    : ResourceKind(name, call, "TransitGatewayAttachmentId")
{
    public sealed override void Derive(in Document document, RowSink rows)
    {
        var id = document.Body.Id<TransitGatewayAttachment>("TransitGatewayAttachmentId");
        AddRow(document, id, rows);
        var hasGeneralRow = document.Body.TextOrNull("TransitGatewayId") is { } gateway
            && document.Others.Find(general, $"{id} {gateway}") is not null;
        if (!hasGeneralRow)
            rows.AddTags(document.Body, id.Value);
    }

    protected abstract void AddRow(in Document document, Id<TransitGatewayAttachment> id, RowSink rows);
}

internal sealed class TransitGatewayVpcAttachmentKind : TransitGatewaySpecialAttachmentKind
{
    public TransitGatewayVpcAttachmentKind(TransitGatewayAttachmentKind general)
        : base("transit_gateway_vpc_attachments", ApiCall.DescribeTransitGatewayVpcAttachments, general) =>
        OwnerMember = "VpcOwnerId";

    protected override void AddRow(in Document document, Id<TransitGatewayAttachment> id, RowSink rows)
    {
        var body = document.Body;
        var options = body.ObjectOrNull("Options");
        rows.Add(new TransitGatewayVpcAttachment(
            id,
            document.Scope,
            body.Id<TransitGateway>("TransitGatewayId"),
            body.Id<Vpc>("VpcId"),
            body.Text("State"),
            body.Ids<Subnet>("SubnetIds"),
            options?.TextOrNull("ApplianceModeSupport"),
            options?.TextOrNull("SecurityGroupReferencingSupport"),
            options?.TextOrNull("Ipv6Support")));
    }
}

internal sealed class TransitGatewayPeeringAttachmentKind(TransitGatewayAttachmentKind general)
    : TransitGatewaySpecialAttachmentKind(
        "transit_gateway_peering_attachments", ApiCall.DescribeTransitGatewayPeeringAttachments, general)
{
    protected override void AddRow(in Document document, Id<TransitGatewayAttachment> id, RowSink rows)
    {
        var requester = document.Body.ObjectOrNull("RequesterTgwInfo");
        var accepter = document.Body.ObjectOrNull("AccepterTgwInfo");
        rows.Add(new TransitGatewayPeeringAttachment(
            id,
            document.Scope,
            document.Body.Text("State"),
            requester?.IdOrNull<TransitGateway>("TransitGatewayId"),
            ScopeOf(requester),
            accepter?.IdOrNull<TransitGateway>("TransitGatewayId"),
            ScopeOf(accepter)));
    }

    private static Scope ScopeOf(Node? side) => new(side?.TextOrNull("OwnerId"), side?.TextOrNull("Region"));
}

internal sealed class TransitGatewayConnectKind(TransitGatewayAttachmentKind general)
    : TransitGatewaySpecialAttachmentKind("transit_gateway_connects", ApiCall.DescribeTransitGatewayConnects, general)
{
    protected override void AddRow(in Document document, Id<TransitGatewayAttachment> id, RowSink rows) =>
        rows.Add(new TransitGatewayConnect(
            id,
            document.Scope,
            document.Body.Id<TransitGateway>("TransitGatewayId"),
            document.Body.IdOrNull<TransitGatewayAttachment>("TransportTransitGatewayAttachmentId"),
            document.Body.Text("State")));
}
