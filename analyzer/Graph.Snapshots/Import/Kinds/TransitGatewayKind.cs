using Graph.Model.Coverage;
using Graph.Model.Resources;
using Graph.Snapshots.Import.Rows;

namespace Graph.Snapshots.Import.Kinds;

internal sealed class TransitGatewayKind : ResourceKind
{
    public TransitGatewayKind()
        : base("transit_gateways", ApiCall.DescribeTransitGateways, "TransitGatewayId") => ArnMember = "TransitGatewayArn";

    public override void Derive(in Document document, RowSink rows)
    {
        var body = document.Body;
        var id = body.Id<TransitGateway>("TransitGatewayId");
        rows.Add(new TransitGateway(
            id,
            document.Scope,
            body.Text("State"),
            body.ObjectOrNull("Options")?.TextOrNull("SecurityGroupReferencingSupport")));
        rows.AddTags(body, id.Value);
    }
}

internal sealed class TransitGatewayRouteTableKind()
    : ResourceKind("transit_gateway_route_tables", ApiCall.DescribeTransitGatewayRouteTables, "TransitGatewayRouteTableId")
{
    public override void Derive(in Document document, RowSink rows)
    {
        var body = document.Body;
        var id = body.Id<TransitGatewayRouteTable>("TransitGatewayRouteTableId");
        rows.Add(new TransitGatewayRouteTable(
            id, document.Scope, body.Id<TransitGateway>("TransitGatewayId"), body.Text("State")));
        rows.AddTags(body, id.Value);
    }
}
