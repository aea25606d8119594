using System.Collections.Immutable;
using Graph.Checker;
using Graph.Checker.Walking;
using Graph.Model;
using Graph.Model.Evidence;
using Graph.Model.Questions;

namespace Graph.Tests.Properties;

/// <summary>
/// Replays what the walker does: the packet that a trace records at a place, put back there, must go exactly the way that the
/// trace shows from there on. What a rule knows of a packet's past is then in the packet and the sessions that gateways keep,
/// as it is in a network, and in nothing else.
/// </summary>
internal sealed class Replay
{
    /// <summary>The places that packets were put back at.</summary>
    public int Places { get; private set; }

    /// <summary>The hops that were gone anew.</summary>
    public int Hops { get; private set; }

    /// <summary>What came out differently: a line each.</summary>
    public List<string> Differences { get; } = [];

    public Answer Ask(Estate estate, WalkerOptions options, Question question) =>
        new Walker(estate, options, walk => Check(walk, question)).Ask(question);

    private void Check(Walk walk, Question question)
    {
        var ends = walk.Ends.Select(end => (Hops: Trail.ToHops(end.Flight.Trail), end.Flight, end.Arrival)).ToList();
        foreach (var (hops, flight, _) in ends)
        {
            CheckContinuity(hops, flight, question);
            for (var milestone = flight.Milestones; milestone is not null; milestone = milestone.Previous)
            {
                // Branches share the places before they part.
                if (ends.First(end => Passes(end.Flight, milestone)).Flight == flight)
                    CheckFrom(walk, milestone, [.. ends.Where(end => Passes(end.Flight, milestone))], question);
            }
        }
    }

    private void CheckFrom(
        Walk walk, Milestone milestone, List<(ImmutableArray<Hop> Hops, Flight Flight, Arrival? Arrival)> ends, Question question)
    {
        var first = ends[0].Hops;
        var again = walk.Again();
        milestone.Resume(again, new Flight
        {
            // As the evidence has it, not as the walk remembers it.
            Packet = milestone.Hops == 0 ? milestone.State.Sent : first[milestone.Hops - 1].After,
            Sent = milestone.State.Sent,
            Sender = milestone.State.Sender,
            IsReply = milestone.State.IsReply,
            ClientPorts = milestone.State.ClientPorts,
            Legs = milestone.State.Legs,
            Sessions = milestone.State.Sessions,
            EarlierHops = milestone.Hops,
        });
        Places++;
        var expected = ends.Select(end => (Remaining: end.Hops[milestone.Hops..], end.Arrival)).ToList();
        var actual = again.Ends.Select(end => (Remaining: Trail.ToHops(end.Flight.Trail), end.Arrival)).ToList();
        Hops += actual.Sum(end => end.Remaining.Length);
        if (expected.Count != actual.Count
            || expected.Zip(actual).Any(pair => !pair.First.Remaining.SequenceEqual(pair.Second.Remaining) || !Equals(pair.First.Arrival, pair.Second.Arrival)))
        {
            var last = milestone.Hops == 0 ? "the start" : first[milestone.Hops - 1].Component.ToString();
            Differences.Add($"{question}, from {last} on: {Text(expected)} became {Text(actual)}");
        }
    }

    private void CheckContinuity(ImmutableArray<Hop> hops, Flight flight, Question question)
    {
        var packet = flight.Sent;
        foreach (var hop in hops)
        {
            if (hop.Before != packet)
                Differences.Add($"{question}: {packet} comes to {hop.Component} as {hop.Before}");
            packet = hop.After;
        }

        if (packet != flight.Packet)
            Differences.Add($"{question}: ends as {flight.Packet}, the last hop says {packet}");
    }

    private static bool Passes(Flight flight, Milestone milestone)
    {
        for (var one = flight.Milestones; one is not null; one = one.Previous)
        {
            if (ReferenceEquals(one, milestone))
                return true;
        }

        return false;
    }

    private static string Text(IEnumerable<(ImmutableArray<Hop> Remaining, Arrival? Arrival)> ends) =>
        string.Join(" | ", ends.Select(end => string.Join(" > ", end.Remaining.Select(hop => $"{hop.Component} {hop.Decision}")) + $" : {end.Arrival?.GetType().Name}"));
}
