using Graph.Model.Coverage;

namespace Graph.Testing.Building;

/// <summary>The calls that a complete collection makes once per account and region.</summary>
internal static class Calls
{
    public static IReadOnlyList<ApiCall> OncePerScope { get; } =
    [
        ApiCall.DescribeVpcs, ApiCall.DescribeSubnets, ApiCall.DescribeRouteTables, ApiCall.DescribeNetworkAcls,
        ApiCall.DescribeSecurityGroups, ApiCall.DescribeSecurityGroupRules, ApiCall.DescribeSecurityGroupVpcAssociations,
        ApiCall.DescribeNetworkInterfaces, ApiCall.DescribeInstances, ApiCall.DescribeInternetGateways,
        ApiCall.DescribeEgressOnlyInternetGateways, ApiCall.DescribeNatGateways, ApiCall.DescribeAddresses,
        ApiCall.DescribeVpcPeeringConnections, ApiCall.DescribeTransitGateways, ApiCall.DescribeTransitGatewayAttachments,
        ApiCall.DescribeTransitGatewayVpcAttachments, ApiCall.DescribeTransitGatewayPeeringAttachments,
        ApiCall.DescribeTransitGatewayConnects, ApiCall.DescribeTransitGatewayRouteTables,
        ApiCall.DescribeManagedPrefixLists, ApiCall.DescribePrefixLists, ApiCall.DescribeVpnGateways,
        ApiCall.DescribeVpnConnections, ApiCall.DescribeCustomerGateways, ApiCall.DescribeVpcEndpoints,
        ApiCall.DescribeVpcEndpointServices, ApiCall.DescribeVpcEndpointServiceConfigurations,
        ApiCall.DescribeLoadBalancers, ApiCall.DescribeTargetGroups, ApiCall.DescribeClassicLoadBalancers,
        ApiCall.DescribeDbInstances, ApiCall.DescribeDbClusters, ApiCall.DescribeRedshiftClusters, ApiCall.DescribeFlowLogs,
        ApiCall.DescribeVolumes, ApiCall.DescribeLaunchTemplates, ApiCall.DescribeLaunchTemplateVersions,
        ApiCall.DescribeVpcBlockPublicAccessOptions, ApiCall.DescribeVpcBlockPublicAccessExclusions,
        ApiCall.DescribeDhcpOptions, ApiCall.DescribeCarrierGateways, ApiCall.DescribeLocalGateways,
    ];
}
