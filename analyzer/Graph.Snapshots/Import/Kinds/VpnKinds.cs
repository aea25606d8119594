using Graph.Model.Coverage;
using Graph.Model.Resources;
using Graph.Snapshots.Import.Rows;

namespace Graph.Snapshots.Import.Kinds;

internal sealed class VpnGatewayKind() : ResourceKind("vpn_gateways", ApiCall.DescribeVpnGateways, "VpnGatewayId")
{
    public override void Derive(in Document document, RowSink rows)
    {
        var id = document.Body.Id<VpnGateway>("VpnGatewayId");
        var (vpc, state) = GatewayAttachment.Read(document.Body, "VpcAttachments");
        rows.Add(new VpnGateway(id, document.Scope, document.Body.Text("State"), vpc, state));
        rows.AddTags(document.Body, id.Value);
    }
}

internal sealed class VpnConnectionKind : ResourceKind
{
    public VpnConnectionKind()
        : base("vpn_connections", ApiCall.DescribeVpnConnections, "VpnConnectionId") => MayHoldSecrets = true;

    public override void Derive(in Document document, RowSink rows)
    {
        var body = document.Body;
        var id = body.Id<VpnConnection>("VpnConnectionId");
        rows.Add(new VpnConnection(
            id,
            document.Scope,
            body.Text("State"),
            body.IdOrNull<VpnGateway>("VpnGatewayId"),
            body.IdOrNull<TransitGateway>("TransitGatewayId"),
            body.IdOrNull<CustomerGateway>("CustomerGatewayId"),
            body.ObjectOrNull("Options")?.FlagOrNull("StaticRoutesOnly") ?? false));
        var seen = new HashSet<Model.Addressing.Cidr>();
        foreach (var route in body.List("Routes"))
        {
            var block = route.Block("DestinationCidrBlock");
            if (!seen.Add(block))
                throw route.Bad("repeats a destination");
            rows.Add(new VpnConnectionRoute(id, block, route.TextOrNull("State") ?? "available"));
        }

        rows.AddTags(body, id.Value);
    }
}

internal sealed class CustomerGatewayKind()
    : ResourceKind("customer_gateways", ApiCall.DescribeCustomerGateways, "CustomerGatewayId")
{
    public override void Derive(in Document document, RowSink rows)
    {
        var id = document.Body.Id<CustomerGateway>("CustomerGatewayId");
        rows.Add(new CustomerGateway(
            id, document.Scope, document.Body.Text("State"), document.Body.TextOrNull("IpAddress")));
        rows.AddTags(document.Body, id.Value);
    }
}
