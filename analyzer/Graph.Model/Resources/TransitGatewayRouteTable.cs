using Graph.Model.Addressing;

namespace Graph.Model.Resources;

/// <summary>A transit gateway route table (DescribeTransitGatewayRouteTables).</summary>
public sealed record TransitGatewayRouteTable(
    Id<TransitGatewayRouteTable> Id, Scope Scope, Id<TransitGateway> TransitGateway, string State) : IResource
{
    public string ResourceId => Id.Value;
}

/// <summary>
/// One route and one of its attachments (SearchTransitGatewayRoutes): an equal-cost route has a row for each. A blackhole
/// has no attachment.
/// </summary>
/// <param name="Index">its place in the answer, from 0; rows of one route share it.</param>
/// <param name="Type">`static` or `propagated`.</param>
/// <param name="State">`active` or `blackhole`; others (pending, deleted) do not carry packets.</param>
public sealed record TransitGatewayRoute(
    Id<TransitGatewayRouteTable> RouteTable,
    int Index,
    Cidr Destination,
    Id<ManagedPrefixList>? PrefixList,
    Id<TransitGatewayAttachment>? Attachment,
    string? ResourceType,
    string? ResourceId,
    string Type,
    string State);

/// <summary>An attachment whose routes a table learns (GetTransitGatewayRouteTablePropagations).</summary>
public sealed record TransitGatewayPropagation(
    Id<TransitGatewayRouteTable> RouteTable,
    Id<TransitGatewayAttachment> Attachment,
    string? ResourceType,
    string? ResourceId,
    string State);

/// <summary>An attachment that uses the table (GetTransitGatewayRouteTableAssociations).</summary>
public sealed record TransitGatewayAssociation(
    Id<TransitGatewayRouteTable> RouteTable,
    Id<TransitGatewayAttachment> Attachment,
    string? ResourceType,
    string? ResourceId,
    string State);

/// <summary>A prefix list used as routes of the table (GetTransitGatewayPrefixListReferences).</summary>
public sealed record TransitGatewayPrefixListReference(
    Id<TransitGatewayRouteTable> RouteTable,
    Id<ManagedPrefixList> PrefixList,
    Id<TransitGatewayAttachment>? Attachment,
    bool IsBlackhole,
    string State);
