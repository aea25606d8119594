using Graph.Snapshots.Schema.Tables;

namespace Graph.Snapshots.Schema;

/// <summary>Everything that a snapshot file of this version consists of. The README of this folder documents it.</summary>
internal static class SnapshotSchema
{
    /// <summary>`GRPH`, in the header of every snapshot.</summary>
    public const int ApplicationId = 0x47525048;

    /// <summary>Raised with every change of a table, a view or a spelling; see <see cref="SnapshotUpgrade"/>.</summary>
    public const int FormatVersion = 1;

    /// <summary>The tables whose rows are the estate, in the order in which they are digested.</summary>
    public static IReadOnlyList<Table> Content { get; } =
    [
        VpcTables.Vpcs,
        VpcTables.VpcCidrBlocks,
        VpcTables.Subnets,
        VpcTables.SubnetCidrBlocks,
        VpcTables.DhcpOptions,
        VpcTables.FlowLogs,
        BlockPublicAccessTables.Options,
        BlockPublicAccessTables.Exclusions,
        RoutingTables.RouteTables,
        RoutingTables.RouteTableAssociations,
        RoutingTables.Routes,
        RoutingTables.ManagedPrefixLists,
        RoutingTables.PrefixListEntries,
        SecurityGroupTables.SecurityGroups,
        SecurityGroupTables.SecurityGroupRules,
        SecurityGroupTables.SecurityGroupVpcAssociations,
        NetworkAclTables.NetworkAcls,
        NetworkAclTables.NetworkAclAssociations,
        NetworkAclTables.NetworkAclEntries,
        InterfaceTables.NetworkInterfaces,
        InterfaceTables.InterfaceAddresses,
        InterfaceTables.InterfacePrefixes,
        InterfaceTables.InterfaceGroups,
        InterfaceTables.ElasticIps,
        ComputeTables.Instances,
        ComputeTables.Volumes,
        ComputeTables.LaunchTemplates,
        ComputeTables.LaunchTemplateVersions,
        GatewayTables.InternetGateways,
        GatewayTables.EgressOnlyInternetGateways,
        GatewayTables.CarrierGateways,
        GatewayTables.LocalGateways,
        GatewayTables.NatGateways,
        GatewayTables.NatGatewayAddresses,
        ConnectionTables.VpcPeeringConnections,
        ConnectionTables.VpcPeeringCidrBlocks,
        ConnectionTables.VpnGateways,
        ConnectionTables.VpnConnections,
        ConnectionTables.VpnConnectionRoutes,
        ConnectionTables.CustomerGateways,
        ConnectionTables.VpcEndpoints,
        ConnectionTables.VpcEndpointServices,
        TransitGatewayTables.TransitGateways,
        TransitGatewayTables.Attachments,
        TransitGatewayTables.VpcAttachments,
        TransitGatewayTables.PeeringAttachments,
        TransitGatewayTables.Connects,
        TransitGatewayRoutingTables.RouteTables,
        TransitGatewayRoutingTables.Routes,
        TransitGatewayRoutingTables.Propagations,
        TransitGatewayRoutingTables.Associations,
        TransitGatewayRoutingTables.PrefixListReferences,
        LoadBalancerTables.LoadBalancers,
        LoadBalancerTables.Zones,
        LoadBalancerTables.Addresses,
        LoadBalancerTables.Attributes,
        LoadBalancerTables.ClassicLoadBalancers,
        LoadBalancerTables.ClassicListeners,
        ListenerTables.Listeners,
        ListenerTables.ListenerRules,
        ListenerTables.ListenerActions,
        ListenerTables.TargetGroups,
        ListenerTables.TargetGroupAttributes,
        ListenerTables.Targets,
        DatabaseTables.DbInstances,
        DatabaseTables.DbClusters,
        DatabaseTables.RedshiftClusters,
        GeneralTables.Tags,
    ];

    private static readonly Dictionary<Type, Table> ByRowType = Content.ToDictionary(table => table.RowType);

    private static readonly SchemaObject[] AllObjects =
    [
        .. Content.Append(GeneralTables.Coverage).SelectMany(ObjectsOf),
        .. DocumentTable.Objects,
        MetaTable.Object,
        .. Views.All.Select(view => new SchemaObject("view", view.Name, view.Name, view.Sql)),
    ];

    /// <summary>Every table, index and view, in the order in which they are created.</summary>
    public static IReadOnlyList<SchemaObject> Objects => AllObjects;

    /// <exception cref="NotSupportedException">snapshots have no rows of this type.</exception>
    public static Table<TRow> Of<TRow>()
        where TRow : class =>
        ByRowType.TryGetValue(typeof(TRow), out var table)
            ? (Table<TRow>)table
            : throw new NotSupportedException($"a snapshot has no table of {typeof(TRow).Name} rows");

    private static IEnumerable<SchemaObject> ObjectsOf(Table table)
    {
        yield return new SchemaObject("table", table.Name, table.Name, table.CreateTable);
        if (table.CreateKeyIndex is { } index)
            yield return new SchemaObject("index", $"{table.Name}_key", table.Name, index);
    }
}

/// <summary>A row of SQLite's own table of tables, as this version writes it.</summary>
internal readonly record struct SchemaObject(string Type, string Name, string Table, string Sql);
