using Graph.Threats.Catalogue;
using Graph.Threats.Findings;

namespace Graph.Threats.Waivers;

/// <summary>Findings that somebody accepts, for a reason and for a time.</summary>
/// <param name="Finding">exactly this one; null where the three that follow say which.</param>
/// <param name="Threat">any threat where null; likewise source and destination, by the ids of their subjects.</param>
/// <param name="Owner">who answers for it.</param>
/// <param name="Expires">the last day that it holds; null: until the evidence changes or somebody takes it away.</param>
/// <param name="Evidence">fingerprint of the evidence when it was accepted; null: whatever the evidence.</param>
public sealed record Waiver(
    string Id,
    FindingKey? Finding,
    ThreatId? Threat,
    string? Source,
    string? Destination,
    string Owner,
    string Reason,
    string? Ticket,
    DateOnly Created,
    DateOnly? Expires,
    string? Evidence)
{
    public bool Covers(Finding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        return Finding is { } key
            ? key == finding.Key
            : (Threat is null || Threat == finding.Threat)
                && (Source is null || Source == finding.Source.Id)
                && (Destination is null || Destination == finding.Destination.Id);
    }
}
