namespace Graph.Model.Resources;

/// <summary>A transit gateway (DescribeTransitGateways).</summary>
/// <param name="SecurityGroupReferencing">`enable` or `disable` (the default); null in older answers.</param>
public sealed record TransitGateway(
    Id<TransitGateway> Id, Scope Scope, string State, string? SecurityGroupReferencing) : IResource
{
    public string ResourceId => Id.Value;
}

/// <summary>An attachment of any kind (DescribeTransitGatewayAttachments) with its one route table association.</summary>
/// <param name="ResourceType">`vpc`, `vpn`, `direct-connect-gateway`, `connect`, `peering`, `tgw-peering`, ...</param>
/// <param name="AssociatedRouteTable">null: nothing leaves the attachment (how-transit-gateways-work.md).</param>
public sealed record TransitGatewayAttachment(
    Id<TransitGatewayAttachment> Id,
    Scope Scope,
    Id<TransitGateway> TransitGateway,
    string ResourceType,
    string? ResourceId,
    string? ResourceOwner,
    string State,
    Id<TransitGatewayRouteTable>? AssociatedRouteTable,
    string? AssociationState) : IResource
{
    string IResource.ResourceId => Id.Value;
}

/// <summary>A VPC attachment (DescribeTransitGatewayVpcAttachments); the same id as its general row.</summary>
/// <param name="ApplianceModeSupport">`enable` or `disable`; null in older answers.</param>
/// <param name="SecurityGroupReferencing">`enable` (the default) or `disable`; null in older answers.</param>
public sealed record TransitGatewayVpcAttachment(
    Id<TransitGatewayAttachment> Id,
    Scope Scope,
    Id<TransitGateway> TransitGateway,
    Id<Vpc> Vpc,
    string State,
    ValueList<Id<Subnet>> Subnets,
    string? ApplianceModeSupport,
    string? SecurityGroupReferencing,
    string? Ipv6Support) : IResource
{
    string IResource.ResourceId => Id.Value;
}

/// <summary>A peering attachment between two transit gateways (DescribeTransitGatewayPeeringAttachments).</summary>
public sealed record TransitGatewayPeeringAttachment(
    Id<TransitGatewayAttachment> Id,
    Scope Scope,
    string State,
    Id<TransitGateway>? RequesterTransitGateway,
    Scope RequesterScope,
    Id<TransitGateway>? AccepterTransitGateway,
    Scope AccepterScope) : IResource
{
    string IResource.ResourceId => Id.Value;
}

/// <summary>A Connect attachment (DescribeTransitGatewayConnects).</summary>
public sealed record TransitGatewayConnect(
    Id<TransitGatewayAttachment> Id,
    Scope Scope,
    Id<TransitGateway> TransitGateway,
    Id<TransitGatewayAttachment>? TransportAttachment,
    string State) : IResource
{
    string IResource.ResourceId => Id.Value;
}
