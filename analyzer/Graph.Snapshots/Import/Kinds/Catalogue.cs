namespace Graph.Snapshots.Import.Kinds;

/// <summary>All kinds of AWS objects that Graph reads, and the keys of answers that they stand under.</summary>
internal static class Catalogue
{
    public static readonly SecurityGroupRuleKind SecurityGroupRules = new();
    public static readonly NetworkInterfaceKind NetworkInterfaces = new();
    public static readonly InstanceKind Instances = new(NetworkInterfaces);
    public static readonly ListenerKind Listeners = new();
    public static readonly ListenerRuleKind ListenerRules = new();
    public static readonly ManagedPrefixListKind ManagedPrefixLists = new();
    public static readonly PrefixListEntriesKind PrefixListEntries = new();
    public static readonly PrefixListKind PrefixLists = new(ManagedPrefixLists, PrefixListEntries);
    public static readonly RedshiftClusterKind RedshiftClusters = new();
    public static readonly LoadBalancerAttributesKind LoadBalancerAttributes = new();
    public static readonly TargetGroupAttributesKind TargetGroupAttributes = new();
    public static readonly ClassicLoadBalancerAttributesKind ClassicLoadBalancerAttributes = new();
    public static readonly BlockPublicAccessOptionsKind BlockPublicAccessOptions = new();

    private static readonly TransitGatewayAttachmentKind TransitGatewayAttachments = new();
    private static readonly TransitGatewayRoutesKind TransitGatewayRoutes = new();
    private static readonly TransitGatewayStaticRoutesKind TransitGatewayStaticRoutes = new(TransitGatewayRoutes);
    private static readonly TransitGatewayPropagationsKind TransitGatewayPropagations = new();
    private static readonly TransitGatewayAssociationsKind TransitGatewayAssociations = new();
    private static readonly TransitGatewayPrefixListReferencesKind TransitGatewayPrefixListReferences = new();
    private static readonly TargetHealthKind TargetHealth = new();
    private static readonly VpcEndpointServiceConfigurationKind VpcEndpointServiceConfigurations = new();

    /// <summary>Lists of objects that carry their own ids.</summary>
    public static readonly IReadOnlyDictionary<string, ResourceKind> Lists = new Dictionary<string, ResourceKind>(StringComparer.Ordinal)
    {
        ["Vpcs"] = new VpcKind(),
        ["Subnets"] = new SubnetKind(),
        ["RouteTables"] = new RouteTableKind(),
        ["NetworkAcls"] = new NetworkAclKind(),
        ["SecurityGroups"] = new SecurityGroupKind(SecurityGroupRules),
        ["SecurityGroupRules"] = SecurityGroupRules,
        ["SecurityGroupVpcAssociations"] = new SecurityGroupVpcAssociationKind(),
        ["NetworkInterfaces"] = NetworkInterfaces,
        ["Reservations"] = Instances,
        ["InternetGateways"] = new InternetGatewayKind(),
        ["EgressOnlyInternetGateways"] = new EgressOnlyInternetGatewayKind(),
        ["NatGateways"] = new NatGatewayKind(),
        ["Addresses"] = new AddressKind(),
        ["CarrierGateways"] = new CarrierGatewayKind(),
        ["LocalGateways"] = new LocalGatewayKind(),
        ["VpcPeeringConnections"] = new VpcPeeringConnectionKind(),
        ["TransitGateways"] = new TransitGatewayKind(),
        ["TransitGatewayAttachments"] = TransitGatewayAttachments,
        ["TransitGatewayVpcAttachments"] = new TransitGatewayVpcAttachmentKind(TransitGatewayAttachments),
        ["TransitGatewayPeeringAttachments"] = new TransitGatewayPeeringAttachmentKind(TransitGatewayAttachments),
        ["TransitGatewayConnects"] = new TransitGatewayConnectKind(TransitGatewayAttachments),
        ["TransitGatewayRouteTables"] = new TransitGatewayRouteTableKind(),
        ["PrefixLists"] = ManagedPrefixLists,
        ["VpnGateways"] = new VpnGatewayKind(),
        ["VpnConnections"] = new VpnConnectionKind(),
        ["CustomerGateways"] = new CustomerGatewayKind(),
        ["VpcEndpoints"] = new VpcEndpointKind(),
        ["ServiceDetails"] = new VpcEndpointServiceKind(VpcEndpointServiceConfigurations),
        ["ServiceConfigurations"] = VpcEndpointServiceConfigurations,
        ["LoadBalancers"] = new LoadBalancerKind(),
        ["Listeners"] = Listeners,
        ["Rules"] = ListenerRules,
        ["TargetGroups"] = new TargetGroupKind(),
        ["TagDescriptions"] = new TagsKind(),
        ["LoadBalancerDescriptions"] = new ClassicLoadBalancerKind(ClassicLoadBalancerAttributes),
        ["DBInstances"] = new DbInstanceKind(),
        ["DBClusters"] = new DbClusterKind(),
        ["Clusters"] = RedshiftClusters,
        ["FlowLogs"] = new FlowLogKind(),
        ["Volumes"] = new VolumeKind(),
        ["LaunchTemplates"] = new LaunchTemplateKind(),
        ["LaunchTemplateVersions"] = new LaunchTemplateVersionKind(),
        ["DhcpOptions"] = new DhcpOptionsKind(),
        ["VpcBlockPublicAccessExclusions"] = new BlockPublicAccessExclusionKind(),
    };

