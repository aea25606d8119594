namespace Graph.Cli.Output;

/// <summary>Breaks a text into lines of a width, at blanks where it can. Nothing is lost but the blanks at the breaks.</summary>
internal static class WrappedText
{
    /// <summary>The lines; a word that is longer than the width is broken after a mark of punctuation, or anywhere.</summary>
    public static IEnumerable<string> Lines(string text, int width)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        foreach (var line in text.Split('\n'))
        {
            var rest = line;
            while (rest.Length > width)
            {
                var end = EndOfLine(rest, width);
                yield return rest[..end].TrimEnd(' ');
                rest = rest[end..].TrimStart(' ');
            }

            yield return rest;
        }
    }

    private static int EndOfLine(string text, int width)
    {
        var blank = text.LastIndexOf(' ', width);
        if (blank > 0)
            return blank;
        for (var end = width; end > width / 2; end--)
        {
            if (text[end - 1] is '/' or ':' or '-' or ',')
                return end;
        }

        // A pair of surrogates is one character.
        return char.IsHighSurrogate(text[width - 1]) && width > 1 ? width - 1 : width;
    }
}
