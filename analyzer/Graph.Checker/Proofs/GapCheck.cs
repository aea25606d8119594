using Graph.Checker.Sets;
using Graph.Model.Addressing;
using Graph.Model.Proofs;
using Graph.Model.Questions;

namespace Graph.Checker.Proofs;

/// <summary>
/// Checks that none of a case's traffic is known to be stopped, nor to get through, and that the facts said to be missing are so
/// by the walker.
/// </summary>
internal static class GapCheck
{
    // Facts are looked for with one packet of each range of the traffic; a case has few.
    private const int MostPackets = 256;

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

        var missing = new HashSet<string>(StringComparer.Ordinal);
        ushort? clientPort = question.ClientPorts is [{ } one] && one.First == one.Last ? one.First : null;
        foreach (var sample in SamplesOf(traffic, clientPort).Take(MostPackets))
            missing.UnionWith(PacketReplay.Ask(estate, inquiry.Sender, inquiry.Goal, sample).Missing.Select(fact => fact.Subject));
        if (gap.Missing.Count == 0)
            throw new ProofRejectedException("it names no missing fact");
        foreach (var fact in gap.Missing)
        {
            if (!missing.Contains(fact.Subject))
                throw new ProofRejectedException($"`{fact.Subject}` is not a fact that is missing here");
        }
    }

    private static IEnumerable<Traffic> SamplesOf(TrafficSet traffic, ushort? clientPort)
    {
        foreach (var range in traffic.Tcp.Ranges)
            yield return Traffic.Tcp(range.First, clientPort);
        foreach (var range in traffic.Udp.Ranges)
            yield return Traffic.Udp(range.First, clientPort);
        foreach (var range in traffic.Icmp.Ranges.Concat(traffic.IcmpV6.Ranges))
            yield return Traffic.IcmpOf((byte)(range.First >> 8), (byte)(range.First & 255));
        foreach (var range in traffic.Other.Ranges)
            yield return Traffic.Of(new IpProtocol(range.First));
    }
}
