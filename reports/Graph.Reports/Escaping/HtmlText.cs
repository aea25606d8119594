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

    public static string Encode(string text) => Encoder.Encode(VisibleText.Of(text, Limit));
}
