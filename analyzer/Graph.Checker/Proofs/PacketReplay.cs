using Graph.Checker.Endpoints;
using Graph.Checker.Facts;
using Graph.Checker.Walking;
using Graph.Model;
using Graph.Model.Addressing;
using Graph.Model.Evidence;
using Graph.Model.Proofs;
using Graph.Model.Questions;

namespace Graph.Checker.Proofs;

/// <summary>
/// Walks one packet between two endpoints of a proof, hop by hop, as the checker does with a witness: what makes a proof takes its
/// witnesses' hops from here. Not for several threads at once.
/// </summary>
public sealed class PacketReplay
{
    private readonly EstateChecks _estate;

    public PacketReplay(Estate estate, WalkerOptions options)
    {
        ArgumentNullException.ThrowIfNull(estate);
        ArgumentNullException.ThrowIfNull(options);
        _estate = new EstateChecks(new EstateFacts(estate), options);
    }

    /// <summary>The walker's answer about the packet; its client port is the packet's.</summary>
    /// <exception cref="ArgumentException">the estate has no such endpoint, or it does not have the packet's address.</exception>
    public Answer Ask(ProofEndpoint source, ProofEndpoint destination, Packet packet)
    {
        try
        {
            var (from, to) = (ProofEndpoints.AsSource(_estate, source), ProofEndpoints.AsDestination(_estate, destination));
            return from.Has(packet.Source) && to.Has(packet.Destination)
                ? Ask(_estate, from.Sender with { Address = packet.Source }, to.Goal with { Address = packet.Destination }, TrafficOf(packet))
                : throw new ArgumentException($"`{packet}` is not between its source and its destination", nameof(packet));
        }
        catch (ProofRejectedException e)
        {
            throw new ArgumentException(e.Message, nameof(source), e);
        }
    }

    internal static Answer Ask(EstateChecks estate, Sender sender, Goal goal, Traffic traffic)
    {
        var walks = new ConnectionWalk(estate.Facts, estate.Options);
        return Answers.From(estate.Facts, walks.Walk(new Pair(sender, goal), traffic), traffic);
    }

    internal static Traffic TrafficOf(Packet packet) => packet.Protocol switch
    {
        { IsIcmp: true } => Traffic.IcmpOf(packet.IcmpType, packet.IcmpCode),
        { HasPorts: true } => Traffic.Of(packet.Protocol, packet.DestinationPort, packet.SourcePort),
        _ => Traffic.Of(packet.Protocol),
    };
}
