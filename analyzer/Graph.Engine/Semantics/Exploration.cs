using Graph.Engine.Network;
using Graph.Engine.Sets;
using Graph.Model.Evidence;
using Graph.Model.Proofs;

namespace Graph.Engine.Semantics;

/// <summary>
/// One exploration: every way that the network may take with the packets of one flight. Rules call each other in the
/// packets' order and end each branch in <see cref="Arrive"/>, <see cref="Stop"/> or <see cref="Lose"/>.
/// </summary>
internal sealed class Exploration(
    CompiledNetwork network, ProverOptions options, bool endsOutside, InterfaceNode? holder, Action<Flight, Arrival> onArrival)
{
    // Longer than any way that AWS forwards: VPC, two transit gateways, an inspection VPC, NAT and back pass a dozen routers.
    private const int MaximumSteps = 32;

    // Each translation multiplies the ways by its addresses: packets that meet more of them than any network has go round.
    private const int MaximumSessions = 8;

    // Ways that meet again and again multiply where routes go round: all others are done in a few thousand steps.
    private const int MaximumWork = 100_000;

    // Behind as many routers packets that were seen there before, as they are now, go round.
    private const int StepsBeforeRounds = 12;

    private int _work;
    private HashSet<(Component, Flight)>? _seen;

    public CompiledNetwork Network { get; } = network;

    public ProverOptions Options { get; } = options;

    /// <summary>
    /// Whether the destination is known to be a host on the internet: it sent the request, or stands for a whole set of
    /// addresses, which the estate's own do not fill.
    /// </summary>
    public bool EndsOutside { get; } = endsOutside;

    /// <summary>The interface that must get the packets; null: whoever the address leads to.</summary>
    public InterfaceNode? Holder { get; } = holder;

    /// <summary>What may get further than the snapshot can tell.</summary>
    public TrafficSet Lost { get; private set; } = TrafficSet.Empty;

    /// <summary>With the traffic that each leaves undecided. Null while there is none: most explorations have none, and there are very many.</summary>
    public Dictionary<MissingFact, TrafficSet>? Missing { get; private set; }

    public HashSet<Assumption>? Assumptions { get; private set; }

    /// <summary>Traffic of which some way does not get through, whatever AWS has chosen among prefix lists.</summary>
    public TrafficSet Unsettled { get; private set; } = TrafficSet.Empty;

    /// <summary>Security groups let everything pass: only what the network does is asked.</summary>
    public bool IgnoresGroups { get; init; }

    /// <summary>The first security groups that are asked, the sender's own, let everything pass.</summary>
    public bool StartsPastGroups { get; init; }

    /// <summary>How often security groups were asked.</summary>
    public int GroupChecks { get; set; }

    /// <summary>Told of every state and of every control that stops something; null where nobody asks.</summary>
    public IExplorationLog? Log { get; init; }

    public void Arrive(Flight flight, Arrival arrival) => onArrival(flight, arrival);

    /// <summary>The way is known to end here.</summary>
    public void Stop(Flight flight, Component component, ExplanationCode code)
    {
        Doubt(flight);
        Log?.Stopped(flight, flight.Present, component, code);
    }

    /// <summary>The way cannot be followed further, since a fact is missing; what is known of its end may still refuse.</summary>
    public void Lose(Flight flight, MissingFact fact)
    {
        Doubt(flight);
        var left = LastLine.Check(this, flight);
        if (left.IsStopped)
            return;
        Lost = Lost.Union(left.Possible);
        Note(left.Missing, left.Possible);
        Note(new(left.Possible, fact));
        Log?.Reached(Place.Lost, left);
    }

    /// <summary>A way of all this traffic does not get through for certain, whatever AWS has chosen among prefix lists.</summary>
    public void Doubt(Flight flight)
    {
        if (Network.HasOverlappingPrefixLists)
            Unsettled = Unsettled.Union(flight.Branch);
    }

    /// <summary>The facts that were missing on a way whose end is undecided for want of them.</summary>
    /// <param name="undecided">the traffic that is: what was in doubt and is stopped since then does not count.</param>
    public void Note(MissingFacts? facts, TrafficSet undecided)
    {
        for (; facts is not null; facts = facts.Previous)
        {
            if (facts.Doubt.Traffic.Overlaps(undecided))
                Note(facts.Doubt with { Traffic = facts.Doubt.Traffic.Intersect(undecided) });
        }
    }

    private void Note(Doubt doubt)
    {
        Missing ??= [];
        Missing[doubt.Fact] = Missing.TryGetValue(doubt.Fact, out var known) ? known.Union(doubt.Traffic) : doubt.Traffic;
    }

    /// <summary>The way rests on an assumption; where it may not, it lacks what the assumption stands for.</summary>
    public Flight Assume(Flight flight, Assumption assumption)
    {
        if (!Options.Allows(assumption))
            return Lack(flight, FactFor(assumption));
        (Assumptions ??= []).Add(assumption);
        return flight;
    }

    /// <summary>A fact is missing that could stop all of the flight.</summary>
    public Flight Lack(Flight flight, MissingFact fact)
    {
        Doubt(flight);
        return flight.Lacking(fact);
    }

    /// <summary>What is missing where an assumption may not be made.</summary>
    public static MissingFact FactFor(Assumption assumption) => new(assumption.Id, $"it may not be assumed that {assumption.Text}");

    /// <summary>A filter lets a part pass.</summary>
    public Flight Filter(Flight flight, Allowed allowed, Component component, ExplanationCode code)
    {
        if (flight.IsStopped)
            return flight;
        if (flight.Mapped is { } mapped)
            return FilterMapped(flight, mapped, allowed, component, code);
        var possible = flight.Possible.Intersect(allowed.Possible);
        var certain = flight.Certain.Intersect(allowed.Certain);
        if (Network.HasOverlappingPrefixLists)
            Unsettled = Unsettled.Union(flight.Branch.Except(allowed.Certain));
        if (Log is not null && !ReferenceEquals(possible, flight.Possible))
            Log.Stopped(flight, flight.Possible.Except(possible), component, code);
        if (ReferenceEquals(possible, flight.Possible) && ReferenceEquals(certain, flight.Certain))
            return flight;
        return flight with
        {
            Possible = possible,
            Certain = certain,
            Settled = flight.Settled.Intersect(allowed.Certain),
            Missing = allowed.Doubts.Count == 0 ? flight.Missing : With(flight.Missing, allowed.Doubts, possible.Except(allowed.Certain)),
        };
    }

    /// <summary>Whether the packets have gone round for longer than packets do; their way is then ended.</summary>
    public bool IsCircling(ref Flight flight, Component component)
    {
        flight = flight with { Steps = flight.Steps + 1 };
        if (++_work > MaximumWork)
        {
            Lose(flight, new MissingFact(component.ToString(), "the ways that lead over it are more than are followed"));
            return true;
        }

        var goesRound = flight.Steps > StepsBeforeRounds && !(_seen ??= []).Add((component, flight with { Steps = 0, Missing = null }));
        if (!goesRound && flight.Steps <= MaximumSteps && DepthOf(flight.Sessions) <= MaximumSessions)
            return false;
        Stop(flight, component, ExplanationCodes.GraphForwardingLoop);
        return true;
    }

    private static MissingFacts? With(MissingFacts? facts, IReadOnlyList<Doubt> doubts, TrafficSet undecided)
    {
        foreach (var doubt in doubts)
        {
            if (doubt.Traffic.Overlaps(undecided))
                facts = new(doubt with { Traffic = doubt.Traffic.Intersect(undecided) }, facts);
        }

        return facts;
    }

    private static int DepthOf(Session? session)
    {
        var depth = 0;
        for (; session is not null; session = session.Outer)
            depth++;
        return depth;
    }

    private Flight FilterMapped(Flight flight, TrafficSet mapped, Allowed allowed, Component component, ExplanationCode code)
    {
        if (allowed.Certain.Contains(mapped))
            return flight;
        Doubt(flight);
        if (allowed.Possible.Contains(mapped))
        {
            return allowed.Doubts.Where(doubt => doubt.Traffic.Overlaps(mapped)).Aggregate(
                flight with { Certain = TrafficSet.Empty, Settled = TrafficSet.Empty }, (lacking, doubt) => lacking.Lacking(doubt.Fact));
        }

        Log?.Stopped(flight, mapped, component, code);
        return flight with { Possible = TrafficSet.Empty, Certain = TrafficSet.Empty, Settled = TrafficSet.Empty };
    }
}

/// <summary>Listens to an exploration: what evidence is made of.</summary>
internal interface IExplorationLog
{
    /// <summary>Packets are at a place.</summary>
    void Reached(ProofPlace place, Flight flight);

    /// <summary>A control stops a part of the packets.</summary>
    /// <param name="traffic">the part, as it is there.</param>
    void Stopped(Flight flight, TrafficSet traffic, Component component, ExplanationCode code);
}
