using Graph.Checker.Endpoints;
using Graph.Checker.Sets;
using Graph.Model.Addressing;
using Graph.Model.Evidence;
using Graph.Model.Proofs;
using Graph.Model.Questions;

namespace Graph.Checker.Proofs;

/// <summary>
/// Checks that all of a case's traffic gets through, by the steps, and that its witness does so on the way told, by the walker.
/// </summary>
internal static class WitnessCheck
{
    public static void Check(
        EstateChecks estate,
        ProofQuestion question,
        Inquiry inquiry,
        TrafficSet traffic,
        ProofEvidence.Witness witness,
        AddressAtom? sources,
        AddressAtom? destinations)
    {
        var packet = witness.Packet;
        var (sender, goal) = (inquiry.Sender, inquiry.Goal);
        if (!(sources?.Holds(packet.Source) ?? packet.Source == sender.Address)
            || !(destinations?.Holds(packet.Destination) ?? packet.Destination == goal.Address))
        {
            throw new ProofRejectedException($"its witness {packet} is not between its source and its destination");
        }

        if (!traffic.Contains(TrafficSet.Of(packet)))
            throw new ProofRejectedException($"its witness {packet} is none of its traffic");
        if (packet.Protocol.HasPorts && !PortSet.OfSorted(question.ClientPorts).Contains(packet.SourcePort))
            throw new ProofRejectedException($"its witness {packet} has a client port that the question does not allow");

        var answer = Replay.Ask(
            estate, new Pair(sender with { Address = packet.Source }, goal with { Address = packet.Destination }), TrafficOf(packet));
        if (answer.Verdict != Verdict.Reachable)
            throw new ProofRejectedException($"its witness {packet} does not get through: {answer.Reason}");
        if (ProofHop.Of(answer.Connection!) != witness.Hops)
            throw new ProofRejectedException($"its witness {packet} takes another way than the hops tell");

        var missed = traffic.Except(Exploration.Of(inquiry, traffic).Reachable);
        if (!missed.IsEmpty)
            throw new ProofRejectedException($"not all of its traffic gets through for certain: {missed}");
    }

    private static Traffic TrafficOf(Packet packet) => packet.Protocol switch
    {
        { IsIcmp: true } => Traffic.IcmpOf(packet.IcmpType, packet.IcmpCode),
        { HasPorts: true } => Traffic.Of(packet.Protocol, packet.DestinationPort, packet.SourcePort),
        _ => Traffic.Of(packet.Protocol),
    };
}
