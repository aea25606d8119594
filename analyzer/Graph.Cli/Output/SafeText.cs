using System.Buffers;
using System.Globalization;
using System.Text;

namespace Graph.Cli.Output;

/// <summary>
/// Text from a snapshot or an input file, made safe for a terminal and for the eye: control characters, bidirectional
/// and zero-width marks, look-alike spaces, line separators and lone surrogates are shown as `\uXXXX`.
/// </summary>
internal static class SafeText
{
    public static string Of(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is < ' ' or > '~')
                return Escape(text, i);
        }

        return text;
    }

    private static string Escape(string text, int start)
    {
        var safe = new StringBuilder(text, 0, start, text.Length + 16);
        var rest = text.AsSpan(start);
        while (!rest.IsEmpty)
        {
            var isScalar = Rune.DecodeFromUtf16(rest, out var rune, out var length) == OperationStatus.Done;
            if (isScalar && IsVisible(rune))
                safe.Append(rest[..length]);
            else if (length == 2)
                safe.Append(CultureInfo.InvariantCulture, $"\\U{rune.Value:X8}");
            else
                safe.Append(CultureInfo.InvariantCulture, $"\\u{(int)rest[0]:X4}");
            rest = rest[length..];
        }

        return safe.ToString();
    }

    private static bool IsVisible(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate => false,
        UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => false,
        UnicodeCategory.SpaceSeparator => rune.Value == ' ',
        _ => !IsDefaultIgnorable(rune.Value),
    };

    /// <summary>
    /// The characters of Unicode's Default_Ignorable_Code_Point that are neither controls nor formats.
    /// </summary>
    private static bool IsDefaultIgnorable(int value) => value
        is 0x034F or 0x115F or 0x1160 or 0x17B4 or 0x17B5 or 0x3164 or 0xFFA0
        or (>= 0x180B and <= 0x180F)
        or (>= 0xFE00 and <= 0xFE0F)
        or (>= 0xE0000 and <= 0xE0FFF);
}
