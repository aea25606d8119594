using System.Collections.Immutable;
using Graph.Model.Coverage;
using Graph.Model.Evidence;
using Graph.Threats.Catalogue;
using Graph.Threats.Claims;
using Graph.Threats.Placement;
using Graph.Threats.Policies;
using Graph.Threats.Rules;
using Graph.Threats.Waivers;

namespace Graph.Threats.Findings;

/// <summary>Everything that is said about an estate: findings, what passed, what is unknown, and what none of it can tell.</summary>
/// <param name="Findings">the gravest first, then by key.</param>
/// <param name="Rules">one for each threat of the catalogue, by id.</param>
public sealed record ThreatModel(
    Policy Policy,
    AssetPlacement Placement,
    ImmutableArray<Finding> Findings,
    ImmutableArray<RuleResult> Rules,
    CoverageLedger Coverage,
    SnapshotIdentity Snapshot)
{
    /// <summary>In the policy's order.</summary>
    public ImmutableArray<ClaimResult> Claims { get; init; } = [];

    /// <summary>In the policy's order.</summary>
    public ImmutableArray<WaiverResult> Waivers { get; init; } = [];

    /// <summary>Fingerprint of each finding's evidence.</summary>
    public required EvidenceFingerprint Fingerprints { get; init; }

    /// <summary>Everything that gets anywhere, by the assets at its ends.</summary>
    public required Flows Flows { get; init; }

    /// <summary>Keys of the findings that were there before; null where nobody told.</summary>
    public ImmutableHashSet<FindingKey>? Known { get; init; }

    /// <summary>The findings that no waiver in force accepts.</summary>
    public IEnumerable<Finding> Open => Findings.Where(finding => finding.IsOpen);

    /// <summary>Whether a finding was there before.</summary>
    public bool IsKnown(Finding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        return Known is { } known && known.Contains(finding.Key);
    }
}

/// <summary>What a threat's rule came to.</summary>
/// <param name="Threat">null where the catalogue does not hold it.</param>
/// <param name="Undecided">what the rule could not decide, sorted.</param>
public sealed record RuleResult(
    ThreatId Id, Threat? Threat, RuleState State, int Findings, ImmutableArray<Undecided> Undecided);

/// <summary>A question of a rule that the snapshot cannot answer.</summary>
public sealed record Undecided(
    ThreatId Threat, Subject Source, Subject Destination, string Question, ImmutableArray<MissingFact> Missing);

/// <summary>What a rule says of the whole estate. One that found something has failed, whatever else it could not decide.</summary>
public enum RuleState
{
    Pass = 0,
    Fail = 1,
    Unknown = 2,

    /// <summary>No snapshot can tell.</summary>
    NotAssessable = 3,

    /// <summary>The policy turns it off.</summary>
    Disabled = 4,
}

/// <summary>Which snapshot a model is of.</summary>
/// <param name="TakenAt">ISO 8601 in UTC; null where it is not known.</param>
public sealed record SnapshotIdentity(string ContentDigest, string SnapshotDigest, string? TakenAt);
