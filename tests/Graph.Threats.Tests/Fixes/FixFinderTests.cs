using Graph.Engine;
using Graph.Engine.Changes;
using Graph.Model;
using Graph.Model.Evidence;
using Graph.Testing;
using Graph.Testing.Networks;
using Graph.Threats.Catalogue;
using Graph.Threats.Claims;
using Graph.Threats.Findings;
using Graph.Threats.Fixes;
using Graph.Threats.Policies;
using Graph.Threats.Rules;
using Graph.Threats.Tests.Rules;
using Xunit;
using static Graph.Testing.Words;

namespace Graph.Threats.Tests.Fixes;

/// <summary>What is proposed ends the finding, on the changed network, and breaks nothing that the policy claims.</summary>
public sealed class FixFinderTests
{
    private readonly Topology _aws = new();
    private readonly SubnetBuilder _public;

    public FixFinderTests()
    {
        var vpc = _aws.Vpc("10.0.0.0/16").WithInternetGateway();
        _public = vpc.Subnet("10.0.1.0/24", name: "public").RoutedTo(vpc.InternetGateway, Anywhere);
    }

    [Fact]
    public void A_rule_for_the_port_alone_is_taken_away()
    {
        _aws.Tier(_public.Host("db", publicIp: "54.0.0.1", sg: sg => sg.Allow(Tcp(3306), Anywhere)), "persistent");

        var fix = Fixed("N01@internet@i-db@tcp/3306").Fix!;

        Assert.Equal("remove sgr-db-in-1 from sg-db (inbound: allow tcp 3306 from 0.0.0.0/0)", Assert.Single(fix.Changes).Text);
        Assert.Equal(Severity.Info, fix.AfterFix.Severity);
    }

    [Fact]
    public void A_wider_rule_is_kept_for_the_other_ports()
    {
        _aws.Tier(_public.Host("db", publicIp: "54.0.0.1", sg: sg => sg.Allow(Tcp(3300, 3310), Anywhere)), "persistent");

        Assert.Equal(
            ["remove sgr-db-in-1", "allow tcp 3300-3305 from 0.0.0.0/0", "allow tcp 3307-3310 from 0.0.0.0/0"],
            Fixed("N01@internet@i-db@tcp/3306").Fix!.Changes.Select(change => change is RemoveSecurityGroupRule { Rule.RuleId: var id }
                ? $"remove {id}"
                : RuleText.Of(((AddSecurityGroupRule)change).Rule)));
    }

    [Fact]
    public void What_would_break_a_claim_is_not_proposed()
    {
        _aws.Tier(_public.Host("db", publicIp: "54.0.0.1", sg: sg => sg.Allow(Tcp(3306), Anywhere)), "persistent");
        var claim = PolicyReader.Read(
            """
            version: 1
            claims:
              - id: vendor-reaches-it
                from: 203.0.0.0/16
                to: i-db
                tcp: 3306
                expect: reachable
            """).Claims;

        Assert.Null(Fixed("N01@internet@i-db@tcp/3306", RuleRun.Policy with { Claims = claim }).Fix);
    }

    [Theory]
    [InlineData("three-tier-broken")]
    [InlineData("hub-and-spoke")]
    public void Every_fix_of_a_sample_ends_its_finding_on_a_network_built_anew(string sample)
    {
        var estate = Estates.Sample(sample);
        var model = ModelOf(estate, RuleRun.Policy);

        foreach (var finding in model.Findings.Where(finding => finding.Fix is not null).Take(12))
        {
            var after = ModelOf(Change.Apply(finding.Fix!.Changes, estate), RuleRun.Policy, fixes: 0);
            Assert.DoesNotContain(finding.Key, after.Findings.Select(one => one.Key));
            foreach (var claim in model.Claims.Where(claim => claim.State == ClaimState.Holds))
                Assert.Equal(ClaimState.Holds, after.Claims.Single(one => one.Claim.Id == claim.Claim.Id).State);
        }
    }

    private Finding Fixed(string key, Policy? policy = null) =>
        ModelOf(_aws.Build(), policy ?? RuleRun.Policy).Findings.Single(finding => finding.Key.Text == key);

    private static ThreatModel ModelOf(Estate estate, Policy policy, int fixes = 40)
    {
        var context = new ThreatContext(estate, policy, ProverOptions.Default);
        var model = ThreatModelBuilder.Build(context, ThreatCatalogue.Default.Threats, ThreatRules.All, new SnapshotIdentity("", "", null));
        return new FixFinder(context, fixes, (_, _) => { }, TestContext.Current.CancellationToken).AddTo(model);
    }
}
