using System.Globalization;

namespace Graph.Snapshots.Import.Rows;

/// <summary>One moment has one text, whichever version of the AWS CLI or SDK wrote it.</summary>
internal static class TimeText
{
    private static readonly string[] Formats = ["yyyy-MM-dd'T'HH:mm:ss.FFFFFFK", "yyyy-MM-dd' 'HH:mm:ss.FFFFFFK"];

    /// <returns>`2026-01-31T12:00:00+00:00`, in UTC; a text that is no such time as it is.</returns>
    public static string? Of(string? text)
    {
        const DateTimeStyles Styles = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        return DateTimeOffset.TryParseExact(text, Formats, CultureInfo.InvariantCulture, Styles, out var time)
            ? time.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFF'+00:00'", CultureInfo.InvariantCulture)
            : text;
    }
}
