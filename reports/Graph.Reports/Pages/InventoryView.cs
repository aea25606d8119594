using Graph.Model;
using Graph.Model.Coverage;
using Graph.Model.Resources;
using Scriban.Runtime;

namespace Graph.Reports.Pages;

/// <summary>What the estate holds, by kind. A kind whose call was not read whole never shows a bare zero.</summary>
internal sealed class InventoryView(Estate estate, ResourceNames names)
{
    public ScriptObject ToScript() => Script.Object(
        ("kinds", Script.List(Kinds())),
        ("vpcs", new VpcInventory(estate, names).ToScript()));

    private IEnumerable<object?> Kinds() =>
    [
        Kind<Vpc>("VPCs", ApiCall.DescribeVpcs),
        Kind<Subnet>("subnets", ApiCall.DescribeSubnets),
        Kind<NetworkInterface>("network interfaces", ApiCall.DescribeNetworkInterfaces),
        Kind("public IPv4 addresses", ApiCall.DescribeNetworkInterfaces,
            estate.Rows<InterfaceAddress>().Where(row => row.PublicAddress is not null).DistinctBy(row => row.PublicAddress).Count()),
        Kind<Instance>("instances", ApiCall.DescribeInstances),
        Kind<LoadBalancer>("load balancers", ApiCall.DescribeLoadBalancers),
        Kind<ClassicLoadBalancer>("classic load balancers", ApiCall.DescribeClassicLoadBalancers),
        Kind<TargetGroup>("target groups", ApiCall.DescribeTargetGroups),
        Kind<DbInstance>("RDS instances", ApiCall.DescribeDbInstances),
        Kind<DbCluster>("RDS clusters", ApiCall.DescribeDbClusters),
        Kind<RedshiftCluster>("Redshift clusters", ApiCall.DescribeRedshiftClusters),
        Kind<SecurityGroup>("security groups", ApiCall.DescribeSecurityGroups),
        Kind<SecurityGroupRule>("security group rules", ApiCall.DescribeSecurityGroups),
        Kind<NetworkAcl>("network ACLs", ApiCall.DescribeNetworkAcls),
        Kind<RouteTable>("route tables", ApiCall.DescribeRouteTables),
        Kind<InternetGateway>("internet gateways", ApiCall.DescribeInternetGateways),
        Kind<EgressOnlyInternetGateway>("egress-only internet gateways", ApiCall.DescribeEgressOnlyInternetGateways),
        Kind<NatGateway>("NAT gateways", ApiCall.DescribeNatGateways),
        Kind<ElasticIp>("Elastic IPs", ApiCall.DescribeAddresses),
        Kind<VpcPeeringConnection>("VPC peerings", ApiCall.DescribeVpcPeeringConnections),
        Kind<TransitGateway>("transit gateways", ApiCall.DescribeTransitGateways),
        Kind<TransitGatewayAttachment>("transit gateway attachments", ApiCall.DescribeTransitGatewayAttachments),
        Kind<VpnGateway>("virtual private gateways", ApiCall.DescribeVpnGateways),
        Kind<VpnConnection>("VPN connections", ApiCall.DescribeVpnConnections),
        Kind<VpcEndpoint>("VPC endpoints", ApiCall.DescribeVpcEndpoints),
        Kind<ManagedPrefixList>("prefix lists", ApiCall.DescribeManagedPrefixLists),
        Kind<FlowLog>("flow logs", ApiCall.DescribeFlowLogs),
    ];

    private ScriptObject Kind<TRow>(string label, ApiCall call)
        where TRow : class =>
        Kind(label, call, estate.Rows<TRow>().Count);

    private ScriptObject Kind(string label, ApiCall call, int count)
    {
        var whole = estate.Coverage.IsCompleteEverywhere(call);
        return Script.Object(
            ("label", label),
            ("count", count == 0 && !whole ? "not read" : whole ? Words.Number(count) : $"{Words.Number(count)} or more"),
            ("quiet", count == 0));
    }
}
