using System.Collections.Immutable;
using Graph.Engine.Sets;
using Graph.Model.Evidence;
using Graph.Threats.Findings;

namespace Graph.Threats.Drift;

/// <summary>What differs between two estates: rows, what reaches what, and findings. Each list is sorted.</summary>
/// <param name="IsByInterface">paths are between interfaces; else, in estates too large for that, between subnets.</param>
/// <param name="MissingBefore">what may hold endpoints that the earlier estate does not tell of.</param>
/// <param name="MissingAfter">likewise of the later one: what it does not tell of is not closed.</param>
public sealed record DriftReport(
    ImmutableArray<RowChange> Rows,
    ImmutableArray<PathChange> Paths,
    ImmutableArray<FindingChange> Findings,
    bool IsByInterface,
    ImmutableArray<MissingFact> MissingBefore,
    ImmutableArray<MissingFact> MissingAfter)
{
    /// <summary>Questions of rules that the later estate leaves open, and the earlier one did not; sorted as its rules are.</summary>
    public required ImmutableArray<Undecided> NewlyUndecided { get; init; }

    /// <summary>Whether somebody reaches what he is not known to have reached before.</summary>
    public bool OpensPaths => Paths.Any(path => !path.Opened.IsEmpty || !path.Confirmed.IsEmpty);

    /// <summary>Whether somebody may reach what he did not before, or somebody who was not read.</summary>
    public bool MayOpenPaths => OpensPaths || !MissingAfter.IsEmpty || Paths.Any(path => !path.NewlyUnknown.IsEmpty);

    /// <summary>Whether a finding is new or worse.</summary>
    public bool AddsFindings => Findings.Any(change => change.Kind is FindingChangeKind.New or FindingChangeKind.Worsened);

    /// <summary>Whether one may be.</summary>
    public bool MayAddFindings => AddsFindings || !MissingAfter.IsEmpty || !NewlyUndecided.IsEmpty;
}

public enum RowChangeKind
{
    Added = 0,
    Removed = 1,
    Changed = 2,

    /// <summary>It was there, and whether it still is was not read.</summary>
    NotRead = 3,

    /// <summary>It is there, and whether it was before was not read.</summary>
    NewlyRead = 4,
}

/// <summary>One resource, rule, entry or route that is new, gone or different.</summary>
/// <param name="Kind">in lower-case words: `security group rule`.</param>
/// <param name="Id">AWS's id, or the place in what holds it.</param>
/// <param name="Before">how it read; null where it is new. Hostile text.</param>
/// <param name="After">how it reads; null where it is gone. Hostile text.</param>
public sealed record RowChange(RowChangeKind Change, string Kind, string Id, string? Before, string? After);

/// <summary>What one end reaches at another, and did not before, or no longer does. The sets do not overlap.</summary>
/// <param name="From">an interface or subnet id, `internet` or `on-prem`.</param>
/// <param name="Opened">reachable now, and unreachable before.</param>
/// <param name="Confirmed">reachable now, and unknown before.</param>
/// <param name="Closed">reachable before, and unreachable now.</param>
/// <param name="Unconfirmed">reachable before, and unknown now.</param>
/// <param name="NewlyUnknown">unreachable before, and unknown now.</param>
public sealed record PathChange(
    string From,
    string To,
    TrafficSet Opened,
    TrafficSet Confirmed,
    TrafficSet Closed,
    TrafficSet Unconfirmed,
    TrafficSet NewlyUnknown);

/// <summary>A finding that is new, fixed, or rated otherwise.</summary>
/// <param name="Before">null where it is new.</param>
/// <param name="After">null where it is gone.</param>
/// <param name="Missing">what the later estate does not tell, and could decide whether the finding still stands as it did; sorted.</param>
public sealed record FindingChange(FindingKey Key, Finding? Before, Finding? After, ImmutableArray<MissingFact> Missing)
{
    public FindingChangeKind Kind => (Before, After) switch
    {
        (null, _) => FindingChangeKind.New,
        (_, not null) when After.Rating.Severity > Before.Rating.Severity => FindingChangeKind.Worsened,
        _ when !Missing.IsEmpty => FindingChangeKind.Unknown,
        (_, null) => FindingChangeKind.Fixed,
        _ => FindingChangeKind.Improved,
    };
}

public enum FindingChangeKind
{
    New = 0,
    Worsened = 1,

    /// <summary>It is gone or rated lower, beside what was not read: whether it is fixed is not known.</summary>
    Unknown = 2,
    Improved = 3,
    Fixed = 4,
}
