using Graph.Model;
using Graph.Model.Addressing;
using Graph.Model.Proofs;

namespace Graph.Checker.Proofs;

/// <summary>The ports that requests may come from.</summary>
internal static class ClientPorts
{
    /// <summary>The question's; behind a component that takes the sender's place, those that it may choose.</summary>
    public static ValueList<PortRange> Of(Inquiry inquiry, ProofStanding requests) => requests.Sessions.Any(
            session => session is ProofSession.Nat or ProofSession.LoadBalancer { PreservesClient: false })
        ? ProofSession.OwnPorts
        : inquiry.ClientPorts;
}
