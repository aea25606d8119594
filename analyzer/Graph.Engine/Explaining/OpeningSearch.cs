using System.Collections.Immutable;
using Graph.Engine.Changes;
using Graph.Engine.Proving;
using Graph.Engine.Sets;
using Graph.Model;
using Graph.Model.Evidence;
using Graph.Model.Questions;

namespace Graph.Engine.Explaining;

/// <summary>
/// Looks for the fewest changes that let one kind of traffic through. On each way that its packets take, something stops them
/// first, and no set of changes opens that way without one that moves it: so a search that takes in turn each change which moves
/// the first control of some way, and proves again, finds the smallest set before any larger one.
/// </summary>
/// <param name="proverOf">the prover of a changed estate.</param>
internal sealed class OpeningSearch(Estate estate, Func<Estate, Prover> proverOf, CancellationToken cancellation)
{
    // Each costs a proof on an estate of its own.
    private const int MostStates = 400;

    private readonly Dictionary<string, State> _states = new(StringComparer.Ordinal);

    /// <summary>
    /// What is proved after some changes: what gets through, what may, the changes that move what stops the rest first, and what may
    /// hold further ones.
    /// </summary>
    private sealed record State(
        TrafficSet Open, TrafficSet Unknown, ImmutableArray<Step> Next, ImmutableArray<string> Controls, ImmutableArray<MissingFact> Missing)
    {
        /// <summary>How many changes were made.</summary>
        public int Made { get; init; }

        public static State Nothing { get; } = new(TrafficSet.Empty, TrafficSet.Empty, [], [], []);
    }

    /// <param name="Traffic">what the change lets on, which is looked at from there on.</param>
    private sealed record Step(Change Change, TrafficSet Traffic);

    /// <param name="mostChanges">larger sets are not looked for.</param>
    public Opening Find(EndpointReference from, EndpointReference to, TrafficSet traffic, ValueSet clientPorts, int mostChanges)
    {
        _states.Clear();
        for (var most = 1; most <= mostChanges; most++)
        {
            Opening.Perhaps? perhaps = null;
            if (Search([], traffic, most, ref perhaps) is { } found)
                return found;
            if (perhaps is not null)
                return perhaps;
            if (_states.Count >= MostStates)
                return new Opening.MoreThan(most - 1);

            // Every way ends at something that no change moves.
            if (_states.Values.Any(state => state.Made == most && !state.Next.IsEmpty))
                continue;
            if (_states.Values.SelectMany(state => state.Missing).Distinct().Order().ToImmutableArray() is { IsEmpty: false } missing)
                return new Opening.Undecided(missing);
            return new Opening.None([.. _states.Values.Where(state => state.Next.IsEmpty).SelectMany(state => state.Controls).Distinct(StringComparer.Ordinal)]);
        }

        return new Opening.MoreThan(mostChanges);

        Opening.By? Search(ImmutableArray<Change> made, TrafficSet part, int left, ref Opening.Perhaps? perhaps)
        {
            var state = StateAfter(made, part);
            if (!state.Open.IsEmpty && !made.IsEmpty)
                return new Opening.By(made, state.Open);
            if (!state.Unknown.IsEmpty && !made.IsEmpty)
                perhaps ??= new Opening.Perhaps(made, state.Unknown);
            if (left == 0)
                return null;
            foreach (var step in state.Next)
            {
                if (Search(made.Add(step.Change), step.Traffic, left - 1, ref perhaps) is { } found)
                    return found;
            }

            return null;
        }

        State StateAfter(ImmutableArray<Change> made, TrafficSet part)
        {
            var key = string.Concat(made.Select(change => change.Text + "\n").Order(StringComparer.Ordinal).Prepend(part + "\n"));
            if (_states.TryGetValue(key, out var known))
                return known;
            cancellation.ThrowIfCancellationRequested();
            if (_states.Count >= MostStates || TryApply(made) is not { } changed)
                return _states[key] = State.Nothing;
            return _states[key] = Prove(proverOf(changed), from, to, part, clientPorts) with { Made = made.Length };
        }
    }

    private static State Prove(Prover prover, EndpointReference from, EndpointReference to, TrafficSet traffic, ValueSet clientPorts)
    {
        var log = new BlockerLog();
        var (reachable, unknown) = prover.Decide(from, to, traffic, clientPorts, log);
        if (!reachable.IsEmpty)
            return State.Nothing with { Open = reachable };
        var openers = new Openers(prover.Network);
        var stopped = log.Blockers.Where(blocker => !blocker.Traffic.IsEmpty).ToList();
        var next = stopped.SelectMany(blocker => openers.Of(blocker).Select(change => new Step(change, Openers.PartOf(blocker)))).ToList();
        if (from is EndpointReference.Internet && to is EndpointReference.Of { Id: var id })
        {
            // The internet asks for public addresses: where there is none, its packets are never sent.
            next.AddRange((ResourceInterfaces.Of(prover.Network, id) ?? [])
                .Where(node => !node.Addresses.Exists(row => row.PublicAddress is not null)).SelectMany(Openers.PublicAddressFor)
                .Select(change => new Step(change, traffic)));
        }

        return new State(
            TrafficSet.Empty,
            unknown,
            [.. next.DistinctBy(step => (step.Change.Text, step.Traffic))],
            [.. stopped.Select(blocker => blocker.ToString()).Distinct(StringComparer.Ordinal)],
            [.. stopped.SelectMany(openers.Missing).Distinct()]);
    }

    private Estate? TryApply(ImmutableArray<Change> changes)
    {
        try
        {
            return Change.Apply(changes, estate);
        }
        catch (ChangeException)
        {
            // Two changes that exclude each other: no set at all.
            return null;
        }
    }
}
