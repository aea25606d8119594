using Graph.Model.Addressing;

namespace Graph.Model.Resources;

/// <summary>An internet gateway (DescribeInternetGateways); attached to one VPC at most.</summary>
/// <param name="AttachmentState">
/// `available` (as the API says for `attached`), `attaching`, ...; null when detached; <see cref="AttachmentStates.Untold"/> where
/// the answer has no attachments, or one without its state.
/// </param>
public sealed record InternetGateway(Id<InternetGateway> Id, Scope Scope, Id<Vpc>? Vpc, string? AttachmentState) : IResource
{
    public string ResourceId => Id.Value;

    public bool IsAttached => AttachmentState is "available" or "attached";

    /// <summary>Whether it may be attached to the VPC for all that the answer tells.</summary>
    public bool MayBeAttachedTo(Id<Vpc> vpc) => AttachmentStates.LeaveOpen(AttachmentState, Vpc, vpc);
}

/// <summary>What an answer may leave open of a gateway's attachment.</summary>
public static class AttachmentStates
{
    /// <summary>The answer has no list of attachments, or an attachment without a state; an empty list is told: detached.</summary>
    public const string Untold = "unknown";

    internal static bool LeaveOpen(string? state, Id<Vpc>? told, Id<Vpc> asked) =>
        state is Untold && (told is null || told == asked);
}

/// <summary>An egress-only internet gateway: IPv6, stateful, outbound only.</summary>
public sealed record EgressOnlyInternetGateway(
    Id<EgressOnlyInternetGateway> Id, Scope Scope, Id<Vpc>? Vpc, string? AttachmentState) : IResource
{
    public string ResourceId => Id.Value;

    public bool IsAttached => AttachmentState is "available" or "attached";

    /// <inheritdoc cref="InternetGateway.MayBeAttachedTo"/>
    public bool MayBeAttachedTo(Id<Vpc> vpc) => AttachmentStates.LeaveOpen(AttachmentState, Vpc, vpc);
}

/// <summary>A carrier gateway of a Wavelength zone.</summary>
public sealed record CarrierGateway(Id<CarrierGateway> Id, Scope Scope, Id<Vpc>? Vpc, string State) : IResource
{
    public string ResourceId => Id.Value;
}

/// <summary>A local gateway of an Outpost.</summary>
public sealed record LocalGateway(Id<LocalGateway> Id, Scope Scope, string State) : IResource
{
    public string ResourceId => Id.Value;
}

/// <summary>An Elastic IP address (DescribeAddresses). The id is the allocation, or the address in EC2-Classic answers.</summary>
public sealed record ElasticIp(
    Id<ElasticIp> Id,
    Scope Scope,
    Address PublicAddress,
    Id<NetworkInterface>? Interface,
    Address? PrivateAddress) : IResource
{
    public string ResourceId => Id.Value;
}
