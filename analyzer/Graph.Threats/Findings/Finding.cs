using Graph.Engine.Sets;
using Graph.Threats.Catalogue;
using Graph.Threats.Fixes;
using Graph.Threats.Waivers;

namespace Graph.Threats.Findings;

/// <summary>A threat that the snapshot shows to be real, for one source, destination and kind of traffic.</summary>
/// <param name="Message">what is wrong here, in one lower-case line; may quote hostile text.</param>
/// <param name="Traffic">empty where the threat is about a state.</param>
/// <param name="Rating">current: by what is proven.</param>
/// <param name="Inherent">by the rules' text alone; null where that is the same.</param>
public sealed record Finding(
    ThreatId Threat,
    Subject Source,
    Subject Destination,
    TrafficSet Traffic,
    string Message,
    Rating Rating,
    Evidence Evidence,
    Confidence Confidence,
    Rating? Inherent = null)
{
    public FindingKey Key => FindingKey.Of(Threat, Source, Destination, Traffic);

    /// <summary>What to change; null until a fix was looked for, or where there is none.</summary>
    public Fix? Fix { get; init; }

    /// <summary>Null where nobody waived it. A waived finding stays visible.</summary>
    public WaiverState? Waiver { get; init; }

    /// <summary>Whether it counts for an exit code: not accepted by a waiver in force.</summary>
    public bool IsOpen => Waiver is not { IsInForce: true };
}
