using System.Text.Json;
using Graph.Checker;
using Graph.Reports.Formats;
using Graph.Threats.Findings;
using NJsonSchema;
using Xunit;

namespace Graph.Threats.Tests.Formats;

public sealed class SarifTests
{
    /// <summary>OASIS's schema of SARIF 2.1.0, as it was published.</summary>
    private static readonly Lazy<Task<JsonSchema>> Schema = new(() =>
        JsonSchema.FromFileAsync(Repository.PathOf("tests", "Graph.Threats.Tests", "Formats", "sarif-2.1.0-rtm.5.json")));

    public static TheoryData<string> Payloads => Hostile.Payloads;

    [Theory]
    [InlineData("three-tier")]
    [InlineData("three-tier-broken")]
    [InlineData("hub-and-spoke")]
    [InlineData("dual-stack")]
    public async Task Samples_are_valid(string sample)
    {
        var estate = Estates.Sample(sample);
        await Validate(Hostile.Write("sarif", Hostile.Sample(sample), new FormatOptions("a/b c.graph", "1.2.3") { Ask = new Walker(estate, WalkerOptions.Default).Ask }));
    }

    [Theory]
    [MemberData(nameof(Payloads))]
    public Task Hostile_text_is_valid(string text) => Validate(Hostile.Write("sarif", Hostile.With(text), new FormatOptions(text, "1.2.3")));

    [Fact]
    public async Task The_schema_refuses_what_is_not_sarif()
    {
        var text = Hostile.Write("sarif", Hostile.With("x"));
        Assert.NotEmpty((await Schema.Value).Validate(text.Replace("\"open\"", "\"unknown\"", StringComparison.Ordinal)));
        Assert.NotEmpty((await Schema.Value).Validate(text.Replace("\"driver\"", "\"engine\"", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_finding_has_its_rule_its_hops_and_a_fingerprint_and_a_waiver_suppresses_it()
    {
        var model = Hostile.Sample("three-tier-broken");
        var options = new FormatOptions("estate.graph", "1.2.3") { Ask = new Walker(Estates.Sample("three-tier-broken"), WalkerOptions.Default).Ask };
        using var document = JsonDocument.Parse(Hostile.Write("sarif", model, options));
        var run = document.RootElement.GetProperty("runs")[0];
        var result = run.GetProperty("results").EnumerateArray().First(one => one.GetProperty("ruleId").GetString() == "N01");
        var rule = run.GetProperty("tool").GetProperty("driver").GetProperty("rules")[result.GetProperty("ruleIndex").GetInt32()];
        Assert.Equal("N01", rule.GetProperty("id").GetString());
        Assert.Equal("9.5", rule.GetProperty("properties").GetProperty("security-severity").GetString());
        Assert.Equal("fail", result.GetProperty("kind").GetString());
        Assert.NotEmpty(result.GetProperty("partialFingerprints").GetProperty("primaryLocationLineHash").GetString()!);
        var hops = result.GetProperty("codeFlows")[0].GetProperty("threadFlows")[0].GetProperty("locations").EnumerateArray()
            .Select(hop => hop.GetProperty("location").GetProperty("message").GetProperty("text").GetString()!).ToList();
        Assert.Contains(hops, hop => hop.StartsWith("security group sg-", StringComparison.Ordinal) && hop.Contains("(sgr-", StringComparison.Ordinal));
        Assert.Contains(hops, hop => hop.StartsWith("internet gateway igw-", StringComparison.Ordinal));

        using var waived = JsonDocument.Parse(Hostile.Write("sarif", Hostile.With("why")));
        var accepted = waived.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray().First(one => one.GetProperty("ruleId").GetString() == "N01");
        Assert.Equal("accepted", accepted.GetProperty("suppressions")[0].GetProperty("status").GetString());
    }

    [Fact]
    public void What_is_unknown_is_open_and_has_no_level()
    {
        using var document = JsonDocument.Parse(Hostile.Write("sarif", Hostile.With("q")));
        var open = document.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray()
            .Where(one => one.GetProperty("kind").GetString() == "open").ToList();
        Assert.Contains(open, one => one.GetProperty("ruleId").GetString() == "N53");
        Assert.Contains(open, one => one.GetProperty("ruleId").GetString() == "claim:C2");
        Assert.All(open, one => Assert.Equal("none", one.GetProperty("level").GetString()));
    }

    [Fact]
    public void Every_result_has_the_rule_of_its_index()
    {
        using var document = JsonDocument.Parse(Hostile.Write("sarif", Hostile.With("q")));
        var run = document.RootElement.GetProperty("runs")[0];
        var rules = run.GetProperty("tool").GetProperty("driver").GetProperty("rules");
        Assert.All(run.GetProperty("results").EnumerateArray(), one =>
            Assert.Equal(one.GetProperty("ruleId").GetString(), rules[one.GetProperty("ruleIndex").GetInt32()].GetProperty("id").GetString()));
    }

    [Fact]
    public void More_than_code_scanning_keeps_is_cut_and_said()
    {
        var model = Hostile.Sample("three-tier-broken");
        var many = Enumerable.Range(0, 6000).Select(n => model.Findings[0] with { Destination = new Subject("instance", $"i-{n:D8}") });
        using var document = JsonDocument.Parse(Hostile.Write("sarif", model with { Findings = [.. many] }));
        var run = document.RootElement.GetProperty("runs")[0];
        Assert.Equal(5000, run.GetProperty("results").GetArrayLength());
        var note = run.GetProperty("invocations")[0].GetProperty("toolExecutionNotifications")[0].GetProperty("message").GetProperty("text").GetString()!;
        Assert.Matches("^[0-9]{4} results are left out", note);
    }

    [Fact]
    public void A_baseline_tells_new_from_unchanged()
    {
        var model = Hostile.Sample("three-tier-broken");
        var known = model.Findings[0].Key;
        using var document = JsonDocument.Parse(Hostile.Write("sarif", model with { Known = [known] }));
        var states = document.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray().Where(one => one.TryGetProperty("baselineState", out _))
            .ToLookup(one => one.GetProperty("baselineState").GetString(), one => one.GetProperty("properties").GetProperty("key").GetString());
        Assert.Equal([known.Text], states["unchanged"]);
        Assert.Equal(model.Findings.Length - 1, states["new"].Count());
    }

    private static async Task Validate(string text)
    {
        var errors = (await Schema.Value).Validate(text);
        Assert.True(errors.Count == 0, string.Join('\n', errors.Take(5).Select(error => error.ToString())));
    }
}
