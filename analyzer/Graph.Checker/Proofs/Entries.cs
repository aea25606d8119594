using Graph.Checker.Facts;
using Graph.Model.Proofs;

namespace Graph.Checker.Proofs;

/// <summary>The ways in from on premises by their ids.</summary>
internal static class Entries
{
    public static ProofEntry Of(OnPremisesEntry entry) => entry switch
    {
        OnPremisesEntry.ByVpnGateway by => new ProofEntry.ByVpnGateway(by.Gateway.Id),
        OnPremisesEntry.ByAttachment by => new ProofEntry.ByAttachment(by.Gateway, by.Attachment),
        _ => throw new InvalidOperationException("an entry is a virtual private gateway or an attachment"),
    };
}
