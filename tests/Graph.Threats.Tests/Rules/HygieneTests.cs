using Graph.Model.Coverage;
using Graph.Model.Resources;
using Graph.Testing;
using Graph.Testing.Networks;
using Graph.Threats.Findings;
using Graph.Threats.Policies;
using Xunit;
using static Graph.Testing.Words;

namespace Graph.Threats.Tests.Rules;

/// <summary>N33 to N40: groups, rules, ACLs and routes that should not be there or do not work.</summary>
public sealed class HygieneTests
{
    private const string Here = "111111111111/eu-west-1";

    private readonly Topology _aws = new();
    private readonly VpcBuilder _vpc;
    private readonly SubnetBuilder _one;
    private readonly SubnetBuilder _two;

    public HygieneTests()
    {
        _vpc = _aws.Vpc("10.0.0.0/16");
        _one = _vpc.Subnet("10.0.1.0/24", name: "one");
        _two = _vpc.Subnet("10.0.2.0/24", name: "two");
    }

    [Fact]
    public void N33_an_unused_group_rates_by_what_it_would_open()
    {
        _vpc.SecurityGroup("all").Allow(AllTraffic, Anywhere);
        _vpc.SecurityGroup("ssh").Allow(Tcp(22), Anywhere);
        _vpc.SecurityGroup("inner").Allow(Tcp(22), "10.0.0.0/8");
        var run = RuleRun.Of("N33", _aws);

        var finding = run.Finds("N33@-@sg-all@-", Severity.Medium, "sgr-all-in-1");
        Assert.Contains(finding.Evidence.Facts, fact =>
            fact.Field == "cannot be known" && fact.Value.StartsWith("functions", StringComparison.Ordinal));
        run.Finds("N33@-@sg-ssh@-", Severity.Low, "sgr-ssh-in-1");
        run.Finds("N33@-@sg-inner@-", Severity.Low);
    }

    [Fact]
    public void N33_a_group_on_an_interface_or_in_a_rule_or_in_a_template_is_used()
    {
        var named = _vpc.SecurityGroup("named");
        _one.Host("web", sg: sg => sg.Allow(Tcp(80), named));
        var template = _vpc.SecurityGroup("template");
        _aws.Add(
            ApiCall.DescribeLaunchTemplateVersions,
            new LaunchTemplateVersion(new("lt-1"), 1, true, [new(template.Id)], null, null));
        RuleRun.Of("N33", _aws).Passes();
    }

    [Theory]
    [InlineData("describe-network-interfaces")]
    [InlineData("describe-launch-template-versions")]
    [InlineData("rds/describe-db-instances")]
    public void N33_without_a_call_of_the_closure_nobody_knows(string call)
    {
        _vpc.SecurityGroup("all").Allow(AllTraffic, Anywhere);
        RuleRun.Of("N33", _aws.Deny(new ApiCall(call))).IsUndecided("sg-all", call);
    }

    [Fact]
    public void N34_a_default_group_with_rules_rates_higher_when_something_has_it()
    {
        RuleRun.Of("N34", _aws)
            .Finds("N34@-@sg-1-default@-", Severity.Low, "sgr-1-default-in-1", "sgr-1-default-out-all");
        _one.Host("web").InGroups(_vpc.DefaultGroup);
        RuleRun.Of("N34", _aws)
            .Finds("N34@-@sg-1-default@-", Severity.Medium, "sgr-1-default-in-1", "sgr-1-default-out-all");
    }

    [Fact]
    public void N34_an_empty_one_that_nothing_has_passes()
    {
        _aws.Drop<SecurityGroupRule>(row => row.Group.Value == "sg-1-default");
        RuleRun.Of("N34", _aws).Passes();
        RuleRun.Of("N34", _aws.Deny(ApiCall.DescribeNetworkInterfaces))
            .IsUndecided(Here, ApiCall.DescribeNetworkInterfaces.Name);
    }

