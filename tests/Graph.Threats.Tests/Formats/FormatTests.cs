using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using Graph.Reports.Formats;
using Graph.Reports.Formats.Drawing;
using Graph.Threats.Findings;
using NJsonSchema;
using Xunit;

namespace Graph.Threats.Tests.Formats;

public sealed class FormatTests
{
    public static TheoryData<string> Names { get; } = [.. ThreatFormats.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_same_model_gives_the_same_text_and_ends_with_a_line_feed(string format)
    {
        var text = Hostile.Write(format, Hostile.Sample("three-tier-broken"));
        Assert.Equal(text, Hostile.Write(format, Hostile.Sample("three-tier-broken")));
        Assert.EndsWith("\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain('\r', text);
    }

    [Fact]
    public void Cases_of_a_test_run_add_up_and_each_state_is_told()
    {
        var root = XDocument.Parse(Hostile.Write("junit", Hostile.With("x"))).Root!;
        var cases = root.Descendants("testcase").ToList();
        Assert.Equal(cases.Count, Number(root, "tests"));
        Assert.Equal(cases.Count(one => one.Element("failure") is not null), Number(root, "failures"));
        Assert.Equal(cases.Count(one => one.Element("error") is not null), Number(root, "errors"));
        Assert.Equal(cases.Count(one => one.Element("skipped") is not null), Number(root, "skipped"));
        Assert.NotNull(Case("graph.claims", "C1").Element("failure"));
        Assert.NotNull(Case("graph.claims", "C2").Element("error"));
        Assert.All(cases.Where(one => one.Attribute("classname")!.Value == "graph.threats.N01"), one => Assert.Null(one.Element("failure")));
        Assert.Contains(cases, one => one.Attribute("classname")!.Value == "graph.threats.N53" && one.Element("error") is not null);
        Assert.Contains(cases, one => !one.Elements().Any());

        XElement Case(string type, string name) => cases.Single(one => one.Attribute("classname")!.Value == type && one.Attribute("name")!.Value == name);
        static int Number(XElement element, string name) => int.Parse(element.Attribute(name)!.Value, CultureInfo.InvariantCulture);
    }

    [Fact]
    public void A_test_fails_from_a_severity_on_and_not_for_what_was_there_before()
    {
        var model = Hostile.Sample("three-tier-broken");
        var all = Failing(model, null);
        Assert.Equal(model.Open.Select(finding => finding.Threat.Value).Distinct().Order(StringComparer.Ordinal), all);
        Assert.Equal(
            model.Open.Where(finding => finding.Rating.Severity == Severity.Critical).Select(finding => finding.Threat.Value).Distinct().Order(StringComparer.Ordinal),
            Failing(model, Severity.Critical));
        Assert.Empty(Failing(model with { Known = [.. model.Findings.Select(finding => finding.Key)] }, null));

        static IEnumerable<string> Failing(ThreatModel model, Severity? least) =>
            XDocument.Parse(Hostile.Write("junit", model, new FormatOptions("e", "1") { FailOn = least })).Descendants("testcase")
                .Where(one => one.Element("failure") is not null && one.Attribute("classname")!.Value != "graph.claims")
                .Select(one => one.Attribute("classname")!.Value[^3..]).Distinct().Order(StringComparer.Ordinal);
    }

    [Fact]
    public async Task A_result_is_its_own_baseline()
    {
        var model = Hostile.Sample("three-tier-broken");
        var known = Read(Hostile.Write("json", model));
        Assert.Equal(model.Findings.Select(finding => finding.Key).Order(), known.Order());
        var again = model with { Known = known };
        Assert.DoesNotContain(again.Findings, finding => new FormatOptions("e", "1").Counts(again, finding));
        Assert.Empty((await JsonSchema.FromJsonAsync(ThreatsJson.Schema, TestContext.Current.CancellationToken)).Validate(Hostile.Write("json", again)));
        Assert.All((string[])["[]", "{}", """{"format":"other"}""", """{"format":"graph-threats","version":1,"findings":[{"key":"x"}]}"""], text =>
            Assert.Throws<FormatException>(() => Read(text)));

        static System.Collections.Immutable.ImmutableHashSet<FindingKey> Read(string text)
        {
            using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
            return BaselineJson.Read(stream);
        }
    }

    [Fact]
    public void Compliance_findings_have_a_status_each()
    {
        var model = Hostile.With("x");
        using var document = JsonDocument.Parse(Hostile.Write("ocsf", model));
        var byStatus = document.RootElement.EnumerateArray().ToLookup(one => one.GetProperty("compliance").GetProperty("status_id").GetInt32());
        Assert.Equal(model.Findings.Length + 1, byStatus[3].Count());
        Assert.Equal(model.Rules.Sum(rule => rule.Undecided.Length) + 1, byStatus[2].Count());
        Assert.Equal(model.Rules.Count(rule => rule.State == RuleState.Pass), byStatus[1].Count());
        Assert.All(document.RootElement.EnumerateArray(), one =>
        {
            Assert.Equal((2003, 200301, 2), (Int(one, "class_uid"), Int(one, "type_uid"), Int(one, "category_uid")));
            Assert.NotEmpty(one.GetProperty("finding_info").GetProperty("uid").GetString()!);
            Assert.True(one.TryGetProperty("time", out _) && one.TryGetProperty("severity_id", out _) && one.TryGetProperty("metadata", out _));
        });

        static int Int(JsonElement element, string name) => element.GetProperty(name).GetInt32();
    }

    [Fact]
    public void Every_reference_of_an_open_threat_model_leads_somewhere()
    {
        using var document = JsonDocument.Parse(Hostile.Write("otm", Hostile.Sample("three-tier-broken")));
        var root = document.RootElement;
        var zones = Ids("trustZones");
        var components = Ids("components");
        var threats = Ids("threats");
        var mitigations = Ids("mitigations");
        foreach (var component in root.GetProperty("components").EnumerateArray())
        {
            Assert.Contains(component.GetProperty("parent").GetProperty("trustZone").GetString()!, zones);
            foreach (var threat in component.GetProperty("threats").EnumerateArray())
            {
                Assert.Contains(threat.GetProperty("threat").GetString()!, threats);
                Assert.All(threat.GetProperty("mitigations").EnumerateArray(), one => Assert.Contains(one.GetProperty("mitigation").GetString()!, mitigations));
            }
        }

        Assert.All(root.GetProperty("dataflows").EnumerateArray(), flow =>
        {
            Assert.Contains(flow.GetProperty("source").GetString()!, components);
            Assert.Contains(flow.GetProperty("destination").GetString()!, components);
        });
        Assert.NotEmpty(Ids("dataflows"));

        HashSet<string> Ids(string name)
        {
            var ids = root.GetProperty(name).EnumerateArray().Select(one => one.GetProperty("id").GetString()!).ToList();
            Assert.Equal(ids.Count, ids.Distinct(StringComparer.Ordinal).Count());
            return [.. ids];
        }
    }

    [Theory]
    [InlineData(1000, 10000, null)]
    [InlineData(12, 40, "assets of one kind")]
    [InlineData(2, 1, "left out")]
    public void A_picture_is_as_fine_as_its_limits_let_it(int nodes, int edges, string? note)
    {
        var graph = FlowGraphBuilder.Build(Hostile.Sample("three-tier-broken"), nodes, edges);
        Assert.True(graph.Nodes.Length <= nodes + 2);
        Assert.True(graph.Edges.Length <= edges);
        Assert.All(graph.Edges, edge => Assert.True(graph.Nodes.Contains(edge.Source) && graph.Nodes.Contains(edge.Destination)));
        if (note is null)
            Assert.Contains(graph.Edges, edge => edge.Source.Id == "internet" && edge.Worst == Severity.Critical && !edge.Traffic.IsEmpty);
        else
            Assert.Contains(note, string.Join("; ", graph.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_key_of_graphml_is_declared()
    {
        var root = XDocument.Parse(Hostile.Write("graphml", Hostile.Sample("three-tier-broken"))).Root!;
        var declared = root.Elements().Where(one => one.Name.LocalName == "key").Select(one => one.Attribute("id")!.Value).ToHashSet(StringComparer.Ordinal);
        var used = root.Descendants().Where(one => one.Name.LocalName == "data").Select(one => one.Attribute("key")!.Value).ToHashSet(StringComparer.Ordinal);
        Assert.NotEmpty(used);
        Assert.Subset(declared, used);
    }
}
