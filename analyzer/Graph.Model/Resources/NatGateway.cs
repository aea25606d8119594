using Graph.Model.Addressing;

namespace Graph.Model.Resources;

/// <summary>A NAT gateway (DescribeNatGateways).</summary>
/// <param name="Subnet">null for a regional one.</param>
/// <param name="ConnectivityType">`public` or `private`.</param>
/// <param name="AvailabilityMode">`zonal` or `regional`.</param>
/// <param name="State">`pending`, `failed`, `available`, `deleting` or `deleted`.</param>
public sealed record NatGateway(
    Id<NatGateway> Id,
    Scope Scope,
    Id<Vpc> Vpc,
    Id<Subnet>? Subnet,
    string ConnectivityType,
    string AvailabilityMode,
    string State) : IResource
{
    public string ResourceId => Id.Value;

    /// <summary>Whether it still has its addresses: deleted and failed ones stay listed for an hour.</summary>
    public bool IsPresent => State is not ("deleted" or "failed");

    public bool IsRegional => AvailabilityMode is "regional";

    public bool IsPrivate => ConnectivityType is "private";
}

/// <summary>One address of a NAT gateway.</summary>
/// <param name="Index">its place in the answer, from 0.</param>
public sealed record NatGatewayAddress(
    Id<NatGateway> NatGateway,
    int Index,
    Address? PrivateAddress,
    Address? PublicAddress,
    Id<NetworkInterface>? Interface,
    string? AllocationId,
    string? AvailabilityZone,
    bool? IsPrimary,
    string? Status);
