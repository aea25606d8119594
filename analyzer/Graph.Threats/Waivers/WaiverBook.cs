using System.Collections.Immutable;
using System.Globalization;
using Graph.Threats.Findings;

namespace Graph.Threats.Waivers;

/// <summary>Holds findings against the waivers of a policy.</summary>
public static class WaiverBook
{
    /// <param name="takenAt">the snapshot's time, ISO 8601 in UTC; null where it is not known.</param>
    public static (ImmutableArray<Finding> Findings, ImmutableArray<WaiverResult> Waivers) Apply(
        IEnumerable<Finding> findings, ImmutableArray<Waiver> waivers, string? takenAt, EvidenceFingerprint fingerprint)
    {
        ArgumentNullException.ThrowIfNull(fingerprint);
        var judged = findings.Select(finding => (
            Finding: finding,
            States: waivers.Where(waiver => waiver.Covers(finding))
                .Select(waiver => (Waiver: waiver, Standing: StandingOf(waiver, finding, takenAt, fingerprint))).ToList())).ToList();
        return (
            [
                .. judged.Select(one => one.States.OrderBy(state => state.Standing).FirstOrDefault() is { Waiver: not null } state
                    ? one.Finding with { Waiver = StateOf(state.Waiver, state.Standing) }
                    : one.Finding),
            ],
            [.. waivers.Select(waiver => ResultOf(waiver, judged))]);

        static WaiverResult ResultOf(Waiver waiver, List<(Finding Finding, List<(Waiver Waiver, WaiverStanding Standing)> States)> judged)
        {
            var covered = judged.SelectMany(one => one.States.Where(state => state.Waiver == waiver)
                .Select(state => (one.Finding.Key, state.Standing))).OrderBy(pair => pair.Key).ToList();
            return new(
                waiver,
                covered.Count == 0 ? WaiverStanding.Orphaned : covered.Max(pair => pair.Standing),
                [.. covered.Where(pair => pair.Standing == WaiverStanding.InForce).Select(pair => pair.Key)],
                [.. covered.Where(pair => pair.Standing != WaiverStanding.InForce).Select(pair => pair.Key)]);
        }
    }

    private static WaiverStanding StandingOf(Waiver waiver, Finding finding, string? takenAt, EvidenceFingerprint fingerprint)
    {
        if (waiver.Expires is { } last)
        {
            if (DayOf(takenAt) is not { } day)
                return WaiverStanding.UnknownTime;
            if (day > last)
                return WaiverStanding.Expired;
        }

        return waiver.Evidence is { } accepted && accepted != fingerprint.Of(finding)
            ? WaiverStanding.EvidenceChanged
            : WaiverStanding.InForce;
    }

    private static WaiverState StateOf(Waiver waiver, WaiverStanding standing)
    {
        var until = waiver.Expires is { } last ? last.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : null;
        return new(waiver.Id, standing == WaiverStanding.InForce, standing switch
        {
            WaiverStanding.InForce => $"accepted by {waiver.Owner}{(until is null ? "" : $" until {until}")}: {waiver.Reason}",
            WaiverStanding.Expired => $"the waiver expired on {until}",
            WaiverStanding.UnknownTime => $"the waiver ends on {until}, and when the snapshot was taken is not known",
            _ => "the waiver was given for other evidence than there is now",
        });
    }

    private static DateOnly? DayOf(string? takenAt) => DateTimeOffset.TryParse(
        takenAt, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time)
        ? DateOnly.FromDateTime(time.UtcDateTime)
        : null;
}
