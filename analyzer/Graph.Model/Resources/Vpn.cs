using Graph.Model.Addressing;

namespace Graph.Model.Resources;

/// <summary>A virtual private gateway (DescribeVpnGateways).</summary>
public sealed record VpnGateway(Id<VpnGateway> Id, Scope Scope, string State, Id<Vpc>? Vpc, string? AttachmentState) : IResource
{
    public string ResourceId => Id.Value;

    public bool IsAttached => AttachmentState is "attached";

    /// <inheritdoc cref="InternetGateway.MayBeAttachedTo"/>
    public bool MayBeAttachedTo(Id<Vpc> vpc) => AttachmentStates.LeaveOpen(AttachmentState, Vpc, vpc);
}

/// <summary>A site-to-site VPN connection (DescribeVpnConnections), without its pre-shared keys.</summary>
public sealed record VpnConnection(
    Id<VpnConnection> Id,
    Scope Scope,
    string State,
    Id<VpnGateway>? VpnGateway,
    Id<TransitGateway>? TransitGateway,
    Id<CustomerGateway>? CustomerGateway,
    bool StaticRoutesOnly) : IResource
{
    public string ResourceId => Id.Value;
}

/// <summary>A static route of a VPN connection: a block on premises.</summary>
public sealed record VpnConnectionRoute(Id<VpnConnection> VpnConnection, Cidr Destination, string State);

/// <summary>A customer gateway: the far end of a VPN (DescribeCustomerGateways).</summary>
public sealed record CustomerGateway(Id<CustomerGateway> Id, Scope Scope, string State, string? Address) : IResource
{
    public string ResourceId => Id.Value;
}
