using System.Security.Cryptography;
using System.Text;
using Graph.Reports.Escaping;
using Graph.Threats.Findings;

namespace Graph.Reports.Pages;

/// <summary>
/// Names of places in the report and links to them. A name holds lower-case letters, digits and dashes alone, whatever the estate is
/// called, and is the same for the same thing in every report.
/// </summary>
internal sealed class Links(bool isFolder)
{
    // What a place's name begins with, and the page that holds it when the report is a folder.
    private static readonly (string Prefix, string Page)[] Pages =
    [
        ("findings", "findings"),
        ("asset-", "tiers"), ("tier-", "tiers"), ("tiers", "tiers"),
        ("tag-", "tags"), ("tags", "tags"),
        ("vpc-", "vpcs"), ("vpcs", "vpcs"),
        ("explorer", "explorer"),
        ("check-", "appendix"), ("appendix", "appendix"), ("coverage", "appendix"), ("claims", "appendix"), ("inventory", "appendix"),
    ];

    public static string OfFinding(FindingKey key) => "f-" + Hash(key.Text);

    public static string OfRule(string id) => "rule-" + Slug(id);

    public static string OfTier(string name) => "tier-" + Slug(name);

    public static string OfAsset(string id) => "asset-" + Slug(id);

    public static string OfTag(string key) => "tag-" + Hash(key);

    public static string OfTag(string key, string value) => "tag-" + Hash($"{key}\0{value}");

    public static string OfVpc(string id) => "vpc-" + Slug(id);

    public static string OfCell(string from, string to) => "cell-" + Hash($"{from}\0{to}");

    /// <summary>The value of an `href`.</summary>
    /// <param name="page">of a folder, that holds the place; null: its name tells.</param>
    public SafeHtml To(string place, string? page = null) => new(isFolder ? $"{page ?? PageOf(place)}.html#{place}" : $"#{place}");

    /// <summary>The page of a folder that holds a place.</summary>
    public static string PageOf(string place)
    {
        foreach (var (prefix, page) in Pages)
        {
            if (place.StartsWith(prefix, StringComparison.Ordinal))
                return page;
        }

        return "index";
    }

    /// <summary>A text that is a name already stands for itself.</summary>
    private static string Slug(string text) =>
        text.Length is > 0 and <= 40 && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-')
            ? text
            : Hash(text);

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 6));
}
