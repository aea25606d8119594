using Graph.Model.Coverage;
using Graph.Model.Resources;
using Graph.Snapshots.Import.Rows;

namespace Graph.Snapshots.Import.Kinds;

/// <summary>An Elastic IP. One with only a carrier's or a customer's address is noted and left out: Graph does not model them.</summary>
internal sealed class AddressKind() : ResourceKind("addresses", ApiCall.DescribeAddresses, "AllocationId|PublicIp")
{
    public override void Derive(in Document document, RowSink rows)
    {
        var body = document.Body;
        if (body.AddressOrNull("PublicIp") is not { } publicAddress)
        {
            if (!body.Has("CarrierIp") && !body.Has("CustomerOwnedIp"))
                throw body.Bad("PublicIp", "is missing");
            rows.Note("", "is a carrier's or a customer's address, which is not modelled");
            return;
        }

        var id = body.IdOrNull<ElasticIp>("AllocationId") ?? body.Id<ElasticIp>("PublicIp");
        rows.Add(new ElasticIp(
            id,
            document.Scope,
            publicAddress,
            body.IdOrNull<NetworkInterface>("NetworkInterfaceId"),
            body.AddressOrNull("PrivateIpAddress")));
        rows.AddTags(body, id.Value);
    }
}
