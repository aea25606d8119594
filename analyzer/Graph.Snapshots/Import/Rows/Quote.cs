namespace Graph.Snapshots.Import.Rows;

/// <summary>Hostile text on its way into a warning or a coverage row: one line, printable, short.</summary>
internal static class Quote
{
    private const int Longest = 120;

    /// <summary>The text in backticks.</summary>
    public static string Text(string text) => $"`{Plain(text)}`";

    /// <summary>A member's name, without backticks.</summary>
    public static string Member(string name) => Plain(name);

    private static string Plain(string text)
    {
        var cut = text.Length > Longest ? text[..Longest] + "..." : text;
        return string.Create(cut.Length, cut, static (span, source) =>
        {
            for (var i = 0; i < source.Length; i++)
                span[i] = source[i] is < ' ' or (> '~' and < '\u00a1') or '`' || IsFormat(source[i]) ? '?' : source[i];
        });
    }

    // Bidirectional marks and surrogate halves would change how the rest of the line reads.
    private static bool IsFormat(char c) =>
        char.GetUnicodeCategory(c) is System.Globalization.UnicodeCategory.Format
            or System.Globalization.UnicodeCategory.LineSeparator
            or System.Globalization.UnicodeCategory.ParagraphSeparator
            or System.Globalization.UnicodeCategory.Surrogate;
}
