using Graph.Model;
using Graph.Model.Coverage;
using Graph.Model.Resources;
using Graph.Testing;
using Graph.Testing.Networks;
using Graph.Threats.Findings;
using Xunit;
using static Graph.Testing.Words;

namespace Graph.Threats.Tests.Rules;

/// <summary>N02 and N06 to N10: who is exposed, and past what.</summary>
public sealed class ExposureTests
{
    private readonly Topology _aws = new();
    private readonly VpcBuilder _vpc;
    private readonly SubnetBuilder _public;

    public ExposureTests()
    {
        _vpc = _aws.Vpc("10.0.0.0/16").WithInternetGateway();
        _public = _vpc.Subnet("10.0.1.0/24", name: "public").RoutedTo(_vpc.InternetGateway, Anywhere);
    }

    [Fact]
    public void N02_a_public_database_without_a_route_is_one_change_from_exposure()
    {
        Database(_vpc.Subnet("10.0.2.0/24", name: "data"), sgPort: 3306);
        var finding = RuleRun.Of("N02", _aws).Finds("N02@internet@db-1@-", Severity.Medium, "sgr-orders-in-1");

        Assert.Contains(
            "one change from exposure: its subnet has no route to an internet gateway",
            finding.Message,
            StringComparison.Ordinal);
        Assert.Contains("exposure 2 of 4: one change from the internet", finding.Rating.Reasons);
    }

