using Graph.Model.Coverage;
using static Graph.Collector.Calls.AwsService;
using static Graph.Model.Coverage.ApiCall;

namespace Graph.Collector.Calls;

/// <summary>
/// The calls of EC2. Where a page size is given, an account may have very many, and AWS's own default is small, or means one
/// answer with everything in it.
/// </summary>
internal static class Ec2Calls
{
    public static IReadOnlyList<AwsCall> All { get; } =
    [
        List(DescribeVpcs, "DescribeVpcs", "Vpcs"),
        List(DescribeSubnets, "DescribeSubnets", "Subnets"),
        List(DescribeRouteTables, "DescribeRouteTables", "RouteTables", 100),
        List(DescribeNetworkAcls, "DescribeNetworkAcls", "NetworkAcls"),
        List(DescribeSecurityGroups, "DescribeSecurityGroups", "SecurityGroups", 1000),
        List(DescribeSecurityGroupRules, "DescribeSecurityGroupRules", "SecurityGroupRules", 1000),
        List(DescribeSecurityGroupVpcAssociations, "DescribeSecurityGroupVpcAssociations", "SecurityGroupVpcAssociations"),
        List(DescribeNetworkInterfaces, "DescribeNetworkInterfaces", "NetworkInterfaces", 1000),
        List(DescribeInstances, "DescribeInstances", "Reservations", 1000),
        List(DescribeInternetGateways, "DescribeInternetGateways", "InternetGateways"),
        List(DescribeEgressOnlyInternetGateways, "DescribeEgressOnlyInternetGateways", "EgressOnlyInternetGateways"),
        List(DescribeNatGateways, "DescribeNatGateways", "NatGateways"),
        Once(DescribeAddresses, "DescribeAddresses", "Addresses"),
        List(DescribeVpcPeeringConnections, "DescribeVpcPeeringConnections", "VpcPeeringConnections"),
        List(DescribeVpcEndpoints, "DescribeVpcEndpoints", "VpcEndpoints"),
        List(DescribeVpcEndpointServices, "DescribeVpcEndpointServices", "ServiceDetails") with { Redundant = ["ServiceNames"] },
        List(
            DescribeVpcEndpointServiceConfigurations,
            "DescribeVpcEndpointServiceConfigurations",
            "ServiceConfigurations"),
        List(DescribeManagedPrefixLists, "DescribeManagedPrefixLists", "PrefixLists", 100),
        List(GetManagedPrefixListEntries, "GetManagedPrefixListEntries", "Entries", 100) with
        {
            Follows = new Follows(DescribeManagedPrefixLists, "PrefixListId", "PrefixListId"),
        },
        List(DescribePrefixLists, "DescribePrefixLists", "PrefixLists"),
        Once(DescribeVpnGateways, "DescribeVpnGateways", "VpnGateways"),
        Once(DescribeVpnConnections, "DescribeVpnConnections", "VpnConnections"),
        Once(DescribeCustomerGateways, "DescribeCustomerGateways", "CustomerGateways"),
        List(DescribeCarrierGateways, "DescribeCarrierGateways", "CarrierGateways"),
        List(DescribeLocalGateways, "DescribeLocalGateways", "LocalGateways"),
        List(DescribeFlowLogs, "DescribeFlowLogs", "FlowLogs"),
        List(DescribeVolumes, "DescribeVolumes", "Volumes", 1000),
        List(DescribeLaunchTemplates, "DescribeLaunchTemplates", "LaunchTemplates", 200),
        List(DescribeLaunchTemplateVersions, "DescribeLaunchTemplateVersions", "LaunchTemplateVersions") with
        {
            Parameters = [new("LaunchTemplateVersion.1", "$Latest"), new("LaunchTemplateVersion.2", "$Default")],
        },
        List(DescribeDhcpOptions, "DescribeDhcpOptions", "DhcpOptions"),
        Once(DescribeVpcBlockPublicAccessOptions, "DescribeVpcBlockPublicAccessOptions", "VpcBlockPublicAccessOptions"),
        List(
            DescribeVpcBlockPublicAccessExclusions,
            "DescribeVpcBlockPublicAccessExclusions",
            "VpcBlockPublicAccessExclusions"),
        Once(new ApiCall("get-ebs-encryption-by-default"), "GetEbsEncryptionByDefault", "EbsEncryptionByDefault") with
        {
            IsRecordOnly = true,
        },
        List(new ApiCall("describe-stale-security-groups"), "DescribeStaleSecurityGroups", "StaleSecurityGroupSet") with
        {
            IsRecordOnly = true,
            Follows = new Follows(DescribeVpcs, "VpcId", "VpcId"),
        },
        .. TransitGateways(),
    ];

    private static IEnumerable<AwsCall> TransitGateways()
    {
        var table = new Follows(
            DescribeTransitGatewayRouteTables, "TransitGatewayRouteTableId", "TransitGatewayRouteTableId");
        return
        [
            List(DescribeTransitGateways, "DescribeTransitGateways", "TransitGateways"),
            List(DescribeTransitGatewayAttachments, "DescribeTransitGatewayAttachments", "TransitGatewayAttachments"),
            List(
                DescribeTransitGatewayVpcAttachments,
                "DescribeTransitGatewayVpcAttachments",
                "TransitGatewayVpcAttachments"),
            List(
                DescribeTransitGatewayPeeringAttachments,
                "DescribeTransitGatewayPeeringAttachments",
                "TransitGatewayPeeringAttachments"),
            List(DescribeTransitGatewayConnects, "DescribeTransitGatewayConnects", "TransitGatewayConnects"),
            List(DescribeTransitGatewayRouteTables, "DescribeTransitGatewayRouteTables", "TransitGatewayRouteTables"),
            List(SearchTransitGatewayRoutes, "SearchTransitGatewayRoutes", "Routes") with
            {
                Follows = table,
                // The call takes a filter or none of its routes; these are all states that a route has.
                Parameters =
                [
                    new("Filter.1.Name", "state"), new("Filter.1.Value.1", "active"), new("Filter.1.Value.2", "blackhole"),
                ],
            },
            List(
                GetTransitGatewayRouteTablePropagations,
                "GetTransitGatewayRouteTablePropagations",
                "TransitGatewayRouteTablePropagations") with { Follows = table },
            List(
                GetTransitGatewayRouteTableAssociations,
                "GetTransitGatewayRouteTableAssociations",
                "Associations") with { Follows = table },
            List(
                GetTransitGatewayPrefixListReferences,
                "GetTransitGatewayPrefixListReferences",
                "TransitGatewayPrefixListReferences") with { Follows = table },
        ];
    }

    private static AwsCall List(ApiCall call, string operation, string key, int size = 0) =>
        new(call, Ec2, operation, key) { Paging = Paging.Token(size) };

    private static AwsCall Once(ApiCall call, string operation, string key) => new(call, Ec2, operation, key);
}
