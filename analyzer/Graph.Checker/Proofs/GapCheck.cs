using Graph.Checker.Sets;
using Graph.Model.Proofs;

namespace Graph.Checker.Proofs;

/// <summary>
/// Checks that none of a case's traffic is known to be stopped, nor to get through, and that the facts said to be missing are so
/// by the walker.
/// </summary>
internal static class GapCheck
{
    // Most facts are found with the first packets. Estates with more parts than this have thousands of different rules.
    private const int MostPackets = 4096;

    public static void Check(
        EstateChecks estate, ProofQuestion question, Inquiry inquiry, TrafficSet traffic, ProofEvidence.Gap gap)
    {
        var result = Exploration.Of(inquiry, traffic);
        var reached = traffic.Intersect(result.Reachable);
        if (!reached.IsEmpty)
            throw new ProofRejectedException($"it is not unknown whether {reached} gets through: it does");
        var stopped = traffic.Except(result.Possible);
        if (!stopped.IsEmpty)
            throw new ProofRejectedException($"it is not unknown whether {stopped} gets through: it is stopped");

        if (gap.Missing.Count == 0)
            throw new ProofRejectedException("it names no missing fact");
        var unseen = gap.Missing.Select(fact => fact.Subject).ToHashSet(StringComparer.Ordinal);
        ushort? clientPort = question.ClientPorts is [{ } one] && one.First == one.Last ? one.First : null;
        foreach (var sample in estate.Samples.Of(traffic, clientPort).Take(MostPackets))
        {
            unseen.ExceptWith(PacketReplay.Ask(estate, inquiry.Sender, inquiry.Goal, sample).Missing.Select(fact => fact.Subject));
            if (unseen.Count == 0)
                return;
        }

        throw new ProofRejectedException($"`{gap.Missing.First(fact => unseen.Contains(fact.Subject)).Subject}` is not a fact that is missing here");
    }
}
