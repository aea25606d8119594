using System.Globalization;
using System.Text;

namespace Graph.Collector.Output;

/// <summary>Text made safe for a terminal: what is not a visible character of it is shown as `\uXXXX`.</summary>
internal static class SafeText
{
    public static string Of(string text)
    {
        var safe = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (IsVisible(c))
                safe.Append(c);
            else
                safe.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:X4}");
        }

        return safe.ToString();
    }

    // Error codes, names of regions and paths: what lies beyond the basic plane or changes its neighbours is shown by number.
    private static bool IsVisible(char c) => char.GetUnicodeCategory(c)
        is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.LineSeparator
            or UnicodeCategory.ParagraphSeparator or UnicodeCategory.OtherNotAssigned)
        && (c == ' ' || !char.IsWhiteSpace(c));
}
