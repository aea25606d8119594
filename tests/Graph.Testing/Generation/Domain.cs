using Graph.Model.Coverage;
using Graph.Testing.Filters;
using static Graph.Testing.Words;

namespace Graph.Testing.Generation;

/// <summary>
/// The few values that plans are drawn from, so that blocks, ports and addresses of one rule meet those of another. What lets
/// much pass is there more often: else hardly anything would be reached.
/// </summary>
internal static class Domain
{
    public static readonly string[] Blocks =
    [
        Anywhere, Anywhere, Anywhere, AnywhereV6, "10.0.0.0/8", "10.0.1.0/24", "10.0.0.0/16", "10.1.0.0/16", "10.1.1.4/32", "10.0.0.5/32",
        "8.8.8.0/24", "192.168.0.0/16", "2600:1f00:0:1::/64", "52.0.0.0/8",
    ];

    public static readonly TrafficFilter[] Filters =
    [
        AllTraffic, AllTraffic, AllTraffic, Tcp(443), AllTcp, Tcp(22, 8443), Icmp(), IcmpV6(), Icmp(8, 0), Icmp(3, 4), Tcp(1024, 65535),
        Udp(53), AllUdp, Tcp(40000, 50000), Protocol(47),
    ];

    /// <summary>Each port that a rule or a listener names is asked for.</summary>
    public static readonly TrafficFilter[] Questions = [Tcp(443), Tcp(443), Tcp(22), Ping, Udp(53), Tcp(8443)];

    public static readonly string[] PrefixLists = ["10.1.0.0/16 8.8.8.0/24", "10.1.1.0/24 8.8.0.0/16", "8.8.8.0/24"];

    public static readonly string[] Outside = ["internet", "on-prem", "8.8.8.8", "10.0.1.77", "192.168.3.4", "52.1.0.4", "169.254.169.253"];

    public static readonly ApiCall[] Calls =
    [
        .. ApiCall.Required, ApiCall.DescribeInstances, ApiCall.DescribeNatGateways, ApiCall.DescribeVpcPeeringConnections,
        ApiCall.DescribeTransitGateways, ApiCall.DescribeTransitGatewayAttachments, ApiCall.DescribeTransitGatewayVpcAttachments,
        ApiCall.DescribeTransitGatewayRouteTables, ApiCall.SearchTransitGatewayRoutes, ApiCall.GetTransitGatewayRouteTableAssociations,
        ApiCall.DescribeVpcEndpoints, ApiCall.GetManagedPrefixListEntries, ApiCall.DescribeLoadBalancers, ApiCall.DescribeListeners,
        ApiCall.DescribeTargetHealth, ApiCall.DescribeTargetGroupAttributes, ApiCall.DescribeAddresses, ApiCall.DescribeVpnGateways,
        ApiCall.DescribeVpcBlockPublicAccessOptions, ApiCall.DescribeVpcBlockPublicAccessExclusions,
    ];
}
