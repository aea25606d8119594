using Graph.Model.Addressing;
using Graph.Model.Resources;

namespace Graph.Engine.Network;

/// <summary>Where packets come in from on premises and leave to it.</summary>
/// <param name="Prefixes">the blocks on premises that static, propagated and transit gateway routes tell of, ascending.</param>
internal abstract record OnPremisesEntry(string Id, IReadOnlyList<Cidr> Prefixes)
{
    private static readonly string[] AttachmentTypes = ["vpn", "direct-connect-gateway", "connect", "vpn-concentrator"];

    /// <summary>A virtual private gateway: VPN or Direct Connect.</summary>
    public sealed record ByVpnGateway(VpnGateway Gateway, IReadOnlyList<Cidr> Prefixes)
        : OnPremisesEntry(Gateway.Id.Value, Prefixes);

    /// <summary>A transit gateway's attachment of a VPN, a Direct Connect gateway or a Connect peer.</summary>
    public sealed record ByAttachment(string Gateway, string Attachment, IReadOnlyList<Cidr> Prefixes)
        : OnPremisesEntry(Attachment, Prefixes);

    /// <summary>Whether an attachment of this type leads on premises.</summary>
    public static bool IsOnPremises(string? attachmentType) => AttachmentTypes.Contains(attachmentType);
}
