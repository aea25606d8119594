using Graph.Threats.Catalogue;
using Graph.Threats.Rules;
using Xunit;

namespace Graph.Threats.Tests.Catalogue;

public sealed class CatalogueTests
{
    private static ThreatCatalogue Catalogue => ThreatCatalogue.Default;

    [Fact]
    public void Every_row_is_there_once() =>
        Assert.Equal(Enumerable.Range(1, 61)
            .Select(number => $"N{number:D2}"), Catalogue.Threats.Select(threat => threat.Id.Value));

    [Fact]
    public void Every_threat_has_a_rule_or_names_what_would_tell()
    {
        var ruled = ThreatRules.All.Select(rule => rule.Id.Value).ToList();
        Assert.Equal(ruled.Distinct(), ruled);
        Assert.Equal(Catalogue.Threats.Where(threat => threat.NotAssessable is null)
            .Select(threat => threat.Id.Value), ruled.Order());
    }

    [Fact]
    public void Techniques_are_of_one_version_and_narrow()
    {
        Assert.All(Catalogue.Threats.SelectMany(threat => threat.Attack.All), technique =>
        {
            Assert.Matches(@"^T\d{4}(\.\d{3})?$", technique.Id);
            Assert.Equal("19", technique.Version);
            // Version 19 took these ids away.
            Assert.DoesNotContain("T1562", technique.Id, StringComparison.Ordinal);
        });
        Assert.All(Catalogue.Threats, threat => Assert.InRange(threat.Attack.Consequences.Length, 0, 2));
        Assert.Equal(["N61"], Catalogue.Threats.Where(threat => threat.Attack.Enabling is null)
            .Select(threat => threat.Id.Value));
        Assert.Equal(
            new AttackAlias("T1562.007", "18"), Catalogue[new ThreatId("N33")].Attack.Enabling?.Alias);
    }

    [Fact]
    public void No_primary_weakness_is_one_that_mapping_to_is_discouraged()
    {
        Assert.All(Catalogue.Threats, threat => Assert.False(threat.Cwe.Primary.Number is 16 or 284 or 668 or 693));
        Assert.DoesNotContain(Catalogue.Threats.SelectMany(threat => threat.Cwe.All), weakness =>
            weakness.Number == 16);
    }

    [Fact]
    public void Controls_have_the_form_that_their_framework_gives_them()
    {
        foreach (var control in Catalogue.Threats.SelectMany(threat => threat.Controls))
        {
            Assert.Matches(
                control.Framework switch
                {
                    Framework.Cis => @"^\d\.\d{1,2}(\.\d)?$",
                    Framework.SecurityHub or Framework.SecurityHubOlder => @"^[A-Z][A-Za-z0-9]+\.\d{1,3}$",
                    Framework.PciDss => @"^\d{1,2}(\.\d{1,2}){0,3}$",
                    _ => @"^[A-Z]{2}-\d{1,2}(\(\d{1,2}\))?$",
                },
                control.Id);
        }

        Assert.Contains(
            "PCI DSS 4.0 1.4.4", Catalogue[new ThreatId("N01")].Controls.Select(control => control.ToString()));
        Assert.Contains(
            "CIS AWS Foundations 5.0 5.5",
            Catalogue[new ThreatId("N34")].Controls.Select(control => control.ToString()));
    }

    [Fact]
    public void Texts_are_sentences()
    {
        Assert.All(Catalogue.Threats, threat =>
        {
            Assert.All([threat.Description, threat.Detection, threat.FalsePositives, threat.Remediation], text =>
                Assert.EndsWith(".", text, StringComparison.Ordinal));
            Assert.False(threat.Title.EndsWith('.'));
        });
    }

    [Fact]
    public void The_document_is_written_from_the_data()
    {
        var written = CatalogueDocument.Write(Catalogue);
        var file = Repository.PathOf("analyzer", "Graph.Threats", "THREATS.md");
        if (Environment.GetEnvironmentVariable("GRAPH_UPDATE_DOCS") == "1")
            File.WriteAllText(file, written);
        Assert.Equal(File.ReadAllText(file), written);
        Assert.All(Catalogue.Threats, threat =>
            Assert.Contains($"\n### {threat.Id}: ", written, StringComparison.Ordinal));
    }
}
