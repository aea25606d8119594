using System.Collections.Immutable;
using Graph.Engine.Sets;
using Graph.Threats.Findings;

namespace Graph.Threats.Drift;

/// <summary>What differs between two estates: rows, what reaches what, and findings. Each list is sorted.</summary>
/// <param name="IsByInterface">paths are between interfaces; else, in estates too large for that, between subnets.</param>
public sealed record DriftReport(
    ImmutableArray<RowChange> Rows, ImmutableArray<PathChange> Paths, ImmutableArray<FindingChange> Findings, bool IsByInterface)
{
    /// <summary>Whether somebody reaches, or may reach, what he did not before.</summary>
    public bool OpensPaths => Paths.Any(path => !path.Opened.IsEmpty || !path.NewlyUnknown.IsEmpty);
}

public enum RowChangeKind
{
    Added = 0,
    Removed = 1,
    Changed = 2,
}

/// <summary>One resource, rule, entry or route that is new, gone or different.</summary>
/// <param name="Kind">in lower-case words: `security group rule`.</param>
/// <param name="Id">AWS's id, or the place in what holds it.</param>
/// <param name="Before">how it read; null where it is new. Hostile text.</param>
/// <param name="After">how it reads; null where it is gone. Hostile text.</param>
public sealed record RowChange(RowChangeKind Change, string Kind, string Id, string? Before, string? After);

/// <summary>What one end reaches at another, and did not before, or no longer does.</summary>
/// <param name="From">an interface or subnet id, `internet` or `on-prem`.</param>
/// <param name="Opened">reachable now, and not before.</param>
/// <param name="Closed">reachable before, and no longer for certain.</param>
/// <param name="NewlyUnknown">unknown now, and unreachable before.</param>
public sealed record PathChange(string From, string To, TrafficSet Opened, TrafficSet Closed, TrafficSet NewlyUnknown);

/// <summary>A finding that is new, fixed, or rated otherwise.</summary>
/// <param name="Before">null where it is new.</param>
/// <param name="After">null where it is gone.</param>
public sealed record FindingChange(FindingKey Key, Finding? Before, Finding? After)
{
    public FindingChangeKind Kind => (Before, After) switch
    {
        (null, _) => FindingChangeKind.New,
        (_, null) => FindingChangeKind.Fixed,
        _ when After.Rating.Severity > Before.Rating.Severity => FindingChangeKind.Worsened,
        _ => FindingChangeKind.Improved,
    };
}

public enum FindingChangeKind
{
    New = 0,
    Worsened = 1,
    Improved = 2,
    Fixed = 3,
}
