using System.Collections.Immutable;
using Graph.Threats.Findings;

namespace Graph.Threats.Waivers;

/// <summary>What became of a waiver at the snapshot's time.</summary>
/// <param name="Accepts">keys of the findings that it accepts now, sorted.</param>
/// <param name="Reopens">keys of the findings that it covers and does not accept, sorted.</param>
public sealed record WaiverResult(
    Waiver Waiver, WaiverStanding Standing, ImmutableArray<FindingKey> Accepts, ImmutableArray<FindingKey> Reopens);

public enum WaiverStanding
{
    InForce = 0,

    /// <summary>Its last day is before the snapshot.</summary>
    Expired = 1,

    /// <summary>It has a last day, and when the snapshot was taken is not known: it accepts nothing.</summary>
    UnknownTime = 2,

    /// <summary>What it accepted rests on other evidence now.</summary>
    EvidenceChanged = 3,

    /// <summary>It covers no finding.</summary>
    Orphaned = 4,
}

/// <summary>Standings as they are written everywhere.</summary>
public static class WaiverWords
{
    public static string Of(WaiverStanding standing) => standing switch
    {
        WaiverStanding.InForce => "in force",
        WaiverStanding.Expired => "expired",
        WaiverStanding.UnknownTime => "unknown time",
        WaiverStanding.EvidenceChanged => "evidence changed",
        _ => "orphaned",
    };
}
