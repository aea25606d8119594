using Graph.Model.Addressing;

namespace Graph.Model.Resources;

/// <summary>A VPC peering connection (DescribeVpcPeeringConnections).</summary>
/// <param name="Status">`active` is the only one that carries packets.</param>
public sealed record VpcPeeringConnection(
    Id<VpcPeeringConnection> Id,
    Scope Scope,
    string Status,
    Id<Vpc>? RequesterVpc,
    Scope RequesterScope,
    Id<Vpc>? AccepterVpc,
    Scope AccepterScope) : IResource
{
    public string ResourceId => Id.Value;

    public bool IsActive => Status is "active";
}

/// <summary>A block of one side's VPC as the peering tells it; there even if the other account was not read.</summary>
public sealed record VpcPeeringCidrBlock(Id<VpcPeeringConnection> Peering, bool IsAccepter, Cidr Block);
