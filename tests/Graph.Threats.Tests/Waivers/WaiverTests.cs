using Graph.Engine.Sets;
using Graph.Model;
using Graph.Model.Resources;
using Graph.Testing;
using Graph.Threats.Catalogue;
using Graph.Threats.Findings;
using Graph.Threats.Policies;
using Graph.Threats.Waivers;
using Xunit;
using static Graph.Testing.Words;

namespace Graph.Threats.Tests.Waivers;

public sealed class WaiverTests
{
    private const string Key = "N03@internet@i-web@tcp/22";
    private const string Taken = "2026-01-31T23:30:00Z";

    private static readonly Finding Ssh = new(
        new ThreatId("N03"),
        Subject.Internet,
        new Subject("instance", "i-web"),
        TrafficSet.OfTcp(ValueSet.Single(22)),
        "i-web answers the internet on tcp 22",
        Rating.Of(4, "the world", 3, "application"),
        new Evidence([], [new Fact("i-web", "public address", "54.0.0.1")], ["sgr-web-1"]),
        Confidence.Certain);

    [Theory]
    [InlineData("finding: '" + Key + "'", Taken, WaiverStanding.InForce)]
    [InlineData("threat: N03", Taken, WaiverStanding.InForce)]
    [InlineData("source: internet, destination: i-web", null, WaiverStanding.InForce)]
    [InlineData("threat: N04", Taken, WaiverStanding.Orphaned)]
    [InlineData("threat: N03, destination: i-other", Taken, WaiverStanding.Orphaned)]
    [InlineData("threat: N03, expires: 2026-01-31", Taken, WaiverStanding.InForce)]
    [InlineData("threat: N03, expires: 2026-01-30", Taken, WaiverStanding.Expired)]
    [InlineData("threat: N03, expires: 2026-01-31", "2026-01-31T23:30:00-02:00", WaiverStanding.Expired)]
    [InlineData("threat: N03, expires: 2030-01-31", null, WaiverStanding.UnknownTime)]
    [InlineData("threat: N03, evidence: 'sha256:0000000000000000000000000000000000000000000000000000000000000000'", Taken, WaiverStanding.EvidenceChanged)]
    public void A_waiver_stands_by_its_scope_time_and_evidence(string terms, string? takenAt, WaiverStanding standing)
    {
        var (findings, waivers) = Apply(terms, takenAt, EstateOf(Anywhere));
        var finding = Assert.Single(findings);
        Assert.Equal(standing, Assert.Single(waivers).Standing);
        Assert.Equal(standing != WaiverStanding.InForce, finding.IsOpen);
        Assert.Equal(standing == WaiverStanding.Orphaned, finding.Waiver is null);
        Assert.Equal(standing == WaiverStanding.InForce ? [Key] : [], waivers[0].Accepts.Select(key => key.Text));
        Assert.Equal(standing is WaiverStanding.InForce or WaiverStanding.Orphaned ? [] : [Key], waivers[0].Reopens.Select(key => key.Text));
    }

    [Fact]
    public void The_fingerprint_changes_with_the_rule_s_content_and_with_nothing_else()
    {
        var accepted = new EvidenceFingerprint(EstateOf("192.0.2.0/24")).Of(Ssh);
        var terms = $"finding: '{Key}', evidence: '{accepted}'";
        Assert.Equal(WaiverStanding.InForce, Apply(terms, Taken, EstateOf("192.0.2.0/24")).Waivers[0].Standing);
        Assert.Equal(WaiverStanding.EvidenceChanged, Apply(terms, Taken, EstateOf(Anywhere)).Waivers[0].Standing);
        Assert.NotEqual(accepted, new EvidenceFingerprint(EstateOf("192.0.2.0/24")).Of(Ssh with { Evidence = Ssh.Evidence with { Rules = ["sgr-other"] } }));
        Assert.Equal(accepted, new EvidenceFingerprint(EstateOf("192.0.2.0/24")).Of(Ssh with { Message = "in other words" }));
    }

    [Fact]
    public void The_fingerprint_changes_with_the_prefix_list_that_the_rule_names()
    {
        Estate Listed(params string[] entries)
        {
            var topology = new Topology();
            topology.Vpc("10.0.0.0/16", name: "v").Subnet("10.0.0.0/24", name: "a").Host(name: "web").Group.Allow(Tcp(22), topology.PrefixList("some", entries));
            return topology.Change<SecurityGroupRule>(rule => rule.IsEgress || rule.Group.Value != "sg-web" ? rule : rule with { RuleId = "sgr-web-1" }).Build();
        }

        var accepted = new EvidenceFingerprint(Listed("192.0.2.0/24")).Of(Ssh);
        Assert.Equal(accepted, new EvidenceFingerprint(Listed("192.0.2.0/24")).Of(Ssh));
        Assert.NotEqual(accepted, new EvidenceFingerprint(Listed("192.0.2.0/24", "198.51.100.0/24")).Of(Ssh));
    }

    [Fact]
    public void A_waiver_of_all_that_nobody_starts_is_none() => Assert.Contains(
        "`-` is the source of everything",
        Assert.Throws<Graph.Threats.Documents.DocumentException>(() => Apply("source: '-'", Taken, EstateOf(Anywhere))).Message,
        StringComparison.Ordinal);

    [Fact]
    public void One_waiver_in_force_is_enough()
    {
        var policy = PolicyReader.Read(
            """
            version: 1
            waivers:
              - { id: W1, threat: N03, owner: o, reason: r, created: 2025-01-01, expires: 2025-02-01 }
              - { id: W2, threat: N03, owner: o, reason: until the migration, created: 2026-01-01 }
            """);
        var (findings, waivers) = WaiverBook.Apply([Ssh], policy.Waivers, Taken, new EvidenceFingerprint(EstateOf(Anywhere)));
        Assert.Equal("W2", findings[0].Waiver!.WaiverId);
        Assert.Equal("accepted by o: until the migration", findings[0].Waiver!.Reason);
        Assert.Equal([WaiverStanding.Expired, WaiverStanding.InForce], waivers.Select(one => one.Standing));
    }

    private static (IReadOnlyList<Finding> Findings, IReadOnlyList<WaiverResult> Waivers) Apply(string terms, string? takenAt, Estate estate)
    {
        var policy = PolicyReader.Read($"version: 1\nwaivers: [{{ id: W1, owner: o, reason: r, created: 2025-01-01, {terms} }}]");
        var (findings, waivers) = WaiverBook.Apply([Ssh], policy.Waivers, takenAt, new EvidenceFingerprint(estate));
        return (findings, waivers);
    }

    /// <summary>One rule, with the id that the finding names.</summary>
    private static Estate EstateOf(string source)
    {
        var topology = new Topology();
        topology.Vpc("10.0.0.0/16", name: "v").Subnet("10.0.0.0/24", name: "a").Host(name: "web").Group.Allow(Tcp(22), source);
        return topology.Change<SecurityGroupRule>(rule => rule.IsEgress || rule.Group.Value != "sg-web" ? rule : rule with { RuleId = "sgr-web-1" }).Build();
    }
}
