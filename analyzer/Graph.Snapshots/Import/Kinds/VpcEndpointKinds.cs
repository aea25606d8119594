using Graph.Model.Coverage;
using Graph.Model.Resources;
using Graph.Snapshots.Import.Rows;

namespace Graph.Snapshots.Import.Kinds;

internal sealed class VpcEndpointKind() : ResourceKind("vpc_endpoints", ApiCall.DescribeVpcEndpoints, "VpcEndpointId")
{
    public override void Derive(in Document document, RowSink rows)
    {
        var body = document.Body;
        var id = body.Id<VpcEndpoint>("VpcEndpointId");
        rows.Add(new VpcEndpoint(
            id,
            document.Scope,
            body.Id<Vpc>("VpcId"),
            body.TextOrNull("VpcEndpointType") ?? "Gateway",
            body.TextOrNull("ServiceName") ?? "",
            LowerFirst(body.Text("State")),
            body.Ids<NetworkInterface>("NetworkInterfaceIds"),
            body.Ids<Subnet>("SubnetIds"),
            body.Ids<RouteTable>("RouteTableIds"),
            body.FlagOrNull("PrivateDnsEnabled") ?? false,
            body.TextOrNull("PolicyDocument")));
        rows.AddTags(body, id.Value);
    }

    // The CLI writes `available`, some SDKs `Available`.
    private static string LowerFirst(string state) => char.ToLowerInvariant(state[0]) + state[1..];
}

/// <summary>A service as consumers see it. Its provider's own configuration tells more and wins.</summary>
internal sealed class VpcEndpointServiceKind(VpcEndpointServiceConfigurationKind configurations)
    : ResourceKind("vpc_endpoint_services", ApiCall.DescribeVpcEndpointServices, "ServiceId|ServiceName")
{
    public override void Derive(in Document document, RowSink rows)
    {
        if (document.Others.Find(configurations, document.Id) is null)
            VpcEndpointServiceConfigurationKind.AddRow(document, rows);
    }
}

internal sealed class VpcEndpointServiceConfigurationKind() : ResourceKind(
    "vpc_endpoint_service_configurations", ApiCall.DescribeVpcEndpointServiceConfigurations, "ServiceId|ServiceName")
{
    public override void Derive(in Document document, RowSink rows) => AddRow(document, rows);

    public static void AddRow(in Document document, RowSink rows)
    {
        var body = document.Body;
        var id = body.IdOrNull<VpcEndpointService>("ServiceId") ?? body.Id<VpcEndpointService>("ServiceName");
        string? type = null;
        foreach (var entry in body.List("ServiceType"))
            type ??= entry.TextOrNull("ServiceType");
        rows.Add(new VpcEndpointService(
            id,
            document.Scope,
            body.Text("ServiceName"),
            type,
            body.TextOrNull("Owner"),
            [.. body.Texts("AvailabilityZones").Distinct().Order(StringComparer.Ordinal)],
            [.. body.Ids<LoadBalancer>("NetworkLoadBalancerArns"), .. body.Ids<LoadBalancer>("GatewayLoadBalancerArns")]));
        rows.AddTags(body, id.Value);
    }
}
