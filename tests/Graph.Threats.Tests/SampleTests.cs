using System.Text;
using Graph.Engine;
using Graph.Threats.Catalogue;
using Graph.Threats.Findings;
using Graph.Threats.Policies;
using Graph.Threats.Rules;
using Xunit;

namespace Graph.Threats.Tests;

/// <summary>
/// The findings of the samples under the default policy, each with the fault of the sample's README that it comes from.
/// With GRAPH_UPDATE_DOCS=1 in the environment the files are written anew, reasons kept: what is new has none, and
/// fails.
/// </summary>
public sealed class SampleTests
{
    private const string Header = "severity,finding,rules,because";

    [Theory]
    [InlineData("three-tier")]
    [InlineData("three-tier-broken")]
    public void The_findings_are_those_that_were_reviewed(string name)
    {
        var path = Repository.PathOf("samples", name, "findings.csv");
        var reasons = File.Exists(path)
            ? Rows(path).ToDictionary(row => row[1], row => row[3], StringComparer.Ordinal)
            : [];
        var text = new StringBuilder(Header).Append('\n');
        foreach (var finding in Model(name).Findings)
        {
            text.AppendJoin(',', SeverityWords.Of(finding.Rating.Severity), $"\"{finding.Key}\"",
                string.Join(' ', finding.Evidence.Rules), reasons.GetValueOrDefault(finding.Key.Text, "")).Append('\n');
        }

        if (Environment.GetEnvironmentVariable("GRAPH_UPDATE_DOCS") == "1")
            File.WriteAllText(path, text.ToString());
        Assert.Equal(File.ReadAllText(path), text.ToString());
        Assert.All(Rows(path), row => Assert.NotEmpty(row[3]));
    }

    [Fact]
    public void Every_planted_fault_is_found_and_nothing_comes_from_elsewhere()
    {
        var readme = File.ReadLines(Repository.PathOf("samples", "three-tier-broken", "README.md"));
        var planted = readme.Where(line => line.StartsWith("| V", StringComparison.Ordinal))
            .Select(line => line.Split('|')[1].Trim());
        var found = Rows(Repository.PathOf("samples", "three-tier-broken", "findings.csv"))
            .SelectMany(row => row[3].Split(' '));
        Assert.Equal(planted.Order(StringComparer.Ordinal), found.Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_sound_estate_has_no_finding_above_low() =>
        Assert.DoesNotContain(Model("three-tier").Findings, finding => finding.Rating.Severity > Severity.Low);

    private static ThreatModel Model(string name) => ThreatModelBuilder.Build(
        new ThreatContext(Estates.Sample(name), DefaultPolicy.Value, ProverOptions.Default),
        ThreatCatalogue.Default.Threats,
        ThreatRules.All,
        new SnapshotIdentity("", "", null));

    /// <summary>Keys hold commas, and are quoted; nothing else is.</summary>
    private static IEnumerable<string[]> Rows(string path) => File.ReadLines(path).Skip(1).Select(line =>
    {
        var parts = line.Split('"');
        return (string[])[parts[0].TrimEnd(','), parts[1], .. parts[2][1..].Split(',')];
    });
}
