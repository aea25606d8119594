using System.Globalization;
using System.Text;

namespace Graph.Snapshots;

/// <summary>Text of unknown origin for a message: one line, no control character, not too long.</summary>
internal static class OneLine
{
    private const int Longest = 200;

    public static string Of(string text)
    {
        var line = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            if (line.Length >= Longest)
                return line.Append("...").ToString();
            var category = Rune.GetUnicodeCategory(rune);
            if (category is UnicodeCategory.Control or UnicodeCategory.Format
                or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator)
            {
                line.Append(CultureInfo.InvariantCulture, $"\\u{{{rune.Value:x}}}");
            }
            else
            {
                line.Append(rune);
            }
        }

        return line.ToString();
    }
}
