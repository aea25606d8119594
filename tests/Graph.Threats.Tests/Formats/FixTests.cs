using System.Text.Json;
using Graph.Engine;
using Graph.Testing;
using Graph.Threats.Catalogue;
using Graph.Threats.Findings;
using Graph.Threats.Fixes;
using Graph.Threats.Policies;
using Graph.Threats.Rules;
using Xunit;
using static Graph.Testing.Words;

namespace Graph.Threats.Tests.Formats;

/// <summary>A fix that was found and proved is in every format that has a place for it.</summary>
public sealed class FixTests
{
    private static readonly Lazy<ThreatModel> Model = new(() =>
    {
        var aws = new Topology();
        var vpc = aws.Vpc("10.0.0.0/16").WithInternetGateway();
        vpc.Subnet("10.0.1.0/24").RoutedTo(vpc.InternetGateway, Anywhere).Host("db", publicIp: "54.0.0.1", sg: sg => sg.Allow(Tcp(3306), Anywhere));
        var context = new ThreatContext(aws.Build(), DefaultPolicy.Value, ProverOptions.Default);
        return new FixFinder(context, 10, (_, _) => { }, CancellationToken.None).AddTo(
            ThreatModelBuilder.Build(context, ThreatCatalogue.Default.Threats, ThreatRules.All, new SnapshotIdentity("sha256:1", "sha256:2", null)));
    });

    private static string Change => Fixed.Fix!.Changes[0].Text;

    private static Finding Fixed => Model.Value.Findings.First(finding => finding.Threat.Value == "N01");

    [Fact]
    public void Sarif_has_it_among_the_properties()
    {
        using var json = JsonDocument.Parse(Hostile.Write("sarif", Model.Value));
        var properties = json.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray()
            .First(one => one.GetProperty("ruleId").GetString() == "N01").GetProperty("properties");
        Assert.Equal([Change], properties.GetProperty("fix").EnumerateArray().Select(one => one.GetString()));
        Assert.Equal("info", properties.GetProperty("severityAfterFix").GetString());
    }

    [Fact]
    public void Ocsf_has_it_in_the_remediation()
    {
        using var json = JsonDocument.Parse(Hostile.Write("ocsf", Model.Value));
        var remediation = json.RootElement.EnumerateArray().First(one => one.GetProperty("finding_info").GetProperty("uid").GetString() == Fixed.Key.Text)
            .GetProperty("remediation").GetProperty("desc").GetString();
        Assert.StartsWith($"{Change}: unreachable after it. In general: ", remediation, StringComparison.Ordinal);
    }

    [Fact]
    public void Otm_has_it_as_a_mitigation_that_the_component_recommends()
    {
        using var json = JsonDocument.Parse(Hostile.Write("otm", Model.Value));
        var mitigation = json.RootElement.GetProperty("mitigations").EnumerateArray()
            .Single(one => one.GetProperty("name").GetString() == $"Fix of {Fixed.Key}");
        Assert.Equal($"{Change}: unreachable after it", mitigation.GetProperty("description").GetString());
        Assert.Contains(
            json.RootElement.GetProperty("components").EnumerateArray().SelectMany(one => one.GetProperty("threats").EnumerateArray())
                .SelectMany(threat => threat.GetProperty("mitigations").EnumerateArray()),
            one => one.GetProperty("mitigation").GetString() == mitigation.GetProperty("id").GetString());
    }
}
