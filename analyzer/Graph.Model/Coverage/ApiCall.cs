namespace Graph.Model.Coverage;

/// <summary>The name of an API call as the AWS CLI writes it: `describe-vpcs`. Compared ordinally.</summary>
public readonly record struct ApiCall : IComparable<ApiCall>
{
    private readonly string? _name;

    /// <exception cref="ArgumentException">the name is empty.</exception>
    public ApiCall(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        _name = name;
    }

    public static ApiCall DescribeVpcs { get; } = new("describe-vpcs");

    public static ApiCall DescribeSubnets { get; } = new("describe-subnets");

    public static ApiCall DescribeRouteTables { get; } = new("describe-route-tables");

    public static ApiCall DescribeNetworkAcls { get; } = new("describe-network-acls");

    public static ApiCall DescribeSecurityGroups { get; } = new("describe-security-groups");

    public static ApiCall DescribeSecurityGroupRules { get; } = new("describe-security-group-rules");

    public static ApiCall DescribeSecurityGroupVpcAssociations { get; } = new("describe-security-group-vpc-associations");

    public static ApiCall DescribeNetworkInterfaces { get; } = new("describe-network-interfaces");

    public static ApiCall DescribeInstances { get; } = new("describe-instances");

    public static ApiCall DescribeInternetGateways { get; } = new("describe-internet-gateways");

    public static ApiCall DescribeEgressOnlyInternetGateways { get; } = new("describe-egress-only-internet-gateways");

    public static ApiCall DescribeNatGateways { get; } = new("describe-nat-gateways");

    public static ApiCall DescribeAddresses { get; } = new("describe-addresses");

    public static ApiCall DescribeVpcPeeringConnections { get; } = new("describe-vpc-peering-connections");

    public static ApiCall DescribeTransitGateways { get; } = new("describe-transit-gateways");

    public static ApiCall DescribeTransitGatewayAttachments { get; } = new("describe-transit-gateway-attachments");

    public static ApiCall DescribeTransitGatewayVpcAttachments { get; } = new("describe-transit-gateway-vpc-attachments");

    public static ApiCall DescribeTransitGatewayPeeringAttachments { get; } = new("describe-transit-gateway-peering-attachments");

    public static ApiCall DescribeTransitGatewayConnects { get; } = new("describe-transit-gateway-connects");

    public static ApiCall DescribeTransitGatewayRouteTables { get; } = new("describe-transit-gateway-route-tables");

    /// <summary>All routes of one table; its subject is the table.</summary>
    public static ApiCall SearchTransitGatewayRoutes { get; } = new("search-transit-gateway-routes");

    /// <summary>The search filtered to static routes (Batfish's dump); its subject is the table.</summary>
    public static ApiCall SearchTransitGatewayStaticRoutes { get; } = new("search-transit-gateway-routes/static");

    public static ApiCall GetTransitGatewayRouteTablePropagations { get; } = new("get-transit-gateway-route-table-propagations");

    public static ApiCall GetTransitGatewayRouteTableAssociations { get; } = new("get-transit-gateway-route-table-associations");

    public static ApiCall GetTransitGatewayPrefixListReferences { get; } = new("get-transit-gateway-prefix-list-references");

    public static ApiCall DescribeManagedPrefixLists { get; } = new("describe-managed-prefix-lists");

    /// <summary>Its subject is the prefix list.</summary>
    public static ApiCall GetManagedPrefixListEntries { get; } = new("get-managed-prefix-list-entries");

    public static ApiCall DescribePrefixLists { get; } = new("describe-prefix-lists");

    public static ApiCall DescribeVpnGateways { get; } = new("describe-vpn-gateways");

    public static ApiCall DescribeVpnConnections { get; } = new("describe-vpn-connections");

    public static ApiCall DescribeCustomerGateways { get; } = new("describe-customer-gateways");

    public static ApiCall DescribeVpcEndpoints { get; } = new("describe-vpc-endpoints");

    public static ApiCall DescribeVpcEndpointServices { get; } = new("describe-vpc-endpoint-services");

    public static ApiCall DescribeVpcEndpointServiceConfigurations { get; } = new("describe-vpc-endpoint-service-configurations");

    /// <summary>ELBv2.</summary>
    public static ApiCall DescribeLoadBalancers { get; } = new("elbv2/describe-load-balancers");

    /// <summary>ELBv2; its subject is the load balancer's ARN.</summary>
    public static ApiCall DescribeLoadBalancerAttributes { get; } = new("elbv2/describe-load-balancer-attributes");

    /// <summary>ELBv2; its subject is the load balancer's ARN.</summary>
    public static ApiCall DescribeListeners { get; } = new("elbv2/describe-listeners");

    /// <summary>ELBv2; its subject is the listener's ARN.</summary>
    public static ApiCall DescribeRules { get; } = new("elbv2/describe-rules");

    public static ApiCall DescribeTargetGroups { get; } = new("elbv2/describe-target-groups");

    /// <summary>ELBv2; its subject is the target group's ARN.</summary>
    public static ApiCall DescribeTargetGroupAttributes { get; } = new("elbv2/describe-target-group-attributes");

    /// <summary>ELBv2; its subject is the target group's ARN.</summary>
    public static ApiCall DescribeTargetHealth { get; } = new("elbv2/describe-target-health");

    /// <summary>A call that takes ARNs, of load balancers and target groups.</summary>
    public static ApiCall DescribeLoadBalancerTags { get; } = new("elbv2/describe-tags");

    public static ApiCall DescribeClassicLoadBalancers { get; } = new("elb/describe-load-balancers");

    /// <summary>Classic ELB; its subject is the load balancer's name.</summary>
    public static ApiCall DescribeClassicLoadBalancerAttributes { get; } = new("elb/describe-load-balancer-attributes");

    public static ApiCall DescribeDbInstances { get; } = new("rds/describe-db-instances");

    public static ApiCall DescribeDbClusters { get; } = new("rds/describe-db-clusters");

    public static ApiCall DescribeRedshiftClusters { get; } = new("redshift/describe-clusters");

    public static ApiCall DescribeFlowLogs { get; } = new("describe-flow-logs");

    public static ApiCall DescribeVolumes { get; } = new("describe-volumes");

    public static ApiCall DescribeLaunchTemplates { get; } = new("describe-launch-templates");

    public static ApiCall DescribeLaunchTemplateVersions { get; } = new("describe-launch-template-versions");

    public static ApiCall DescribeVpcBlockPublicAccessOptions { get; } = new("describe-vpc-block-public-access-options");

    public static ApiCall DescribeVpcBlockPublicAccessExclusions { get; } = new("describe-vpc-block-public-access-exclusions");

    public static ApiCall DescribeDhcpOptions { get; } = new("describe-dhcp-options");

    public static ApiCall DescribeCarrierGateways { get; } = new("describe-carrier-gateways");

    public static ApiCall DescribeLocalGateways { get; } = new("describe-local-gateways");

    /// <summary>The calls that list what an account and region has; a complete collection makes each once there.</summary>
    public static IReadOnlyList<ApiCall> Listing { get; } =
    [
        DescribeVpcs, DescribeSubnets, DescribeRouteTables, DescribeNetworkAcls,
        DescribeSecurityGroups, DescribeSecurityGroupRules, DescribeSecurityGroupVpcAssociations,
        DescribeNetworkInterfaces, DescribeInstances, DescribeInternetGateways,
        DescribeEgressOnlyInternetGateways, DescribeNatGateways, DescribeAddresses,
        DescribeVpcPeeringConnections, DescribeTransitGateways, DescribeTransitGatewayAttachments,
        DescribeTransitGatewayVpcAttachments, DescribeTransitGatewayPeeringAttachments,
        DescribeTransitGatewayConnects, DescribeTransitGatewayRouteTables,
        DescribeManagedPrefixLists, DescribePrefixLists, DescribeVpnGateways,
        DescribeVpnConnections, DescribeCustomerGateways, DescribeVpcEndpoints,
        DescribeVpcEndpointServices, DescribeVpcEndpointServiceConfigurations,
        DescribeLoadBalancers, DescribeTargetGroups, DescribeClassicLoadBalancers,
        DescribeDbInstances, DescribeDbClusters, DescribeRedshiftClusters, DescribeFlowLogs,
        DescribeVolumes, DescribeLaunchTemplates, DescribeLaunchTemplateVersions,
        DescribeVpcBlockPublicAccessOptions, DescribeVpcBlockPublicAccessExclusions,
        DescribeDhcpOptions, DescribeCarrierGateways, DescribeLocalGateways,
    ];

    /// <summary>The calls without which nothing can be said of an account and region.</summary>
    public static IReadOnlyList<ApiCall> Required { get; } =
    [
        DescribeVpcs, DescribeSubnets, DescribeRouteTables, DescribeNetworkAcls, DescribeSecurityGroups,
        DescribeNetworkInterfaces, DescribeInternetGateways,
    ];

    public string Name => _name ?? throw new InvalidOperationException("the default call has no name");

    public int CompareTo(ApiCall other) => string.CompareOrdinal(_name, other._name);

    public static bool operator <(ApiCall left, ApiCall right) => left.CompareTo(right) < 0;

    public static bool operator >(ApiCall left, ApiCall right) => left.CompareTo(right) > 0;

    public static bool operator <=(ApiCall left, ApiCall right) => left.CompareTo(right) <= 0;

    public static bool operator >=(ApiCall left, ApiCall right) => left.CompareTo(right) >= 0;

    public override string ToString() => _name ?? "(no call)";
}
