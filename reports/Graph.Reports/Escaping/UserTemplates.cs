using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Graph.Reports.Escaping;

namespace Graph.Reports;

/// <summary>
/// Templates of the user's own in place of the report's, by file name; what he does not give stays. They may do what the report's do and no
/// more: values are escaped, nothing is evaluated, and loops and output end somewhere. The report names them in its footer.
/// </summary>
public sealed class UserTemplates
{
    private readonly ImmutableSortedDictionary<string, string> _files;

    /// <param name="files">texts by name: `findings.scriban-html`, `report.css`.</param>
    /// <exception cref="ArgumentException">a name is none of the report's templates or its style sheet.</exception>
    public UserTemplates(IEnumerable<KeyValuePair<string, string>> files)
    {
        _files = files.ToImmutableSortedDictionary(StringComparer.Ordinal);
        foreach (var name in _files.Keys)
        {
            if (!Names.Contains(name))
                throw new ArgumentException($"`{name}` is no template of the report: its templates are {string.Join(", ", Names)}", nameof(files));
        }

        Sha256 = Convert.ToHexStringLower(SHA256.HashData(
            Encoding.UTF8.GetBytes(string.Join('\0', _files.Select(file => $"{file.Key}\0{file.Value}")))));
    }

    /// <summary>What may be given; the script is not among it.</summary>
    public static ImmutableArray<string> Names { get; } = [.. EmbeddedText.Names.Where(name => name.EndsWith(".scriban-html", StringComparison.Ordinal) || name == "report.css")];

    /// <summary>Over names and texts.</summary>
    public string Sha256 { get; }

    internal string? TemplateOf(string name) => TextOf(name + ".scriban-html")?.TrimEnd();

    internal StyleSheet Style => _files.TryGetValue("report.css", out var css) ? new StyleSheet(css.ReplaceLineEndings("\n")) : StyleSheet.Embedded;

    private string? TextOf(string file) => _files.TryGetValue(file, out var own) ? own.ReplaceLineEndings("\n") : EmbeddedText.TryRead(file);
}
