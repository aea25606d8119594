using System.Collections.Immutable;
using Graph.Engine.Answers;
using Graph.Engine.Sets;
using Graph.Model.Evidence;

namespace Graph.Engine.Paths;

/// <summary>How an attacker gets from some endpoints to others.</summary>
/// <param name="Paths">one for each group of targets that is reached, by number of pivots.</param>
/// <param name="Undecided">targets that a path leads to only if what is missing lets it, or if it is longer than was looked for.</param>
/// <param name="Unreached">targets that no path leads to, however long, and whatever is missing on the way.</param>
/// <param name="ChokePoints">hosts and load balancers that every path to every reached target passes, first to last.</param>
/// <param name="Cut">
/// security group rules without which no path is left, nor one that a missing fact leaves open, each of them needed; empty where
/// there is none; null where no rules alone would do.
/// </param>
/// <param name="Reach">how many interfaces are reached with at most so many pivots, from none.</param>
/// <param name="Exposure">of the starts, how many have a path to a target.</param>
/// <param name="Impact">of the targets, how many are reached.</param>
/// <param name="Blast">by tier, how many of its interfaces are reached, sorted by name.</param>
/// <param name="Missing">what may hold further starts or targets, and what is missing on the way to those undecided; sorted.</param>
/// <param name="Bastions">hosts whose admin ports the start reaches at once, and that reach admin ports of others.</param>
public sealed record AttackPaths(
    ImmutableArray<AttackPath> Paths,
    ImmutableArray<string> Undecided,
    ImmutableArray<string> Unreached,
    ImmutableArray<string> ChokePoints,
    ImmutableArray<string>? Cut,
    ImmutableArray<int> Reach,
    ImmutableArray<string> Bastions,
    ImmutableArray<MissingFact> Missing,
    Share Exposure,
    Share Impact,
    ImmutableArray<TierShare> Blast)
{
    /// <summary>Reachable if a target is; unreachable only if none is, even by what is missing.</summary>
    public Verdict Verdict
    {
        get
        {
            if (!Paths.IsEmpty)
                return Verdict.Reachable;
            return Undecided.IsEmpty && Missing.IsEmpty ? Verdict.Unreachable : Verdict.Unknown;
        }
    }

    /// <summary>Whether every target is reached.</summary>
    public Verdict EveryTarget
    {
        get
        {
            if (!Unreached.IsEmpty)
                return Verdict.Unreachable;
            return !Paths.IsEmpty && Undecided.IsEmpty && Missing.IsEmpty ? Verdict.Reachable : Verdict.Unknown;
        }
    }
}

/// <summary>Some of a number of endpoints; a region outside counts as one.</summary>
public readonly record struct Share(int Some, int Of)
{
    /// <summary>In percent, rounded down, so that 100 means all; 0 of nothing.</summary>
    public int Percent => Of == 0 ? 0 : (int)(100L * Some / Of);
}

/// <summary>How much of a tier is reached.</summary>
public sealed record TierShare(string Tier, Share Reached);

/// <summary>The path with the fewest pivots to a group of targets.</summary>
public sealed record AttackPath(EndpointGroup Target, int Pivots, ImmutableArray<AttackStep> Steps);

/// <summary>One connection of a path.</summary>
/// <param name="From">`internet`, `on-prem`, or an interface.</param>
/// <param name="IsRelay">it ends at a load balancer, which leads on to its targets by itself.</param>
public sealed record AttackStep(string From, string To, int Alike, TrafficSet Traffic, bool IsRelay);
