using System.Collections.Immutable;
using Graph.Engine.Sets;
using Graph.Model.Evidence;

namespace Graph.Engine.Matrices;

/// <summary>Who reaches whom, on which ports, by groups of interfaces; the internet and on premises are groups too.</summary>
/// <param name="Names">the groups, sorted, each with its number of interfaces; `internet` and `on-prem` first, with none.</param>
/// <param name="Cells">only pairs between which something is reachable or unknown, by the order of their groups.</param>
/// <param name="Missing">what may hold further interfaces or ways on premises; empty where these are all.</param>
public sealed record Matrix(ImmutableArray<MatrixGroup> Names, ImmutableArray<MatrixCell> Cells, ImmutableArray<MissingFact> Missing);

public sealed record MatrixGroup(string Name, int Interfaces);

/// <summary>All that is known of traffic from one group to another.</summary>
/// <param name="Pairs">the pairs of endpoints between which something is reachable.</param>
/// <param name="UnknownPairs">the pairs between which nothing is reachable, and something is unknown.</param>
/// <param name="Witness">one of the pairs; null where nothing is reachable.</param>
public sealed record MatrixCell(
    string From, string To, TrafficSet Reachable, TrafficSet Unknown, long Pairs, long UnknownPairs, MatrixWitness? Witness)
{
    public Verdict Verdict => !Reachable.IsEmpty ? Verdict.Reachable : Unknown.IsEmpty ? Verdict.Unreachable : Verdict.Unknown;
}

/// <summary>A pair of endpoints by interface id, or by address outside, and what gets from one to the other.</summary>
public sealed record MatrixWitness(string Source, string Destination, TrafficSet Traffic);
