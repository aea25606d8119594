using System.Globalization;
using System.Text;

namespace Graph.Testing.Questions;

/// <summary>Text of a snapshot in the message of a failed test: what a terminal would act on, or an eye not see, is escaped.</summary>
internal static class Plain
{
    public static string Of(string text)
    {
        if (!text.AsSpan().ContainsAnyExceptInRange(' ', '~'))
            return text;
        var plain = new StringBuilder(text.Length + 16);
        foreach (var c in text)
        {
            if (IsVisible(c))
                plain.Append(c);
            else
                plain.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:X4}");
        }

        return plain.ToString();
    }

    private static bool IsVisible(char c) => char.GetUnicodeCategory(c) switch
    {
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse
            or UnicodeCategory.OtherNotAssigned or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => false,
        UnicodeCategory.SpaceSeparator => c == ' ',
        _ => true,
    };
}
