using Graph.Model;
using Graph.Model.Coverage;
using Graph.Model.Resources;
using Graph.Snapshots.Import.Rows;

namespace Graph.Snapshots.Import.Kinds;

internal sealed class InternetGatewayKind()
    : ResourceKind("internet_gateways", ApiCall.DescribeInternetGateways, "InternetGatewayId")
{
    public override void Derive(in Document document, RowSink rows)
    {
        var id = document.Body.Id<InternetGateway>("InternetGatewayId");
        var (vpc, state) = GatewayAttachment.Read(document.Body, "Attachments");
        rows.Add(new InternetGateway(id, document.Scope, vpc, state));
        rows.AddTags(document.Body, id.Value);
    }
}

internal sealed class EgressOnlyInternetGatewayKind() : ResourceKind(
    "egress_only_internet_gateways", ApiCall.DescribeEgressOnlyInternetGateways, "EgressOnlyInternetGatewayId")
{
    public override void Derive(in Document document, RowSink rows)
    {
        var id = document.Body.Id<EgressOnlyInternetGateway>("EgressOnlyInternetGatewayId");
        var (vpc, state) = GatewayAttachment.Read(document.Body, "Attachments");
        rows.Add(new EgressOnlyInternetGateway(id, document.Scope, vpc, state));
        rows.AddTags(document.Body, id.Value);
    }
}

internal sealed class CarrierGatewayKind() : ResourceKind("carrier_gateways", ApiCall.DescribeCarrierGateways, "CarrierGatewayId")
{
    public override void Derive(in Document document, RowSink rows)
    {
        var id = document.Body.Id<CarrierGateway>("CarrierGatewayId");
        rows.Add(new CarrierGateway(id, document.Scope, document.Body.IdOrNull<Vpc>("VpcId"), document.Body.Text("State")));
        rows.AddTags(document.Body, id.Value);
    }
}

internal sealed class LocalGatewayKind() : ResourceKind("local_gateways", ApiCall.DescribeLocalGateways, "LocalGatewayId")
{
    public override void Derive(in Document document, RowSink rows)
    {
        var id = document.Body.Id<LocalGateway>("LocalGatewayId");
        rows.Add(new LocalGateway(id, document.Scope, document.Body.Text("State")));
        rows.AddTags(document.Body, id.Value);
    }
}

/// <summary>
/// The VPC that a gateway is attached to. Past attachments may still be listed. Only an empty list says that there is none: a
/// missing one, and an attachment without a state, say nothing.
/// </summary>
internal static class GatewayAttachment
{
    public static (Id<Vpc>? Vpc, string? State) Read(in Node body, string member)
    {
        if (!body.Has(member))
            return (null, AttachmentStates.Untold);
        (Id<Vpc>? Vpc, string? State) kept = (null, null);
        foreach (var attachment in body.List(member))
        {
            var (vpc, state) = (attachment.IdOrNull<Vpc>("VpcId"), attachment.TextOrNull("State") ?? AttachmentStates.Untold);
            if (vpc is null)
            {
                kept = kept.Vpc is null ? (null, AttachmentStates.Untold) : kept;
                continue;
            }

            if (kept.Vpc is not null && IsInForce(kept.State) && IsInForce(state) && kept.Vpc != vpc)
                throw attachment.Bad("attaches the gateway to a second VPC");
            if (kept.Vpc is null || (IsInForce(state) && !IsInForce(kept.State)))
                kept = (vpc, state);
        }

        return kept;
    }

    private static bool IsInForce(string? state) => state is "available" or "attached";
}