    [Fact]
    public void N02_two_controls_are_named_both()
    {
        Database(_vpc.Subnet("10.0.2.0/24", name: "data"), sgPort: null);
        var finding = RuleRun.Of("N02", _aws).Finds("N02@internet@db-1@-", Severity.Medium);

        Assert.Contains(
            "no security group rule admits the internet; its subnet has no route",
            finding.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void N02_is_not_for_a_database_that_is_exposed_or_not_declared_public()
    {
        Database(_public, sgPort: 3306);
        RuleRun.Of("N02", _aws).Passes();
        RuleRun.Of("N01", _aws).Finds("N01@internet@db-1@tcp/3306", Severity.Critical, "sgr-orders-in-1");
        _aws.Change<DbInstance>(row => row with { PubliclyAccessible = false });
        RuleRun.Of("N02", _aws).Passes();
    }

    [Fact]
    public void N02_two_databases_that_may_be_behind_one_interface_are_both_told()
    {
        Database(_vpc.Subnet("10.0.2.0/24", name: "data"), sgPort: 3306);
        var first = _aws.Build().Rows<DbInstance>().Single();
        _aws.Add(ApiCall.DescribeDbInstances, first with { Id = new("db-2"), Identifier = "stock", Port = 13306 });
        var run = RuleRun.Of("N02", _aws);

        Assert.Equal(["N02@internet@db-1@-", "N02@internet@db-2@-"], run.Findings.Select(finding => finding.Key.Text));
    }

    [Fact]
    public void N01_the_own_port_of_a_database_counts()
    {
        Database(_public, sgPort: 13306);
        _aws.Change<DbInstance>(row => row with { Port = 13306 });
        RuleRun.Of("N01", _aws).Finds("N01@internet@db-1@tcp/13306", Severity.Critical, "sgr-orders-in-1");
    }

    [Fact]
    public void N02_without_databases_nobody_knows()
    {
        _aws.Deny(ApiCall.DescribeDbInstances);
        RuleRun.Of("N02", _aws).IsUndecided("111111111111/eu-west-1", ApiCall.DescribeDbInstances.Name);
    }

    [Fact]
    public void N06_a_port_that_the_policy_does_not_publish()
    {
        _aws.Tier(
            _public.Host("app", publicIp: "54.0.0.1", sg: sg =>
                sg.Allow(Tcp(3000), Anywhere).Allow(Tcp(443), Anywhere)),
            "application");
        RuleRun.Of("N06", _aws).Finds("N06@internet@i-app@tcp/3000", Severity.High, "sgr-app-in-1");
    }

    [Fact]
    public void N06_what_other_rules_are_about_is_left_to_them()
    {
        _public.Host("app", publicIp: "54.0.0.1", sg: sg => sg
            .Allow(Tcp(443), Anywhere).Allow(Tcp(22), Anywhere).Allow(Tcp(3306), Anywhere).Allow(Tcp(8080), Anywhere)
                .Allow(Ping, Anywhere));
        RuleRun.Of("N06", _aws).Passes();
    }

    [Fact]
    public void N06_without_internet_gateways_nobody_knows()
    {
        _public.Host("app", publicIp: "54.0.0.1", sg: sg => sg.Allow(Tcp(3000), Anywhere));
        _aws.Deny(ApiCall.DescribeInternetGateways);
        RuleRun.Of("N06", _aws).IsUndecided("i-app", ApiCall.DescribeInternetGateways.Name);
    }

    [Fact]
    public void N07_the_port_behind_the_balancer_from_inside()
    {
        var (app, other) = (_vpc.Subnet("10.0.2.0/24")
            .Host("app", sg: sg => sg.Allow(Tcp(8080), "10.0.0.0/8")), _public.Host("other"));
        _aws.Tier(app, "application").Tier(other, "persistent");
        var finding = RuleRun.Of("N07", _aws).Finds("N07@tier:persistent@i-app@tcp/8080", Severity.Low, "sgr-app-in-1");

        Assert.Equal("i-app answers i-other on the internal port tcp 8080, past its load balancer", finding.Message);
    }

    [Fact]
    public void N07_the_port_behind_the_balancer_from_the_internet()
    {
        _aws.Tier(_public.Host("app", publicIp: "54.0.0.1", sg: sg => sg.Allow(Tcp(8443), Anywhere)), "application");
        RuleRun.Of("N07", _aws).Finds("N07@internet@i-app@tcp/8443", Severity.High, "sgr-app-in-1");
    }

    [Fact]
    public void N07_the_balancer_itself_is_meant()
    {
        var app = _vpc.Subnet("10.0.2.0/24").Host("app");
        var group = _vpc.TargetGroup("app", "HTTP", 8080).Target(app);
        var balancer = _vpc.ApplicationLoadBalancer("web").In(_public, "54.0.0.9").Listen("HTTPS", 443, group);
        balancer.Group.Allow(Tcp(443), Anywhere);
        app.Group.Allow(Tcp(8080), balancer.Group);
        RuleRun.Of("N07", _aws).Passes();
    }

    [Fact]
    public void N07_without_network_acls_nobody_knows()
    {
        _public.Host("app", sg: sg => sg.Allow(Tcp(8080), "10.0.0.0/8"));
        _vpc.Subnet("10.0.2.0/24").Host("other");
        _aws.Deny(ApiCall.DescribeNetworkAcls);
        RuleRun.Of("N07", _aws).IsUndecided("i-app", ApiCall.DescribeNetworkAcls.Name);
    }

    [Fact]
    public void N08_an_instance_on_the_internet_by_itself()
    {
        _aws.Tier(_public.Host("app", publicIp: "54.0.0.1", sg: sg => sg.Allow(Tcp(443), Anywhere)), "application");
        var finding = RuleRun.Of("N08", _aws).Finds("N08@internet@i-app@tcp/443", Severity.High, "sgr-app-in-1");

        Assert.Contains(new Fact("eni-app", "public address", "54.0.0.1"), finding.Evidence.Facts);
    }

    [Fact]
    public void N08_one_that_nobody_reaches_and_one_behind_a_balancer_are_none()
    {
        _public.Host("closed", publicIp: "54.0.0.1");
        var app = _public.Host("app", publicIp: "54.0.0.2", sg: sg => sg.Allow(Tcp(443), Anywhere));
        _vpc.ApplicationLoadBalancer("web").In(_public, "54.0.0.9")
            .Listen("HTTPS", 443, _vpc.TargetGroup("app", "HTTPS", 443).Target(app));
        RuleRun.Of("N08", _aws).Passes();
    }

    [Fact]
    public void N08_without_target_groups_nobody_knows_who_is_behind_a_balancer()
    {
        _aws.Deny(ApiCall.DescribeTargetGroups);
        RuleRun.Of("N08", _aws).IsUndecided("111111111111/eu-west-1", ApiCall.DescribeTargetGroups.Name);
    }

    [Fact]
    public void N09_a_target_that_answers_without_its_balancer()
    {
        var app = _public.Host("app", publicIp: "54.0.0.2", sg: sg => sg.Allow(Tcp(8080), Anywhere));
        _vpc.ApplicationLoadBalancer("web").In(_public, "54.0.0.9")
            .Listen("HTTPS", 443, _vpc.TargetGroup("app", "HTTP", 8080).Target(app));
        _aws.Tier(app, "application");
        RuleRun.Of("N09", _aws).Finds("N09@internet@i-app@tcp/8080", Severity.High, "sgr-app-in-1");
    }

    [Fact]
    public void N09_a_target_over_udp()
    {
        var dns = _public.Host("dns", publicIp: "54.0.0.2", sg: sg => sg.Allow(Udp(5353), Anywhere).Allow(Tcp(5353), Anywhere));
        _vpc.NetworkLoadBalancer("net").In(_public, "54.0.0.9").Listen("UDP", 53, _vpc.TargetGroup("dns", "UDP", 5353).Target(dns));
        RuleRun.Of("N09", _aws).Finds("N09@internet@i-dns@udp/5353", Severity.Critical, "sgr-dns-in-1");
    }

    [Fact]
    public void N09_another_port_is_none_and_neither_is_a_private_target()
    {
        var app = _public.Host("app", publicIp: "54.0.0.2", sg: sg => sg.Allow(Tcp(443), Anywhere));
        var inner = _vpc.Subnet("10.0.2.0/24").Host("inner", sg: sg => sg.Allow(Tcp(8080), Anywhere));
        _vpc.ApplicationLoadBalancer("web").In(_public, "54.0.0.9")
            .Listen("HTTPS", 443, _vpc.TargetGroup("app", "HTTP", 8080).Target(app).Target(inner));
        RuleRun.Of("N09", _aws).Passes();
    }

    [Fact]
    public void N09_without_network_acls_nobody_knows()
    {
        var app = _public.Host("app", publicIp: "54.0.0.2", sg: sg => sg.Allow(Tcp(8080), Anywhere));
        _vpc.ApplicationLoadBalancer("web").In(_public, "54.0.0.9")
            .Listen("HTTPS", 443, _vpc.TargetGroup("app", "HTTP", 8080).Target(app));
        _aws.Deny(ApiCall.DescribeNetworkAcls);
        RuleRun.Of("N09", _aws).IsUndecided("i-app", ApiCall.DescribeNetworkAcls.Name);
    }

    [Fact]
    public void N10_open_over_ipv6_alone()
    {
        var six = Ipv6(out var subnet);
        _aws.Tier(
            subnet.Host("app", publicIp: "54.0.0.1", sg: sg => sg.Allow(Tcp(443), AnywhereV6).Allow(Tcp(80), Anywhere))
                .WithIpv6(six),
            "application");
        RuleRun.Of("N10", _aws).Finds("N10@internet@i-app@tcp/443", Severity.High, "sgr-app-in-1");
    }

    [Fact]
    public void N10_open_over_both_is_none()
    {
        var six = Ipv6(out var subnet);
        subnet.Host("app", publicIp: "54.0.0.1", sg: sg => sg.Allow(Tcp(443), AnywhereV6).Allow(Tcp(443), Anywhere))
            .WithIpv6(six);
        RuleRun.Of("N10", _aws).Passes();
    }

    [Fact]
    public void N10_without_network_acls_nobody_knows()
    {
        var six = Ipv6(out var subnet);
        subnet.Host("app", sg: sg => sg.Allow(Tcp(443), AnywhereV6)).WithIpv6(six);
        _aws.Deny(ApiCall.DescribeNetworkAcls);
        RuleRun.Of("N10", _aws).IsUndecided("i-app", ApiCall.DescribeNetworkAcls.Name);
    }

    private string Ipv6(out SubnetBuilder subnet)
    {
        _vpc.WithCidr("2600:1f18::/56");
        subnet = _vpc.Subnet("10.0.3.0/24", name: "six").WithIpv6("2600:1f18:0:1::/64")
            .RoutedTo(_vpc.InternetGateway, Anywhere, AnywhereV6);
        return "2600:1f18:0:1::10";
    }

    /// <summary>An RDS instance with an interface and a public address in a subnet.</summary>
    private void Database(SubnetBuilder subnet, int? sgPort)
    {
        var one = subnet.Interface("orders", sg: sg =>
        {
            if (sgPort is { } port)
                sg.Allow(Tcp(port), Anywhere);
        }).WithPublicIp("54.0.0.1").Attached();
        var scope = new Scope(Topology.DefaultAccount, Topology.DefaultRegion);
        _aws.Change<NetworkInterface>(row => row.Id.Value == one.Id
            ? row with { Description = "RDSNetworkInterface", RequesterId = "amazon-rds", RequesterManaged = true } : row);
        _aws.Add(ApiCall.DescribeDbInstances, new DbInstance(
            new("db-1"), scope, "orders", "mysql", 3306, null, true, true, new(_vpc.Id), [new(subnet.Id)], [new(one.Group.Id)], null));
    }
}
