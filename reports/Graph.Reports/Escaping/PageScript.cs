using System.Security.Cryptography;
using System.Text;

namespace Graph.Reports.Escaping;

/// <summary>The page's one script; the Content-Security-Policy names it by its hash, so no other runs.</summary>
internal sealed class PageScript
{
    public PageScript(string code)
    {
        if (code.Contains("</", StringComparison.Ordinal) || code.Contains("<!--", StringComparison.Ordinal))
            throw new TemplateException("the script holds `</` or `<!--`");
        Code = new SafeHtml(code);
        Hash = "sha256-" + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(code)));
    }

    public static PageScript Embedded { get; } = new(EmbeddedText.Read("report.js"));

    /// <summary>The text between `script` tags, to the character: a browser hashes exactly this.</summary>
    public SafeHtml Code { get; }

    public string Hash { get; }
}
