using Graph.Engine;
using Graph.Engine.Sets;
using Graph.Model;
using Graph.Testing;
using Graph.Threats.Catalogue;
using Graph.Threats.Drift;
using Graph.Threats.Findings;
using Graph.Threats.Rules;
using Graph.Threats.Tests.Rules;
using Xunit;
using static Graph.Testing.Words;

namespace Graph.Threats.Tests.Drift;

/// <summary>Two estates differ in rows, in what is reachable and in findings.</summary>
public sealed class DriftTests
{
    [Fact]
    public void The_same_estate_has_no_drift()
    {
        var drift = Compare(Estate(isOpen: false), Estate(isOpen: false));

        Assert.Empty(drift.Rows);
        Assert.Empty(drift.Paths);
        Assert.Empty(drift.Findings);
    }

    [Fact]
    public void A_rule_that_was_added_shows_whom_it_let_in_and_what_that_means()
    {
        var drift = Compare(Estate(isOpen: false), Estate(isOpen: true));

        Assert.Equal("sg-db inbound: allow tcp 5432 from 0.0.0.0/0", Assert.Single(drift.Rows).Id);
        Assert.Equal(RowChangeKind.Added, drift.Rows[0].Change);
        var opened = drift.Paths.Single(path => path.From == "internet");
        Assert.Equal(("eni-db", TrafficSet.OfTcp(ValueSet.Single(5432))), (opened.To, opened.Opened));
        Assert.True(drift.OpensPaths);
        var worst = drift.Findings.First(change => change.Kind == FindingChangeKind.New);
        Assert.Equal("N01@internet@i-db@tcp/5432", worst.Key.Text);
    }

    [Fact]
    public void The_way_back_is_the_same_mirrored()
    {
        var there = Compare(Estate(isOpen: false), Estate(isOpen: true));
        var back = Compare(Estate(isOpen: true), Estate(isOpen: false));

        Assert.Equal(RowChangeKind.Removed, Assert.Single(back.Rows).Change);
        Assert.Equal(there.Paths.Select(path => (path.From, path.To, path.Opened)), back.Paths.Select(path => (path.From, path.To, path.Closed)));
        Assert.Equal(
            there.Findings.Where(change => change.Kind == FindingChangeKind.New).Select(change => change.Key).Order(),
            back.Findings.Where(change => change.Kind == FindingChangeKind.Fixed).Select(change => change.Key).Order());
        Assert.False(back.OpensPaths);
    }

    [Fact]
    public void A_call_that_failed_the_second_time_makes_paths_unknown_and_closes_none_for_good()
    {
        var after = Topology(isOpen: false);
        after.CutShort(Model.Coverage.ApiCall.DescribeSecurityGroups);

        Assert.DoesNotContain(
            Compare(Estate(isOpen: false), after.Build()).Paths, path => !path.Opened.IsEmpty);
    }

    private static Estate Estate(bool isOpen) => Topology(isOpen).Build();

    private static Topology Topology(bool isOpen)
    {
        var aws = new Topology();
        var vpc = aws.Vpc("10.0.0.0/16").WithInternetGateway();
        var subnet = vpc.Subnet("10.0.1.0/24").RoutedTo(vpc.InternetGateway, Anywhere);
        var db = subnet.Host("db", publicIp: "54.0.0.1", sg: sg =>
        {
            if (isOpen)
                sg.Allow(Tcp(5432), Anywhere);
        });
        aws.Tier(db, "persistent");
        return aws;
    }

    private static DriftReport Compare(Estate before, Estate after) => DriftBuilder.Compare(ModelOf(before), ModelOf(after));

    private static (ThreatContext, ThreatModel) ModelOf(Estate estate)
    {
        var context = new ThreatContext(estate, RuleRun.Policy, ProverOptions.Default);
        return (context, ThreatModelBuilder.Build(context, ThreatCatalogue.Default.Threats, ThreatRules.All, new SnapshotIdentity("", "", null)));
    }
}
