using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Graph.Reports.Escaping;

/// <summary>Text as HTML: for element content and double-quoted attributes, never for scripts, styles or URLs.</summary>
internal static class HtmlText
{
    // The default encoder writes every non-ASCII letter as an entity.
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    // One value of a hostile account must not drown the page. Nothing of our own is nearly as long.
    private const int Limit = 1000;

    /// <param name="redactor">what the reader must not see; null: he may see all.</param>
    public static string Encode(string text, Redactor? redactor = null)
    {
        var visible = VisibleText.Of(text, Limit);
        return Encoder.Encode(redactor is null ? visible : redactor.Of(visible));
    }
}
