using System.Globalization;

namespace Graph.Cli.Input;

/// <summary>The time that a user gives for a snapshot.</summary>
internal static class SnapshotTime
{
    private static readonly string[] Formats =
    [
        "yyyy-MM-dd", "yyyy-MM-ddTHH:mmK", "yyyy-MM-ddTHH:mm:ssK", "yyyy-MM-ddTHH:mm:ss.FFFFFFFK",
    ];

    /// <summary>Reads an ISO 8601 date or time; without a zone it is UTC. Returns it in UTC, whole seconds.</summary>
    /// <exception cref="FormatException">it is neither.</exception>
    public static string Normalise(string text) =>
        DateTimeOffset.TryParseExact(
            text,
            Formats,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out var time)
            ? time.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture)
            : throw new FormatException($"`{text}` is no time: give one like 2026-01-31 or 2026-01-31T12:00:00Z");
}