    /// <summary>Answers about one id that they do not carry: their key and kind. `Attributes` stands for two.</summary>
    public static readonly IReadOnlyDictionary<string, ResourceKind> OfOneId = new Dictionary<string, ResourceKind>(StringComparer.Ordinal)
    {
        ["Routes"] = TransitGatewayRoutes,
        ["TransitGatewayRouteTablePropagations"] = TransitGatewayPropagations,
        ["Associations"] = TransitGatewayAssociations,
        ["TransitGatewayPrefixListReferences"] = TransitGatewayPrefixListReferences,
        ["Entries"] = PrefixListEntries,
        ["Attributes"] = LoadBalancerAttributes,
        ["TargetHealthDescriptions"] = TargetHealth,
    };

    /// <summary>Batfish's lists of {id, the call's own answer}.</summary>
    public static readonly IReadOnlyDictionary<string, Wrapper> Wrappers = new Dictionary<string, Wrapper>(StringComparer.Ordinal)
    {
        ["TransitGatewayPropagations"] =
            new("TransitGatewayRouteTableId", "TransitGatewayRouteTablePropagations", TransitGatewayPropagations),
        ["TransitGatewayStaticRoutes"] = new("TransitGatewayRouteTableId", "Routes", TransitGatewayStaticRoutes),
        ["LoadBalancerListeners"] = new("LoadBalancerArn", "Listeners", Listeners),
        ["LoadBalancerAttributes"] = new("LoadBalancerArn", "Attributes", LoadBalancerAttributes),
        ["LoadBalancerTargetHealth"] = new("TargetGroupArn", "TargetHealthDescriptions", TargetHealth),
    };

    /// <summary>Keys of calls that an analysis of the network has no use for; they make no warning.</summary>
    public static readonly IReadOnlySet<string> Unneeded = new HashSet<string>(StringComparer.Ordinal)
    {
        "AvailabilityZones", "Regions", "ServiceNames", "DomainStatusList", "Tags", "KeyPairs", "Images", "Snapshots",
        "DBSubnetGroups", "Certificates", "HostedZones",
    };

    /// <summary>Every kind, those first whose rows others do not wait for; the order of the derivation.</summary>
    public static readonly IReadOnlyList<ResourceKind> All =
    [
        .. Lists.Values.Append(PrefixLists).Concat(OfOneId.Values).Concat(
        [
            TransitGatewayStaticRoutes, TargetGroupAttributes, ClassicLoadBalancerAttributes, BlockPublicAccessOptions,
        ]).Distinct().OrderBy(kind => kind.Name, StringComparer.Ordinal),
    ];
}

/// <summary>How Batfish wraps the answers of a call that takes an id.</summary>
/// <param name="IdMember">the member that holds the id.</param>
/// <param name="AnswerKey">the key of the call's own answer.</param>
internal sealed record Wrapper(string IdMember, string AnswerKey, ResourceKind Kind);
