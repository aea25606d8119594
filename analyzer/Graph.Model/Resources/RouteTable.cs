namespace Graph.Model.Resources;

/// <summary>A route table of a VPC (DescribeRouteTables).</summary>
public sealed record RouteTable(Id<RouteTable> Id, Scope Scope, Id<Vpc> Vpc) : IResource
{
    public string ResourceId => Id.Value;
}

/// <summary>Who uses a route table: a subnet, a gateway (edge association), or, as <see cref="IsMain"/>, the rest of the VPC.</summary>
/// <param name="AssociationId">`rtbassoc-...`.</param>
/// <param name="Subnet">the subnet; null for the main association and for a gateway's.</param>
/// <param name="Gateway">the internet or virtual private gateway of an edge association; null otherwise.</param>
/// <param name="State">null in answers older than 2019-12; then it is associated.</param>
public sealed record RouteTableAssociation(
    string AssociationId, Id<RouteTable> RouteTable, Id<Subnet>? Subnet, string? Gateway, bool IsMain, string? State);