    [Fact]
    public void N35_a_group_that_is_gone_and_one_over_a_peering_that_is()
    {
        var gone = _vpc.SecurityGroup("gone");
        var other = _aws.Vpc("10.9.0.0/16");
        var peering = _vpc.PeeredWith(other, "old", "deleted");
        _one.Host("web", sg: sg => sg.Allow(Tcp(80), gone).Allow(Tcp(81), other.SecurityGroup("there"), peering));
        _aws.Drop<SecurityGroup>(row => row.Id.Value == "sg-gone");
        var run = RuleRun.Of("N35", _aws);

        Assert.Contains(
            "which is gone",
            run.Finds("N35@-@sgr-web-in-1@-", Severity.Medium, "sgr-web-in-1").Message,
            StringComparison.Ordinal);
        Assert.Contains(
            "over a peering that is deleted",
            run.Finds("N35@-@sgr-web-in-2@-", Severity.Medium, "sgr-web-in-2").Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void N35_an_account_that_nobody_listed()
    {
        var foreign = _aws.Vpc("10.9.0.0/16", account: "999999999999");
        _one.Host("web", sg: sg => sg.Allow(Tcp(80), foreign.SecurityGroup("there")));
        _aws.WithoutAccount("999999999999");
        RuleRun.Of("N35", _aws).Finds("N35@-@sgr-web-in-1@-", Severity.Medium, "sgr-web-in-1");
        RuleRun.Of("N35", _aws, RuleRun.Policy with { Trust = new Trust([], ["999999999999"], [], 24) }).Passes();
    }

    [Fact]
    public void N35_a_group_that_may_not_have_been_read_leaves_it_open()
    {
        var gone = _vpc.SecurityGroup("gone");
        _one.Host("web", sg: sg => sg.Allow(Tcp(80), gone));
        _aws.Drop<SecurityGroup>(row => row.Id.Value == "sg-gone").CutShort(ApiCall.DescribeSecurityGroups);
        RuleRun.Of("N35", _aws).IsUndecided("sg-web", "sg-gone");
    }

    [Fact]
    public void N36_a_wizards_group_in_use()
    {
        _aws.Change<SecurityGroup>(row => row.Id.Value == "sg-web" ? row with { Name = "launch-wizard-3" } : row);
        _one.Host("web");
        RuleRun.Of("N36", _aws).Finds("N36@-@sg-web@-", Severity.Medium);
    }

    [Fact]
    public void N36_one_that_nothing_uses_is_N33s_and_others_pass()
    {
        _aws.Change<SecurityGroup>(row => row.Id.Value == "sg-idle" ? row with { Name = "launch-wizard-3" } : row);
        _vpc.SecurityGroup("idle");
        _one.Host("web");
        RuleRun.Of("N36", _aws).Passes();
        RuleRun.Of("N36", _aws.Deny(ApiCall.DescribeSecurityGroups))
            .IsUndecided(Here, ApiCall.DescribeSecurityGroups.Name);
    }

    [Fact]
    public void N37_an_entry_that_others_decide_before()
    {
        _one.GuardedBy(acl =>
            acl.AllowIn(100, Tcp(0, 1023), "10.0.0.0/8").DenyIn(110, Tcp(1024, 65535), "10.0.0.0/9")
                .AllowIn(120, Tcp(80, 2000), "10.1.0.0/16").AllowIn(130, Tcp(443), "11.0.0.0/8"));
        _aws.Drop<SecurityGroupRule>(_ => true);
        var finding = Assert.Single(RuleRun.Of("N37", _aws).Findings);

        Assert.Equal(Severity.Info, finding.Rating.Severity);
        Assert.Contains("ingress/120/10.1.0.0/16", finding.Destination.Id, StringComparison.Ordinal);
        Assert.Equal(3, finding.Evidence.Rules.Length);
        Assert.Contains("rule 100, rule 110", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void N37_a_rule_within_another_and_one_that_nobody_needs()
    {
        _two.Host("client");
        _one.Host("web", sg: sg =>
            sg.Allow(Tcp(80), "10.0.2.0/24").Allow(Tcp(80, 90), "10.0.0.0/16").Allow(Tcp(443), "172.16.0.0/12")
                .Allow(Tcp(443), Anywhere));
        _aws.Drop<SecurityGroupRule>(row => row.Group.Value == "sg-1-default");
        var run = RuleRun.Of("N37", _aws);

        run.Finds("N37@-@sgr-web-in-1@-", Severity.Info, "sgr-web-in-1", "sgr-web-in-2");
        run.Finds("N37@-@sgr-web-in-3@-", Severity.Info, "sgr-web-in-3", "sgr-web-in-4");
        Assert.Equal(2, run.Findings.Count);
    }

    [Fact]
    public void N37_a_rule_for_everybody_that_nobody_can_use_rates_higher_than_one_for_some()
    {
        _one.Host("web", sg: sg => sg.Allow(Tcp(443), "0.0.0.0/0").Allow(Tcp(80), "172.16.0.0/12"));
        var run = RuleRun.Of("N37", _aws);

        run.Finds("N37@-@sgr-web-in-1@-", Severity.Low, "sgr-web-in-1");
        run.Finds("N37@-@sgr-web-in-2@-", Severity.Info, "sgr-web-in-2");
    }

    [Fact]
    public void N37_with_interfaces_that_were_not_read_no_rule_is_unneeded()
    {
        _one.Host("web", sg: sg => sg.Allow(Tcp(443), "172.16.0.0/12"));
        RuleRun.Of("N37", _aws.CutShort(ApiCall.DescribeNetworkInterfaces))
            .IsUndecided("snapshot", ApiCall.DescribeNetworkInterfaces.Name);
    }

    [Fact]
    public void N38_an_acl_that_drops_replies()
    {
        _one.Host("web", sg: sg => sg.Allow(Tcp(443), "10.0.0.0/16"));
        _two.Host("client");
        _one.GuardedBy(acl => acl.AllowIn(100, AllTraffic).AllowOut(100, Tcp(443)));
        var run = RuleRun.Of("N38", _aws);
        var finding = Assert.Single(run.Findings);

        Assert.Equal(("subnet-two", Severity.Low), (finding.Source.Id, finding.Rating.Severity));
        Assert.StartsWith("acl-", finding.Destination.Id, StringComparison.Ordinal);
        Assert.Contains("requests arrive on tcp 443", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void N38_open_ephemeral_ports_pass_and_without_acls_nobody_knows()
    {
        _one.Host("web", sg: sg => sg.Allow(Tcp(443), "10.0.0.0/16"));
        _two.Host("client");
        _one.GuardedBy(acl => acl.AllowIn(100, AllTraffic).AllowOut(100, Tcp(1024, 65535)));
        RuleRun.Of("N38", _aws).Passes();
        RuleRun.Of("N38", _aws.Deny(ApiCall.DescribeNetworkAcls)).IsUndecided(Here, ApiCall.DescribeNetworkAcls.Name);
    }

    [Fact]
    public void N39_a_persistent_subnet_behind_an_acl_that_allows_everything()
    {
        _aws.Tier(_one, "persistent").Tier(_two, "application");
        _one.Host("db");
        _two.Host("app");
        RuleRun.Of("N39", _aws).Finds("N39@-@subnet-one@-", Severity.Medium, "acl-1-default");
    }

    [Fact]
    public void N39_an_acl_that_says_something_passes()
    {
        _aws.Tier(_one, "persistent");
        _one.Host("db");
        _one.GuardedBy(acl => acl.DenyIn(90, Tcp(22)).AllowIn(100, AllTraffic).AllowOut(100, AllTraffic));
        RuleRun.Of("N39", _aws).Passes();
        RuleRun.Of("N39", _aws.Deny(ApiCall.DescribeNetworkAcls)).IsUndecided("subnet-one", "subnet-one");
    }

    [Fact]
    public void N40_a_route_to_what_is_gone()
    {
        _one.Routes(table =>
            table.Blackhole("10.9.0.0/16", new NamedTarget(RouteTargetKind.VpcPeeringConnection, "pcx-gone")));
        var finding = Assert.Single(RuleRun.Of("N40", _aws).Findings);

        Assert.Equal(Severity.Low, finding.Rating.Severity);
        Assert.EndsWith("/10.9.0.0/16", Assert.Single(finding.Evidence.Rules), StringComparison.Ordinal);
        Assert.Contains("leads to pcx-gone, which is gone", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void N40_a_peering_that_one_side_routes()
    {
        var other = _aws.Vpc("10.9.0.0/16");
        var peering = _vpc.PeeredWith(other, "half");
        _vpc.RoutedTo(peering, "10.9.0.0/16");
        RuleRun.Of("N40", _aws).Finds("N40@-@pcx-half@-", Severity.Low, "pcx-half");
        other.RoutedTo(peering, "10.0.0.0/16");
        RuleRun.Of("N40", _aws).Passes();
        RuleRun.Of("N40", _aws.Deny(ApiCall.DescribeRouteTables)).IsUndecided(Here, ApiCall.DescribeRouteTables.Name);
    }
}
