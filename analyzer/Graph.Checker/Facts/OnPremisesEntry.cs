using Graph.Model;
using Graph.Model.Addressing;
using Graph.Model.Resources;

namespace Graph.Checker.Facts;

/// <summary>Where packets come in from on premises and leave to it.</summary>
/// <param name="Prefixes">the blocks on premises that static, propagated and transit gateway routes tell of.</param>
internal abstract record OnPremisesEntry(IReadOnlyList<Cidr> Prefixes)
{
    /// <summary>A virtual private gateway: VPN or Direct Connect.</summary>
    public sealed record ByVpnGateway(VpnGateway Gateway, IReadOnlyList<Cidr> Prefixes) : OnPremisesEntry(Prefixes);

    /// <summary>A transit gateway attachment of a VPN, a Direct Connect gateway or a Connect peer.</summary>
    public sealed record ByAttachment(
        Id<TransitGateway> Gateway, Id<TransitGatewayAttachment> Attachment, IReadOnlyList<Cidr> Prefixes)
        : OnPremisesEntry(Prefixes);
}
