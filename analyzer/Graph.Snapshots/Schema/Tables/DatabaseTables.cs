using Graph.Model.Resources;

namespace Graph.Snapshots.Schema.Tables;

internal static class DatabaseTables
{
    public static Table<DbInstance> DbInstances { get; } = new TableBuilder<DbInstance>("db_instances", "an RDS instance")
        .Id("db_instance_id", row => row.Id)
        .Scope(row => row.Scope)
        .Text("db_instance_identifier", row => row.Identifier)
        .Text("engine", row => row.Engine)
        .OptionalInteger("port", row => row.Port)
        .OptionalText("endpoint_address", row => row.EndpointAddress)
        .Flag("publicly_accessible", row => row.PubliclyAccessible)
        .OptionalFlag("storage_encrypted", row => row.StorageEncrypted)
        .OptionalId("vpc_id", row => row.Vpc)
        .Ids("subnet_ids", row => row.Subnets)
        .Ids("security_group_ids", row => row.SecurityGroups)
        .OptionalText("db_cluster_identifier", row => row.ClusterIdentifier)
        .Key("db_instance_id")
        .Read(row => new DbInstance(
            row.Id<DbInstance>(),
            row.Scope(),
            row.Text(),
            row.Text(),
            row.OptionalInt32(),
            row.OptionalText(),
            row.Flag(),
            row.OptionalFlag(),
            row.OptionalId<Vpc>(),
            row.Ids<Subnet>(),
            row.Ids<SecurityGroup>(),
            row.OptionalText()));

    public static Table<DbCluster> DbClusters { get; } =
        new TableBuilder<DbCluster>("db_clusters", "an RDS or Aurora cluster")
            .Id("db_cluster_id", row => row.Id)
            .Scope(row => row.Scope)
            .Text("db_cluster_identifier", row => row.Identifier)
            .Text("engine", row => row.Engine)
            .OptionalInteger("port", row => row.Port)
            .OptionalText("endpoint_address", row => row.EndpointAddress)
            .OptionalFlag("storage_encrypted", row => row.StorageEncrypted)
            .Ids("security_group_ids", row => row.SecurityGroups)
            .Key("db_cluster_id")
            .Read(row => new DbCluster(
                row.Id<DbCluster>(),
                row.Scope(),
                row.Text(),
                row.Text(),
                row.OptionalInt32(),
                row.OptionalText(),
                row.OptionalFlag(),
                row.Ids<SecurityGroup>()));

    public static Table<RedshiftCluster> RedshiftClusters { get; } =
        new TableBuilder<RedshiftCluster>("redshift_clusters", "a Redshift cluster")
            .Id("redshift_cluster_id", row => row.Id)
            .Scope(row => row.Scope)
            .Text("cluster_identifier", row => row.Identifier)
            .OptionalInteger("port", row => row.Port)
            .OptionalText("endpoint_address", row => row.EndpointAddress)
            .Flag("publicly_accessible", row => row.PubliclyAccessible)
            .OptionalFlag("encrypted", row => row.Encrypted)
            .OptionalId("vpc_id", row => row.Vpc)
            .OptionalText("cluster_subnet_group_name", row => row.SubnetGroup)
            .Ids("security_group_ids", row => row.SecurityGroups)
            .List("node_addresses", row => row.NodeAddresses, address => address.ToString())
            .Key("redshift_cluster_id")
            .Read(row => new RedshiftCluster(
                row.Id<RedshiftCluster>(),
                row.Scope(),
                row.Text(),
                row.OptionalInt32(),
                row.OptionalText(),
                row.Flag(),
                row.OptionalFlag(),
                row.OptionalId<Vpc>(),
                row.OptionalText(),
                row.Ids<SecurityGroup>(),
                row.List(RowReader.CanonicalAddress)));
}
