using Graph.Checker.Endpoints;
using Graph.Checker.Facts;
using Graph.Model;
using Graph.Model.Addressing;
using Graph.Model.Evidence;
using Graph.Model.Proofs;
using Graph.Model.Questions;

namespace Graph.Checker.Proofs;

/// <summary>Walks single packets between the endpoints of a proof: who writes one shows a witness's hops with it.</summary>
public sealed class WitnessWalker
{
    private readonly EstateChecks _estate;

    public WitnessWalker(Estate estate, WalkerOptions options)
    {
        ArgumentNullException.ThrowIfNull(estate);
        ArgumentNullException.ThrowIfNull(options);
        _estate = new EstateChecks(new EstateFacts(estate), options);
    }

    /// <summary>The packet's way and its reply's; null where it could not start.</summary>
    /// <exception cref="FormatException">the packet is of a kind that no question is about.</exception>
    public Connection? Walk(ProofEndpoint source, ProofEndpoint destination, Packet packet)
    {
        var sender = ProofEndpoints.AsSource(_estate, source).Sender with { Address = packet.Source };
        var goal = ProofEndpoints.AsDestination(_estate, destination).Goal with { Address = packet.Destination };
        var traffic = packet.Protocol switch
        {
            { IsIcmp: true } => Traffic.IcmpOf(packet.IcmpType, packet.IcmpCode),
            { HasPorts: true } => Traffic.Of(packet.Protocol, packet.DestinationPort, packet.SourcePort),
            _ => Traffic.Of(packet.Protocol),
        };
        return Replay.Ask(_estate, new Pair(sender, goal), traffic).Connection;
    }
}
