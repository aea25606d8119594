using Graph.Checker.Sets;
using Graph.Model.Evidence;
using Graph.Model.Proofs;

namespace Graph.Checker.Proofs;

/// <summary>
/// Checks that all of a case's traffic gets through, by the steps, and that its witness does so on the way told, by the walker.
/// </summary>
internal static class WitnessCheck
{
    public static void Check(
        EstateChecks estate,
        ProofQuestion question,
        ProofEndpoints.Source from,
        ProofEndpoints.Destination to,
        Inquiry inquiry,
        TrafficSet traffic,
        ProofEvidence.Witness witness)
    {
        var packet = witness.Packet;
        var (sender, goal) = (inquiry.Sender, inquiry.Goal);
        if (!from.Has(packet.Source) || !to.Has(packet.Destination))
            throw new ProofRejectedException($"its witness {packet} is not between its source and its destination");

        if (!traffic.Contains(TrafficSet.Of(packet)))
            throw new ProofRejectedException($"its witness {packet} is none of its traffic");
        if (packet.Protocol.HasPorts && !PortSet.OfSorted(question.ClientPorts).Contains(packet.SourcePort))
            throw new ProofRejectedException($"its witness {packet} has a client port that the question does not allow");

        var answer = PacketReplay.Ask(
            estate,
            sender with { Address = packet.Source },
            goal with { Address = packet.Destination },
            PacketReplay.TrafficOf(packet));
        if (answer.Verdict != Verdict.Reachable)
            throw new ProofRejectedException($"its witness {packet} does not get through: {answer.Reason}");
        if (ProofHop.Of(answer.Connection!) != witness.Hops)
            throw new ProofRejectedException($"its witness {packet} takes another way than the hops tell");

        var missed = traffic.Except(Exploration.Of(inquiry, traffic).Reachable);
        if (!missed.IsEmpty)
            throw new ProofRejectedException($"not all of its traffic gets through for certain: {missed}");
    }
}
