using Graph.Model.Coverage;
using Graph.Testing;
using Graph.Testing.Networks;
using Graph.Threats.Findings;
using Xunit;
using static Graph.Testing.Words;

namespace Graph.Threats.Tests.Rules;

/// <summary>N23 to N32: who may reach whom inside.</summary>
public sealed class SegmentationTests
{
    private readonly Topology _aws = new();
    private readonly VpcBuilder _vpc;
    private readonly SubnetBuilder _edge;
    private readonly SubnetBuilder _app;
    private readonly SubnetBuilder _data;

    public SegmentationTests()
    {
        _vpc = _aws.Vpc("10.0.0.0/16").WithInternetGateway();
        _edge = _vpc.Subnet("10.0.1.0/24", name: "edge").RoutedTo(_vpc.InternetGateway, Anywhere);
        _app = _vpc.Subnet("10.0.2.0/24", name: "app");
        _data = _vpc.Subnet("10.0.3.0/24", name: "data");
        _aws.Tier(_edge, "perimeter").Tier(_app, "application").Tier(_data, "persistent");
    }

    [Fact]
    public void N23_the_perimeter_reaches_a_database()
    {
        _edge.Host("proxy");
        _data.Host("db", sg: sg => sg.Allow(Tcp(5432), "10.0.0.0/16"));
        RuleRun.Of("N23", _aws).Finds("N23@tier:perimeter@i-db@tcp/5432", Severity.Medium, "sgr-db-in-1");
    }

    [Fact]
    public void N23_the_application_may()
    {
        _edge.Host("proxy");
        var app = _app.Host("app");
        _data.Host("db", sg: sg => sg.Allow(Tcp(5432), app.Group));
        RuleRun.Of("N23", _aws).Passes();
    }

    [Fact]
    public void N23_without_network_acls_nobody_knows()
    {
        _edge.Host("proxy");
        _data.Host("db", sg: sg => sg.Allow(Tcp(5432), "10.0.0.0/16"));
        RuleRun.Of("N23", _aws.Deny(ApiCall.DescribeNetworkAcls)).IsUndecided("i-db", ApiCall.DescribeNetworkAcls.Name);
    }

    [Fact]
    public void N24_a_subnet_with_two_tiers()
    {
        _app.Host("app");
        _aws.Tier(_app.Host("db"), "persistent");
        var finding = RuleRun.Of("N24", _aws).Finds("N24@-@subnet-app@-", Severity.Medium);

        Assert.Equal(
            [new Fact("i-app", "tier", "application"), new Fact("i-db", "tier", "persistent")], finding.Evidence.Facts);
    }

    [Fact]
    public void N24_a_group_with_two_tiers_counts_more_when_it_has_rules()
    {
        var common = _vpc.SecurityGroup("common");
        _app.Host("app").AlsoIn(common);
        _data.Host("db").AlsoIn(common);
        RuleRun.Of("N24", _aws).Finds("N24@-@sg-common@-", Severity.Info);
        common.Allow(Tcp(22), "10.9.0.0/16");
        RuleRun.Of("N24", _aws).Finds("N24@-@sg-common@-", Severity.Medium);
    }

    [Fact]
    public void N24_a_tier_by_itself_is_none_and_neither_is_what_stands_in_its_service()
    {
        _app.Host("app");
        _data.Host("db");
        _vpc.ApplicationLoadBalancer("inner", isInternetFacing: false).In(_app);
        RuleRun.Of("N24", _aws).Passes();
        RuleRun.Of("N24", _aws.Deny(ApiCall.DescribeNetworkInterfaces))
            .IsUndecided("111111111111/eu-west-1", ApiCall.DescribeNetworkInterfaces.Name);
    }

    [Fact]
    public void N25_a_group_that_admits_everything_from_itself()
    {
        var shared = _vpc.SecurityGroup("shared").AllowSelf(AllTraffic);
        _app.Host("one").InGroups(shared);
        _app.Host("two").InGroups(shared);
        RuleRun.Of("N25", _aws).Finds("N25@sg-shared@sg-shared@-", Severity.Medium, "sgr-shared-in-1");
    }

    [Fact]
    public void N25_a_port_is_none_and_neither_is_a_single_member()
    {
        var shared = _vpc.SecurityGroup("shared").AllowSelf(Tcp(7000));
        _app.Host("one").InGroups(shared);
        _app.Host("two").InGroups(shared);
        _app.Host("three").InGroups(_vpc.SecurityGroup("alone").AllowSelf(AllTraffic));
        RuleRun.Of("N25", _aws).Passes();
        RuleRun.Of("N25", _aws.Deny(ApiCall.DescribeNetworkInterfaces))
            .IsUndecided("111111111111/eu-west-1", ApiCall.DescribeNetworkInterfaces.Name);
    }

