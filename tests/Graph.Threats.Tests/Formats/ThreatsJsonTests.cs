using System.Text;
using System.Text.Json;
using Graph.Engine;
using Graph.Model;
using Graph.Reports.Formats;
using Graph.Threats.Catalogue;
using Graph.Threats.Findings;
using Graph.Threats.Policies;
using Graph.Threats.Rules;
using NJsonSchema;
using Xunit;

namespace Graph.Threats.Tests.Formats;

public sealed class ThreatsJsonTests
{
    private static readonly Lazy<Task<JsonSchema>> Schema = new(() => JsonSchema.FromJsonAsync(ThreatsJson.Schema));

    [Theory]
    [InlineData("three-tier")]
    [InlineData("three-tier-broken")]
    [InlineData("hub-and-spoke")]
    [InlineData("dual-stack")]
    public async Task What_is_written_is_valid_and_the_same_every_time(string sample)
    {
        var text = Write(Estates.Sample(sample), DefaultPolicy.Value);
        var errors = (await Schema.Value).Validate(text);
        Assert.True(errors.Count == 0, string.Join('\n', errors.Take(5).Select(error => error.ToString())));
        Assert.Equal(text, Write(Estates.Sample(sample), DefaultPolicy.Value));
    }

    [Fact]
    public async Task Waivers_scopes_and_unread_calls_are_written()
    {
        var policy = PolicyReader.Read(
            """
            version: 1
            claims: [{ id: S1, scope: aws-igw-ingress, note: nothing from outside }]
            waivers: [{ id: W1, threat: N01, owner: o, reason: r, created: 2026-01-01 }]
            """);
        var text = Write(Estates.Sample("three-tier-broken"), policy);
        Assert.Empty((await Schema.Value).Validate(text));
        using var document = JsonDocument.Parse(text);
        var finding = document.RootElement.GetProperty("findings").EnumerateArray().First(one => one.GetProperty("threat").GetString() == "N01");
        Assert.True(finding.GetProperty("waiver").GetProperty("inForce").GetBoolean());
        Assert.Equal("violated", document.RootElement.GetProperty("claims")[0].GetProperty("state").GetString());
        Assert.NotEqual(0, document.RootElement.GetProperty("claims")[0].GetProperty("paths").GetArrayLength());
        Assert.NotEqual(0, document.RootElement.GetProperty("unread").GetArrayLength());
    }

    [Fact]
    public async Task A_schema_that_anything_satisfies_would_be_worthless()
    {
        var schema = await Schema.Value;
        var text = Write(Estates.Sample("three-tier-broken"), DefaultPolicy.Value);
        Assert.NotEmpty(schema.Validate(text.Replace("\"severity\":\"critical\"", "\"severity\":\"worst\"", StringComparison.Ordinal)));
        Assert.NotEmpty(schema.Validate(text.Replace("\"key\":\"N01@", "\"key\":\"N01-", StringComparison.Ordinal)));
        Assert.NotEmpty(schema.Validate(text.Replace("\"takenAt\"", "\"taken\"", StringComparison.Ordinal)));
    }

    private static string Write(Estate estate, Policy policy)
    {
        var context = new ThreatContext(estate, policy, ProverOptions.Default);
        var model = ThreatModelBuilder.Build(
            context, ThreatCatalogue.Default.Threats, ThreatRules.All, new SnapshotIdentity("sha256:1", "sha256:2", estate.TakenAt));
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
            ThreatsJson.Write(json, model, () => { });
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
