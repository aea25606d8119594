using Graph.Model;
using Graph.Model.Resources;

namespace Graph.Cli.Info;

/// <summary>How many resources of each kind an estate holds, in the order an architect reads it.</summary>
internal static class Inventory
{
    private static readonly (string Name, Type Row, Func<Estate, int> Count)[] Kinds =
    [
        Kind<Vpc>("VPCs"),
        Kind<Subnet>("subnets"),
        Kind<RouteTable>("route tables"),
        Kind<NetworkAcl>("network ACLs"),
        Kind<SecurityGroup>("security groups"),
        Kind<SecurityGroupRule>("security group rules"),
        Kind<NetworkInterface>("network interfaces"),
        Kind<Instance>("instances"),
        Kind<InternetGateway>("internet gateways"),
        Kind<EgressOnlyInternetGateway>("egress-only internet gateways"),
        Kind<NatGateway>("NAT gateways"),
        Kind<CarrierGateway>("carrier gateways"),
        Kind<LocalGateway>("local gateways"),
        Kind<ElasticIp>("elastic IP addresses"),
        Kind<VpcPeeringConnection>("VPC peering connections"),
        Kind<TransitGateway>("transit gateways"),
        Kind<TransitGatewayAttachment>("transit gateway attachments"),
        Kind<TransitGatewayRouteTable>("transit gateway route tables"),
        Kind<VpnGateway>("VPN gateways"),
        Kind<VpnConnection>("VPN connections"),
        Kind<CustomerGateway>("customer gateways"),
        Kind<VpcEndpoint>("VPC endpoints"),
        Kind<VpcEndpointService>("VPC endpoint services"),
        Kind<ManagedPrefixList>("prefix lists"),
        Kind<LoadBalancer>("load balancers"),
        Kind<Listener>("listeners"),
        Kind<TargetGroup>("target groups"),
        Kind<ClassicLoadBalancer>("classic load balancers"),
        Kind<DbInstance>("database instances"),
        Kind<DbCluster>("database clusters"),
        Kind<RedshiftCluster>("Redshift clusters"),
        Kind<FlowLog>("flow logs"),
        Kind<Volume>("volumes"),
        Kind<LaunchTemplate>("launch templates"),
        Kind<DhcpOptions>("DHCP option sets"),
        Kind<Tag>("tags"),
    ];

    /// <summary>The types of row that are counted.</summary>
    public static IEnumerable<Type> Rows => Kinds.Select(kind => kind.Row);

    /// <summary>The kinds that the estate has any of.</summary>
    public static IReadOnlyList<(string Kind, int Count)> Of(Estate estate) =>
        [.. Kinds.Select(kind => (kind.Name, kind.Count(estate))).Where(kind => kind.Item2 > 0)];

    private static (string Name, Type Row, Func<Estate, int> Count) Kind<TRow>(string name)
        where TRow : class => (name, typeof(TRow), estate => estate.Rows<TRow>().Count);
}