    [Fact]
    public void N26_a_whole_network_in_place_of_a_group()
    {
        _app.Host("app", sg: sg => sg.Allow(Tcp(443), "10.0.0.0/8"));
        _edge.Host("proxy");
        var finding = RuleRun.Of("N26", _aws).Finds("N26@-@sg-app@-", Severity.Medium, "sgr-app-in-1");

        Assert.Contains("exposure 2 of 4: proved from i-proxy", finding.Rating.Reasons);
    }

    [Fact]
    public void N26_a_subnet_a_foreign_block_and_the_world_are_none()
    {
        _app.Host("app", sg: sg =>
            sg.Allow(Tcp(443), "10.0.1.0/24").Allow(Tcp(443), "192.168.0.0/16").Allow(Tcp(443), Anywhere));
        RuleRun.Of("N26", _aws).Passes();
        RuleRun.Of("N26", _aws.Deny(ApiCall.DescribeVpcs))
            .IsUndecided("111111111111/eu-west-1", ApiCall.DescribeVpcs.Name);
    }

    [Fact]
    public void N27_a_database_that_starts_connections_upwards()
    {
        _data.Host("db");
        _app.Host("app", sg: sg => sg.Allow(Tcp(9000), "10.0.3.0/24"));
        RuleRun.Of("N27", _aws).Finds("N27@tier:persistent@i-app@tcp/9000", Severity.Low, "sgr-app-in-1");
    }

    [Fact]
    public void N27_replies_are_none()
    {
        var app = _app.Host("app");
        _data.Host("db", sg: sg => sg.WithoutDefaultEgress().Allow(Tcp(5432), app.Group));
        RuleRun.Of("N27", _aws).Passes();
    }

    [Fact]
    public void N27_without_network_acls_nobody_knows()
    {
        _data.Host("db");
        _app.Host("app", sg: sg => sg.Allow(Tcp(9000), "10.0.3.0/24"));
        RuleRun.Of("N27", _aws.Deny(ApiCall.DescribeNetworkAcls))
            .IsUndecided("i-app", ApiCall.DescribeNetworkAcls.Name);
    }

    [Fact]
    public void N28_administration_without_a_jump_host()
    {
        _app.Host("app");
        _data.Host("db", sg: sg => sg.Allow(Tcp(22), "10.0.0.0/16"));
        RuleRun.Of("N28", _aws).Finds("N28@tier:application@i-db@tcp/22", Severity.Medium, "sgr-db-in-1");
    }

    [Fact]
    public void N28_who_may_be_a_jump_host_for_all_that_was_read_is_not_certain()
    {
        _app.Host("app");
        _data.Host("db", sg: sg => sg.Allow(Tcp(22), "10.0.0.0/16"));
        var finding = RuleRun.Of("N28", _aws.Deny(ApiCall.DescribeInstances)).Finding("N28@tier:unplaced@i-db@tcp/22");

        var unknown = Assert.IsType<Confidence.Unknown>(finding.Confidence);
        Assert.StartsWith("describe-instances in ", Assert.Single(unknown.Missing).Subject, StringComparison.Ordinal);
    }

    [Fact]
    public void N28_a_jump_host_may()
    {
        var jump = _edge.Host("jump");
        _aws.Tag(jump, "Role", "bastion").Tier(jump, "cnc");
        _data.Host("db", sg: sg => sg.Allow(Tcp(22), jump.Group));
        RuleRun.Of("N28", _aws).Passes();
    }

    [Fact]
    public void N28_from_on_premises()
    {
        _vpc.WithVpnGateway();
        _vpc.VpnGateway.WithVpn("192.168.0.0/16");
        _data.RoutedTo(_vpc.VpnGateway, "192.168.0.0/16").Host("db", sg: sg => sg.Allow(Tcp(22), "192.168.0.0/16"));
        RuleRun.Of("N28", _aws).Finds("N28@on-prem@i-db@tcp/22", Severity.High, "sgr-db-in-1");
    }

    [Fact]
    public void N28_without_network_acls_nobody_knows()
    {
        _app.Host("app");
        _data.Host("db", sg: sg => sg.Allow(Tcp(22), "10.0.0.0/16"));
        RuleRun.Of("N28", _aws.Deny(ApiCall.DescribeNetworkAcls)).IsUndecided("i-db", ApiCall.DescribeNetworkAcls.Name);
    }

    [Fact]
    public void N29_a_jump_host_for_everybody()
    {
        var jump = _edge.Host("jump", publicIp: "54.0.0.1", sg: sg => sg.Allow(Tcp(22), Anywhere));
        _aws.Tag(jump, "Role", "bastion").Tier(jump, "cnc");
        RuleRun.Of("N29", _aws).Finds("N29@internet@i-jump@tcp/22", Severity.Critical, "sgr-jump-in-1");
        RuleRun.Of("N03", _aws).Passes();
    }

