using System.Globalization;

namespace Graph.Snapshots;

/// <summary>What a snapshot is told of itself.</summary>
public sealed record SnapshotMetadata
{
    private const string Seconds = "yyyy-MM-dd'T'HH:mm:ss";
    private static readonly string[] Formats = [$"{Seconds}K", $"{Seconds}.FFFFFFFK"];

    /// <param name="tool">the program and version that writes it: `graph 0.1.0`.</param>
    /// <param name="takenAt">
    /// when the estate looked like this, ISO 8601 with `Z` or an offset; kept in UTC. Null: not known.
    /// </param>
    /// <param name="takenBy">the caller's identity; null: not known.</param>
    /// <exception cref="SnapshotException">the time is not such a time.</exception>
    public SnapshotMetadata(string tool, string? takenAt = null, string? takenBy = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(tool);
        Tool = tool;
        TakenAt = takenAt is null ? null : Normalize(takenAt);
        TakenBy = takenBy;
    }

    public string Tool { get; }

    public string? TakenAt { get; }

    public string? TakenBy { get; }

    private static string Normalize(string text)
    {
        var isTime = DateTimeOffset.TryParseExact(
            text, Formats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time);
        // Without `Z` or an offset it would be somebody's local time.
        if (!isTime || text.AsSpan(Seconds.Length - 2).IndexOfAny("Z+-") < 0)
            throw new SnapshotException($"`{OneLine.Of(text)}` is not a time; write it as 2026-01-31T12:00:00Z");
        return time.UtcDateTime.ToString($"{Seconds}.FFFFFFF'Z'", CultureInfo.InvariantCulture);
    }
}
