using Graph.Model.Coverage;
using Graph.Model.Resources;
using Graph.Snapshots.Import.Rows;

namespace Graph.Snapshots.Import.Kinds;

internal sealed class NatGatewayKind() : ResourceKind("nat_gateways", ApiCall.DescribeNatGateways, "NatGatewayId")
{
    public override void Derive(in Document document, RowSink rows)
    {
        var body = document.Body;
        var id = body.Id<NatGateway>("NatGatewayId");
        rows.Add(new NatGateway(
            id,
            document.Scope,
            body.Id<Vpc>("VpcId"),
            body.IdOrNull<Subnet>("SubnetId"),
            body.TextOrNull("ConnectivityType") ?? "public",
            body.TextOrNull("AvailabilityMode") ?? "zonal",
            body.Text("State")));
        var index = 0;
        foreach (var address in body.List("NatGatewayAddresses"))
        {
            rows.Add(new NatGatewayAddress(
                id,
                index++,
                address.AddressOrNull("PrivateIp"),
                address.AddressOrNull("PublicIp"),
                address.IdOrNull<NetworkInterface>("NetworkInterfaceId"),
                address.TextOrNull("AllocationId"),
                address.TextOrNull("AvailabilityZone"),
                address.FlagOrNull("IsPrimary"),
                address.TextOrNull("Status")));
        }

        rows.AddTags(body, id.Value);
    }
}
