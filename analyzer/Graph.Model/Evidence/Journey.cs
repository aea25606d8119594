using System.Collections.Immutable;
using Graph.Model.Addressing;

namespace Graph.Model.Evidence;

/// <summary>
/// The way of one packet, hop by hop. A journey goes on behind a filter that drops the packet, as far as the way is known,
/// so that every control on it is named; the first one stops the packet.
/// </summary>
public sealed class Journey
{
    public Journey(Packet packet, ImmutableArray<Hop> hops, bool reachesEnd, ImmutableArray<Assumption> assumptions)
    {
        Packet = packet;
        Hops = hops;
        ReachesEnd = reachesEnd;
        Assumptions = assumptions;
        if (!reachesEnd && IsOpen)
            throw new ArgumentException("a journey that ends early names what ended it", nameof(hops));
    }

    /// <summary>The packet as it was sent.</summary>
    public Packet Packet { get; }

    public ImmutableArray<Hop> Hops { get; }

    /// <summary>Whether the way leads to the destination, be it through filters that drop the packet.</summary>
    public bool ReachesEnd { get; }

    /// <summary>The named choices that the journey rests on.</summary>
    public ImmutableArray<Assumption> Assumptions { get; }

    public IEnumerable<HopDecision.Blocked> Blockers => Hops.Select(hop => hop.Decision).OfType<HopDecision.Blocked>();

    public IEnumerable<HopDecision.Undecided> Gaps => Hops.Select(hop => hop.Decision).OfType<HopDecision.Undecided>();

    /// <summary>A known control stops the packet, whatever is missing elsewhere on the way.</summary>
    public bool IsBlocked => Blockers.Any();

    /// <summary>Nothing stops the packet and nothing is missing.</summary>
    public bool IsOpen => !Blockers.Any() && !Gaps.Any();

    /// <summary>The packet as it arrives.</summary>
    public Packet Arriving => Hops.IsEmpty ? Packet : Hops[^1].After;
}
