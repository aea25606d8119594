namespace Graph.Reports.Formats;

/// <summary>Text in Markdown that is not the project's own.</summary>
public static class MarkdownText
{
    /// <summary>
    /// As a code span, where nothing is a link, an image, a mention or a tag. A grave accent would end the span, a bar a cell of a
    /// table; `-` where there is nothing to see.
    /// </summary>
    public static string Code(string text)
    {
        var visible = FindingText.Of(text).Replace("`", "‹U+0060›", StringComparison.Ordinal).Replace("|", "‹U+007C›", StringComparison.Ordinal);
        return visible.AsSpan().Trim().IsEmpty ? "-" : $"`{visible}`";
    }
}
