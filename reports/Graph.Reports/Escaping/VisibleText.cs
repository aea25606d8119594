using System.Globalization;
using System.Text;

namespace Graph.Reports.Escaping;

/// <summary>
/// Makes visible what a reader could not see or would see elsewhere: control, bidirectional, zero-width, private and blank
/// characters become `‹U+202E›`. Otherwise `prod` could be written so that it is another name. This is no encoding: what it
/// returns is still hostile text.
/// </summary>
internal static class VisibleText
{
    // Letters and marks that Unicode files under visible categories though they draw nothing.
    private static readonly HashSet<int> Blank = [0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x2800, 0x3164, 0xFFA0];

    /// <summary>The text with its unseen characters shown; the same object where there are none.</summary>
    public static string Of(string text)
    {
        var index = FirstUnseen(text);
        return index < 0 ? text : Show(text, index);
    }

    /// <summary>
    /// The visible text, cut to about <paramref name="limit"/> characters: a page must not be drowned by one tag. The cut is
    /// said, never silent.
    /// </summary>
    public static string Of(string text, int limit)
    {
        if (text.Length <= limit)
            return Of(text);
        var end = char.IsHighSurrogate(text[limit - 1]) && char.IsLowSurrogate(text[limit]) ? limit - 1 : limit;
        return string.Create(CultureInfo.InvariantCulture, $"{Of(text[..end])}… ({text.Length - end} more characters)");
    }

    private static int FirstUnseen(string text)
    {
        for (var index = 0; index < text.Length; index++)
        {
            if (text[index] is not (>= ' ' and <= '~'))
                return index;
        }

        return -1;
    }

    private static string Show(string text, int start)
    {
        var shown = new StringBuilder(text, 0, start, text.Length + 16);
        for (var index = start; index < text.Length;)
        {
            if (!Rune.TryGetRuneAt(text, index, out var rune))
            {
                AppendCodePoint(shown, text[index++]);
                continue;
            }

            if (IsSeen(rune))
                shown.Append(text, index, rune.Utf16SequenceLength);
            else
                AppendCodePoint(shown, rune.Value);
            index += rune.Utf16SequenceLength;
        }

        return shown.ToString();
    }

    private static void AppendCodePoint(StringBuilder shown, int value) =>
        shown.Append(CultureInfo.InvariantCulture, $"‹U+{value:X4}›");

    private static bool IsSeen(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse
            or UnicodeCategory.OtherNotAssigned or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => false,
        UnicodeCategory.SpaceSeparator => rune.Value == ' ',
        _ => !Blank.Contains(rune.Value) && !IsVariationSelector(rune.Value),
    };

    private static bool IsVariationSelector(int value) => value is (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0100 and <= 0xE01EF);
}
