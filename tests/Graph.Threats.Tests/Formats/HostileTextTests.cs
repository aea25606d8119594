using System.Text.Json;
using System.Xml;
using System.Xml.Linq;
using Graph.Reports.Formats;
using Xunit;

namespace Graph.Threats.Tests.Formats;

/// <summary>Whatever a tag, a policy or a finding says, every format stays what it is.</summary>
public sealed class HostileTextTests
{
    public static TheoryData<string> Payloads => Hostile.Payloads;

    [Theory]
    [MemberData(nameof(Payloads))]
    public void Parsers_read_every_format_back(string text)
    {
        var model = Hostile.With(text);
        Assert.All((string[])["json", "sarif", "otm", "ocsf", "opengraph"], format => JsonDocument.Parse(Hostile.Write(format, model)).Dispose());
        Assert.All((string[])["junit", "graphml"], format => Assert.NotNull(Parse(Hostile.Write(format, model)).Root));
    }

    [Theory]
    [MemberData(nameof(Payloads))]
    public void Nothing_unseen_is_written_and_nothing_moves_a_line(string text)
    {
        var model = Hostile.With(text);
        var plain = Hostile.With("plain");
        foreach (var format in ThreatFormats.Names)
        {
            var written = Hostile.Write(format, model);
            Assert.DoesNotContain(written, c => c is (< ' ' and not '\n') or '\u202E' or '\u200B' or '\u007F' || char.IsSurrogate(c));
            if (format is "csv" or "md" or "junit")
                Assert.Equal(Hostile.Write(format, plain).Count(c => c == '\n'), written.Count(c => c == '\n'));
        }
    }

    [Theory]
    [MemberData(nameof(Payloads))]
    public void No_cell_is_a_formula(string text)
    {
        var rows = CsvRows.Read(Hostile.Write("csv", Hostile.With(text)));
        Assert.All(rows, row => Assert.Equal(rows[0].Count, row.Count));
        Assert.All(rows.SelectMany(row => row), cell => Assert.False(cell.Length > 0 && "=+-@\t\r\0".Contains(cell[0], StringComparison.Ordinal), cell));
        Assert.Contains(rows, row => row[0] == "waived");
        Assert.Contains(rows, row => row[0] == "unknown");
        Assert.Contains(rows, row => row[0] == "violated");
    }

    [Theory]
    [MemberData(nameof(Payloads))]
    public void Foreign_text_stands_in_code_spans_of_markdown(string text)
    {
        var plain = Hostile.Write("md", Hostile.With("plain")).Split('\n').Select(Outside);
        Assert.Equal(plain, Hostile.Write("md", Hostile.With(text)).Split('\n').Select(Outside));

        // An empty text is a dash: the same place, no span.
        static string Outside(string line) => string.Concat(line.Split('`').Where((_, index) => index % 2 == 0)).Replace(" - ", "  ", StringComparison.Ordinal)
            .Replace(" -", " ", StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Payloads))]
    public void Pictures_hold_foreign_text_in_quotes_alone(string text)
    {
        var model = Hostile.With(text);
        var plain = Hostile.With("plain");
        Assert.Equal(Skeleton(Hostile.Write("dot", plain)), Skeleton(Hostile.Write("dot", model)));
        Assert.Equal(Skeleton(Hostile.Write("mermaid", plain)), Skeleton(Hostile.Write("mermaid", model)));
        Assert.DoesNotContain("javascript:", Hostile.Write("mermaid", model), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Payloads))]
    public void OpenGraph_takes_no_colon_in_an_id_and_plain_values_alone(string text)
    {
        using var document = JsonDocument.Parse(Hostile.Write("opengraph", Hostile.With(text)));
        var graph = document.RootElement.GetProperty("graph");
        var ids = graph.GetProperty("nodes").EnumerateArray().Select(node => node.GetProperty("id").GetString()!).ToList();
        Assert.All(ids, id => Assert.DoesNotContain(':', id));
        Assert.Equal(ids.Count, ids.Distinct().Count());
        Assert.All(graph.GetProperty("nodes").EnumerateArray(), node => Assert.All(node.GetProperty("properties").EnumerateObject(), property =>
        {
            Assert.True(property.Value.ValueKind is JsonValueKind.String or JsonValueKind.Number);
            Assert.Equal(property.Name.ToLowerInvariant(), property.Name);
        }));
        Assert.All(graph.GetProperty("edges").EnumerateArray(), edge => Assert.Contains(edge.GetProperty("start").GetProperty("value").GetString()!, ids));
    }

    /// <summary>A text without what stands in double quotes.</summary>
    private static string Skeleton(string text)
    {
        var kept = new System.Text.StringBuilder();
        var isQuoted = false;
        for (var index = 0; index < text.Length; index++)
        {
            if (text[index] == '\\' && isQuoted)
                index++;
            else if (text[index] == '"')
                isQuoted = !isQuoted;
            else if (!isQuoted)
                kept.Append(text[index]);
        }

        Assert.False(isQuoted);
        return kept.ToString();
    }

    private static XDocument Parse(string text)
    {
        using var reader = XmlReader.Create(new StringReader(text), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
        return XDocument.Load(reader);
    }
}
