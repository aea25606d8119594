using Graph.Model.Addressing;
using Graph.Model.Evidence;

namespace Graph.Model.Proofs;

/// <summary>Why a case's verdict holds.</summary>
public abstract record ProofEvidence
{
    private ProofEvidence()
    {
    }

    public abstract Verdict Verdict { get; }

    /// <summary>
    /// Unreachable: the states contain every packet of the case as it is sent, and with every state all that the network may
    /// do next with its packets; where a request arrives, the reply as it is sent. No reply among them gets back to the sender.
    /// </summary>
    /// <param name="Blame">what stops the packets; each entry is true, together they need not name all.</param>
    public sealed record Refutation(ValueList<ProofState> States, ValueList<ProofBlame> Blame) : ProofEvidence
    {
        public override Verdict Verdict => Verdict.Unreachable;
    }

    /// <summary>Reachable: one packet of the case, with all its hops and those of its reply.</summary>
    public sealed record Witness(Packet Packet, ValueList<ProofHop> Hops) : ProofEvidence
    {
        public override Verdict Verdict => Verdict.Reachable;
    }

    /// <summary>Unknown: facts that are missing, and could decide. Their reasons are for people.</summary>
    public sealed record Gap(ValueList<MissingFact> Missing) : ProofEvidence
    {
        public override Verdict Verdict => Verdict.Unknown;
    }
}

/// <summary>One hop of a witness: who passed the packet on, and by which rule.</summary>
/// <param name="Rule">the rule's id; null where the component has none.</param>
public sealed record ProofHop(bool IsReply, Component Component, string? Rule)
{
    /// <summary>The hops of a connection: the request's, then the reply's.</summary>
    public static ValueList<ProofHop> Of(Connection connection)
    {
        ArgumentNullException.ThrowIfNull(connection);
        return
        [
            .. connection.Request.Hops.Select(hop => new ProofHop(false, hop.Component, hop.Rule?.Id)),
            .. connection.Reply?.Hops.Select(hop => new ProofHop(true, hop.Component, hop.Rule?.Id)) ?? [],
        ];
    }
}

/// <summary>Something that stops packets of a case, as the packets are when they come to it.</summary>
/// <param name="Rule">the id of the rule that stops them; null where none does so by name.</param>
/// <param name="Traffic">what it stops; for a reply, the ports are the client's.</param>
public sealed record ProofBlame(Component Component, ExplanationCode Code, string? Rule, bool IsReply, ProofTraffic Traffic);
