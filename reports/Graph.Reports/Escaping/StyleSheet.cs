using System.Security.Cryptography;
using System.Text;

namespace Graph.Reports.Escaping;

/// <summary>The page's style sheet and the Content-Security-Policy that lets it, and nothing else, take part.</summary>
internal sealed class StyleSheet
{
    public StyleSheet(string css)
    {
        if (css.Contains("</", StringComparison.Ordinal))
            throw new TemplateException("the style sheet holds `</`");
        Css = new SafeHtml(css);
        Hash = "sha256-" + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(css)));
    }

    public static StyleSheet Embedded { get; } = new(EmbeddedText.Read("report.css"));

    /// <summary>The text between `style` tags, to the character: a browser hashes exactly this.</summary>
    public SafeHtml Css { get; }

    public string Hash { get; }

    /// <summary>No request, no form, no base, and no script but the given one; Base64 needs no escaping in a quoted attribute.</summary>
    /// <param name="script">null: none runs at all.</param>
    public SafeHtml PolicyWith(PageScript? script) => new(
        $"default-src 'none'; style-src '{Hash}';{(script is null ? "" : $" script-src '{script.Hash}';")} base-uri 'none'; form-action 'none'");
}