    [Fact]
    public void N29_a_jump_host_that_uses_databases()
    {
        var jump = _edge.Host("jump");
        _aws.Tag(jump, "Role", "bastion").Tier(jump, "cnc");
        _data.Host("db", sg: sg => sg.Allow(Tcp(5432), jump.Group).Allow(Tcp(22), jump.Group));
        RuleRun.Of("N29", _aws).Finds("N29@tier:cnc@i-db@tcp/5432", Severity.Medium, "sgr-db-in-1");
    }

    [Fact]
    public void N29_an_office_may_administer()
    {
        var jump = _edge.Host("jump", publicIp: "54.0.0.1", sg: sg => sg.Allow(Tcp(22), "81.2.69.160/28"));
        _aws.Tag(jump, "Role", "bastion").Tier(jump, "cnc");
        RuleRun.Of("N29", _aws).Passes();
        RuleRun.Of("N29", _aws.Deny(ApiCall.DescribeNetworkAcls))
            .IsUndecided("i-jump", ApiCall.DescribeNetworkAcls.Name);
    }

    [Fact]
    public void N30_a_jump_host_among_services()
    {
        var jump = _edge.Host("jump");
        _aws.Tag(jump, "Role", "bastion").Tier(jump, "cnc");
        _app.Host("app");
        RuleRun.Of("N30", _aws).Finds("N30@-@i-jump@-", Severity.Medium);
    }

    [Fact]
    public void N30_one_in_a_vpc_of_its_own_passes()
    {
        var jump = _aws.Vpc("10.9.0.0/16").Subnet("10.9.1.0/24").Host("jump");
        _aws.Tag(jump, "Role", "bastion").Tier(jump, "cnc");
        _app.Host("app");
        RuleRun.Of("N30", _aws).Passes();
        RuleRun.Of("N30", _aws.Deny(ApiCall.DescribeNetworkInterfaces))
            .IsUndecided("111111111111/eu-west-1", ApiCall.DescribeNetworkInterfaces.Name);
    }

    [Fact]
    public void N31_more_of_command_and_control_than_it_serves()
    {
        _app.Host("app");
        var dns = _edge.Host("dns", sg: sg => sg.Allow(Udp(53), "10.0.0.0/16").Allow(Tcp(8000), "10.0.0.0/16"));
        _aws.Tag(dns, "Role", "dns").Tier(dns, "cnc");
        RuleRun.Of("N31", _aws).Finds("N31@tier:application@i-dns@tcp/8000", Severity.Medium, "sgr-dns-in-2");
    }

    [Fact]
    public void N31_what_it_serves_passes()
    {
        _app.Host("app");
        var dns = _edge.Host("dns", sg: sg => sg.Allow(Udp(53), "10.0.0.0/16"));
        _aws.Tag(dns, "Role", "dns").Tier(dns, "cnc");
        RuleRun.Of("N31", _aws).Passes();
    }

    [Fact]
    public void N31_without_network_acls_nobody_knows()
    {
        _app.Host("app");
        _aws.Tier(_edge.Host("dns", sg: sg => sg.Allow(Tcp(8000), "10.0.0.0/16")), "cnc");
        RuleRun.Of("N31", _aws.Deny(ApiCall.DescribeNetworkAcls))
            .IsUndecided("i-dns", ApiCall.DescribeNetworkAcls.Name);
    }

    [Fact]
    public void N32_an_agent_that_everybody_may_ask()
    {
        _app.Host("app", sg: sg => sg.Allow(Tcp(9100), "10.0.0.0/16").Allow(Udp(161), "10.0.0.0/16"));
        _data.Host("db");
        RuleRun.Of("N32", _aws)
            .Finds("N32@tier:persistent@i-app@tcp/9100+udp/161", Severity.Low, "sgr-app-in-1", "sgr-app-in-2");
    }

    [Fact]
    public void N32_monitoring_may()
    {
        var monitor = _edge.Host("monitor");
        _aws.Tag(monitor, "Role", "monitoring").Tier(monitor, "cnc");
        _app.Host("app", sg: sg => sg.Allow(Tcp(9100), monitor.Group));
        RuleRun.Of("N32", _aws).Passes();
    }

    [Fact]
    public void N32_without_network_acls_nobody_knows()
    {
        _app.Host("app", sg: sg => sg.Allow(Tcp(9100), "10.0.0.0/16"));
        _data.Host("db");
        RuleRun.Of("N32", _aws.Deny(ApiCall.DescribeNetworkAcls))
            .IsUndecided("i-app", ApiCall.DescribeNetworkAcls.Name);
    }
}
