using Graph.Model.Addressing;

namespace Graph.Model.Resources;

/// <summary>An RDS instance (DescribeDBInstances). The id is the ARN, else `account/region/db/identifier`.</summary>
public sealed record DbInstance(
    Id<DbInstance> Id,
    Scope Scope,
    string Identifier,
    string Engine,
    int? Port,
    string? EndpointAddress,
    bool PubliclyAccessible,
    bool? StorageEncrypted,
    Id<Vpc>? Vpc,
    ValueList<Id<Subnet>> Subnets,
    ValueList<Id<SecurityGroup>> SecurityGroups,
    string? ClusterIdentifier) : IResource
{
    public string ResourceId => Id.Value;
}

/// <summary>An RDS or Aurora cluster (DescribeDBClusters). The id is the ARN, else `account/region/cluster/identifier`.</summary>
public sealed record DbCluster(
    Id<DbCluster> Id,
    Scope Scope,
    string Identifier,
    string Engine,
    int? Port,
    string? EndpointAddress,
    bool? StorageEncrypted,
    ValueList<Id<SecurityGroup>> SecurityGroups) : IResource
{
    public string ResourceId => Id.Value;
}

/// <summary>A Redshift cluster (DescribeClusters). The id is `account/region/redshift/identifier`.</summary>
public sealed record RedshiftCluster(
    Id<RedshiftCluster> Id,
    Scope Scope,
    string Identifier,
    int? Port,
    string? EndpointAddress,
    bool PubliclyAccessible,
    bool? Encrypted,
    Id<Vpc>? Vpc,
    string? SubnetGroup,
    ValueList<Id<SecurityGroup>> SecurityGroups,
    ValueList<Address> NodeAddresses) : IResource
{
    public string ResourceId => Id.Value;
}
