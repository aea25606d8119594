using Graph.Model;
using Graph.Model.Coverage;
using Graph.Model.Resources;
using Graph.Snapshots.Import.Rows;

namespace Graph.Snapshots.Import.Kinds;

internal sealed class DbInstanceKind : ResourceKind
{
    public DbInstanceKind()
        : base("db_instances", ApiCall.DescribeDbInstances, "DBInstanceArn|DBInstanceIdentifier")
    {
        ArnMember = "DBInstanceArn";
        IsNamedInScope = true;
        ScopeInfix = "db";
        MayHoldSecrets = true;
    }

    public override void Derive(in Document document, RowSink rows)
    {
        var body = document.Body;
        var endpoint = body.ObjectOrNull("Endpoint");
        var subnets = body.ObjectOrNull("DBSubnetGroup");
        var port = endpoint?.IntegerOrNull("Port", 0, ushort.MaxValue) ?? body.IntegerOrNull("DbInstancePort", 0, ushort.MaxValue);
        rows.Add(new DbInstance(
            new Id<DbInstance>(document.Id),
            document.Scope,
            body.Text("DBInstanceIdentifier"),
            body.Text("Engine"),
            port is 0 ? null : port,
            endpoint?.TextOrNull("Address"),
            body.FlagOrNull("PubliclyAccessible") ?? false,
            body.FlagOrNull("StorageEncrypted"),
            subnets?.IdOrNull<Vpc>("VpcId"),
            subnets?.Ids<Subnet>("Subnets", "SubnetIdentifier") ?? [],
            body.Ids<SecurityGroup>("VpcSecurityGroups", "VpcSecurityGroupId"),
            body.TextOrNull("DBClusterIdentifier")));
        rows.AddTags(body, document.Id, "TagList");
    }
}

internal sealed class DbClusterKind : ResourceKind
{
    public DbClusterKind()
        : base("db_clusters", ApiCall.DescribeDbClusters, "DBClusterArn|DBClusterIdentifier")
    {
        ArnMember = "DBClusterArn";
        IsNamedInScope = true;
        ScopeInfix = "cluster";
        MayHoldSecrets = true;
    }

    public override void Derive(in Document document, RowSink rows)
    {
        var body = document.Body;
        rows.Add(new DbCluster(
            new Id<DbCluster>(document.Id),
            document.Scope,
            body.Text("DBClusterIdentifier"),
            body.Text("Engine"),
            body.IntegerOrNull("Port", 1, ushort.MaxValue),
            body.TextOrNull("Endpoint"),
            body.FlagOrNull("StorageEncrypted"),
            body.Ids<SecurityGroup>("VpcSecurityGroups", "VpcSecurityGroupId")));
        rows.AddTags(body, document.Id, "TagList");
    }
}

internal sealed class RedshiftClusterKind : ResourceKind
{
    public RedshiftClusterKind()
        : base("redshift_clusters", ApiCall.DescribeRedshiftClusters, "ClusterIdentifier")
    {
        ArnMember = "ClusterNamespaceArn";
        IsNamedInScope = true;
        ScopeInfix = "redshift";
        MayHoldSecrets = true;
    }

    public override void Derive(in Document document, RowSink rows)
    {
        var body = document.Body;
        var endpoint = body.ObjectOrNull("Endpoint");
        var nodes = new List<Model.Addressing.Address>();
        foreach (var node in body.List("ClusterNodes"))
        {
            if (node.AddressOrNull("PrivateIPAddress") is { } address)
                nodes.Add(address);
        }

        rows.Add(new RedshiftCluster(
            new Id<RedshiftCluster>(document.Id),
            document.Scope,
            body.Text("ClusterIdentifier"),
            endpoint?.IntegerOrNull("Port", 1, ushort.MaxValue),
            endpoint?.TextOrNull("Address"),
            body.FlagOrNull("PubliclyAccessible") ?? false,
            body.FlagOrNull("Encrypted"),
            body.IdOrNull<Vpc>("VpcId"),
            body.TextOrNull("ClusterSubnetGroupName"),
            body.Ids<SecurityGroup>("VpcSecurityGroups", "VpcSecurityGroupId"),
            [.. nodes]));
        rows.AddTags(body, document.Id);
    }
}
