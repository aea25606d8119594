using Graph.Engine;
using Graph.Engine.Sets;
using Graph.Model;
using Graph.Model.Coverage;
using Graph.Model.Resources;
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

    public static TheoryData<string> Calls { get; } = [.. ApiCall.Listing.Select(call => call.Name)];

    [Theory]
    [MemberData(nameof(Calls))]
    public void What_the_later_estate_was_not_told_closes_and_fixes_nothing(string call)
    {
        var drift = Compare(Estate(isOpen: true), Topology(isOpen: true).Deny(new ApiCall(call)).Build());

        Assert.DoesNotContain(drift.Rows, row => row.Change is RowChangeKind.Removed);
        Assert.DoesNotContain(drift.Paths, path => !path.Closed.IsEmpty);
        Assert.DoesNotContain(drift.Findings, change => change.Kind is FindingChangeKind.Fixed or FindingChangeKind.Improved);
    }

    [Theory]
    [MemberData(nameof(Calls))]
    public void What_the_earlier_estate_was_not_told_opens_nothing(string call)
    {
        var drift = Compare(Topology(isOpen: true).Deny(new ApiCall(call)).Build(), Estate(isOpen: true));

        Assert.DoesNotContain(drift.Rows, row => row.Change is RowChangeKind.Added);
        Assert.DoesNotContain(drift.Paths, path => !path.Opened.IsEmpty);
    }

    [Fact]
    public void An_account_that_was_not_read_closes_and_fixes_nothing()
    {
        var drift = Compare(
            Topology(isOpen: true, withTier: false).Build(),
            Topology(isOpen: true, withTier: false).WithoutAccount(Graph.Testing.Topology.DefaultAccount).Build());

        Assert.All(drift.Rows, row => Assert.Equal(RowChangeKind.NotRead, row.Change));
        Assert.Contains(drift.Paths, path => path is { From: "internet", To: "eni-db", Unconfirmed.IsEmpty: false });
        Assert.DoesNotContain(drift.Paths, path => !path.Closed.IsEmpty);
        Assert.Equal(FindingChangeKind.Unknown, drift.Findings.Single(change => change.Key.Text == "N01@internet@i-db@tcp/5432").Kind);
        Assert.True(drift.MayOpenPaths);
        Assert.True(drift.MayAddFindings);
        Assert.Contains(drift.MissingAfter, fact => fact.Subject == "111111111111/eu-west-1");
    }

    [Fact]
    public void An_interface_that_is_gone_is_closed_though_another_account_was_not_read_whole()
    {
        Topology Two(bool withDb)
        {
            var aws = Topology(isOpen: true, withDb);
            aws.Vpc("10.9.0.0/16", name: "other", account: "222222222222").Subnet("10.9.1.0/24", name: "other").Host("other");
            return aws;
        }

        var drift = Compare(Two(withDb: true).Build(), Two(withDb: false).Deny(ApiCall.DescribeNetworkInterfaces, "222222222222").Build());

        Assert.Contains(drift.Paths, path => path is { From: "internet", To: "eni-db", Closed.IsEmpty: false, Unconfirmed.IsEmpty: true });
    }

    [Fact]
    public void A_rule_that_is_closed_fixes_its_finding_though_another_asset_is_undecided()
    {
        Estate With(bool isOpen, bool isUndecided)
        {
            var aws = Topology(isOpen);
            var list = aws.PrefixList("some", "54.1.0.0/16");
            var other = aws.Vpc("10.9.0.0/16", name: "other").WithInternetGateway();
            var host = other.Subnet("10.9.1.0/24", name: "other").RoutedTo(other.InternetGateway, Anywhere)
                .Host("other", publicIp: "54.0.0.9", sg: sg => sg.Allow(Tcp(5432), list));
            aws.Tier(host, "persistent");
            return isUndecided ? aws.Forget(list).Build() : aws.Build();
        }

        var drift = Compare(With(isOpen: true, isUndecided: false), With(isOpen: false, isUndecided: true));
        Assert.Equal(FindingChangeKind.Fixed, drift.Findings.Single(change => change.Key.Text == "N01@internet@i-db@tcp/5432").Kind);
        Assert.Equal(
            FindingChangeKind.Unknown, drift.Findings.Single(change => change.Key.Text == "N01@internet@i-other@tcp/5432").Kind);
        Assert.Contains(drift.NewlyUndecided, open => open.Threat.Value == "N01" && open.Destination.Id == "i-other");
    }

    [Fact]
    public void What_a_change_takes_away_is_gone_though_its_call_was_cut_short()
    {
        var estate = Topology(isOpen: true).CutShort(ApiCall.DescribeSecurityGroups).Build();
        var rules = estate.Rows<SecurityGroupRule>();
        var drift = Compare(estate, estate.With(rules.Where(rule => rule.IsEgress)));

        Assert.Contains(drift.Rows, row => row is { Change: RowChangeKind.Removed, Kind: "security group rule" });
        Assert.DoesNotContain(drift.Rows, row => row.Change is RowChangeKind.NotRead);
    }

    private static Estate Estate(bool isOpen) => Topology(isOpen).Build();

    private static Topology Topology(bool isOpen, bool withDb = true, bool withTier = true)
    {
        var aws = new Topology();
        var vpc = aws.Vpc("10.0.0.0/16").WithInternetGateway();
        var subnet = vpc.Subnet("10.0.1.0/24").RoutedTo(vpc.InternetGateway, Anywhere);
        if (!withDb)
            return aws;
        var db = subnet.Host("db", publicIp: "54.0.0.1", sg: sg =>
        {
            if (isOpen)
                sg.Allow(Tcp(5432), Anywhere);
        });
        if (withTier)
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
