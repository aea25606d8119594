using Graph.Model.Coverage;
using Graph.Model.Resources;
using Graph.Testing;
using Graph.Testing.Networks;
using Graph.Threats.Findings;
using Xunit;
using static Graph.Testing.Words;

namespace Graph.Threats.Tests.Rules;

/// <summary>N11 to N15 and N55: what load balancers at the perimeter do.</summary>
public sealed class ListenerTests
{
    private readonly Topology _aws = new();
    private readonly VpcBuilder _vpc;
    private readonly SubnetBuilder _public;

    public ListenerTests()
    {
        _vpc = _aws.Vpc("10.0.0.0/16").WithInternetGateway();
        _public = _vpc.Subnet("10.0.1.0/24", name: "public").RoutedTo(_vpc.InternetGateway, Anywhere);
    }

    [Fact]
    public void N11_a_database_behind_a_public_balancer()
    {
        var db = _vpc.Subnet("10.0.2.0/24").Host("db");
        var balancer = _vpc.ApplicationLoadBalancer("web").In(_public, "54.0.0.9")
            .Listen("HTTPS", 443, _vpc.TargetGroup("db", "HTTP", 9200).Target(db));
        balancer.Group.Allow(Tcp(443), Anywhere);
        _aws.Tier(db, "persistent");
        RuleRun.Of("N11", _aws).Finds($"N11@{balancer.Id}@i-db@-", Severity.Critical);
    }

    [Fact]
    public void N11_an_application_behind_it_is_meant_and_so_is_an_internal_balancer()
    {
        var db = _vpc.Subnet("10.0.2.0/24").Host("db");
        _vpc.ApplicationLoadBalancer("web", isInternetFacing: false).In(_public)
            .Listen("HTTPS", 443, _vpc.TargetGroup("db", "HTTP", 9200).Target(db));
        _vpc.ApplicationLoadBalancer("shop").In(_public, "54.0.0.9")
            .Listen("HTTPS", 443, _vpc.TargetGroup("app", "HTTP", 80).Target(_public.Host("app")));
        _aws.Tier(db, "persistent");
        RuleRun.Of("N11", _aws).Passes();
    }

    [Fact]
    public void N11_without_targets_nobody_knows()
    {
        var group = _vpc.TargetGroup("db", "HTTP", 9200);
        var balancer = _vpc.ApplicationLoadBalancer("web").In(_public, "54.0.0.9").Listen("HTTPS", 443, group);
        RuleRun.Of("N11", _aws.Deny(ApiCall.DescribeTargetHealth)).IsUndecided(balancer.Id, group.Id);
    }

    [Fact]
    public void N12_http_that_is_served_and_http_that_redirects()
    {
        var group = _vpc.TargetGroup("app", "HTTP", 80).Target(_public.Host("app"));
        var balancer = _vpc.ApplicationLoadBalancer("web").In(_public, "54.0.0.9").Listen("HTTP", 80, group);
        var listener = $"{balancer.Id.Replace(":loadbalancer/", ":listener/", StringComparison.Ordinal)}/80";
        RuleRun.Of("N12", _aws).Finds($"N12@internet@{listener}@-", Severity.Medium, listener);
        _aws.Change<ListenerAction>(row =>
            row with { Type = "redirect", TargetGroup = null, RedirectProtocol = "HTTPS" });
        RuleRun.Of("N12", _aws).Passes();
        _aws.Change<ListenerAction>(row => row with { RedirectProtocol = "#{protocol}" });
        RuleRun.Of("N12", _aws).Finds($"N12@internet@{listener}@-", Severity.Medium, listener);
    }

    [Fact]
    public void N12_of_classic_balancers_too()
    {
        var old = _vpc.ClassicLoadBalancer("old").In(_public, "54.0.0.9").Listen(80, 8080);
        var other = _vpc.ClassicLoadBalancer("other").In(_public, "54.0.0.8").Listen(80, 8080);
        _aws.Change<ClassicListener>(row => row with { Protocol = "HTTP" });
        var run = RuleRun.Of("N12", _aws);
        Assert.Equal(
            [$"N12@internet@{old.Id}/HTTP/80@-", $"N12@internet@{other.Id}/HTTP/80@-"],
            run.Findings.Select(finding => finding.Key.Text));
    }

    [Fact]
    public void N12_without_listeners_nobody_knows()
    {
        var balancer = _vpc.ApplicationLoadBalancer("web").In(_public, "54.0.0.9");
        RuleRun.Of("N12", _aws.Deny(ApiCall.DescribeListeners))
            .IsUndecided(balancer.Id, $"{ApiCall.DescribeListeners} of {balancer.Id}");
    }

    [Theory]
    [InlineData("ELBSecurityPolicy-2016-08", true)]
    [InlineData("ELBSecurityPolicy-TLS-1-1-2017-01", true)]
    [InlineData("ELBSecurityPolicy-TLS13-1-2-2021-06", false)]
    [InlineData("ELBSecurityPolicy-TLS-1-2-2017-01", false)]
    [InlineData(null, false)]
    public void N13_policies_that_take_old_tls(string? policy, bool isFound)
    {
        var balancer = _vpc.ApplicationLoadBalancer("web").In(_public, "54.0.0.9").Listen("HTTPS", 443);
        _aws.Change<Listener>(row => row with { SslPolicy = policy });
        var listener = $"{balancer.Id.Replace(":loadbalancer/", ":listener/", StringComparison.Ordinal)}/443";
        if (isFound)
            RuleRun.Of("N13", _aws).Finds($"N13@-@{listener}@-", Severity.Medium, listener);
        else
            RuleRun.Of("N13", _aws).Passes();
    }

    [Fact]
    public void N13_plain_text_to_the_targets_counts_where_the_policy_asks_for_more()
    {
        var balancer = _vpc.ApplicationLoadBalancer("web").In(_public, "54.0.0.9")
            .Listen("HTTPS", 443, _vpc.TargetGroup("app", "HTTP", 80).Target(_public.Host("app")));
        var listener = $"{balancer.Id.Replace(":loadbalancer/", ":listener/", StringComparison.Ordinal)}/443";
        RuleRun.Of("N13", _aws).Passes();
        RuleRun.Of("N13", _aws, RuleRun.Policy with { Tls = RuleRun.Policy.Tls with { ToTargets = true } })
            .Finds($"N13@-@{listener}@-", Severity.Low, listener);
    }

    [Fact]
    public void N13_without_listeners_nobody_knows()
    {
        var balancer = _vpc.ApplicationLoadBalancer("web").In(_public, "54.0.0.9");
        RuleRun.Of("N13", _aws.Deny(ApiCall.DescribeListeners))
            .IsUndecided(balancer.Id, $"{ApiCall.DescribeListeners} of {balancer.Id}");
    }

    [Fact]
    public void N14_a_name_server_that_answers_the_world()
    {
        _aws.Tier(_public.Host("dns", publicIp: "54.0.0.1", sg: sg => sg.Allow(Udp(53), Anywhere)), "cnc");
        RuleRun.Of("N14", _aws).Finds("N14@internet@i-dns@udp/53", Severity.Critical, "sgr-dns-in-1");
    }

    [Fact]
    public void N14_tcp_and_a_range_are_none()
    {
        _public.Host("dns", publicIp: "54.0.0.1", sg: sg => sg.Allow(Tcp(53), Anywhere).Allow(Udp(53), "81.2.69.0/24"));
        RuleRun.Of("N14", _aws).Passes();
    }

    [Fact]
    public void N14_without_network_acls_nobody_knows()
    {
        _public.Host("dns", publicIp: "54.0.0.1", sg: sg => sg.Allow(Udp(53), Anywhere));
        RuleRun.Of("N14", _aws.Deny(ApiCall.DescribeNetworkAcls))
            .IsUndecided("i-dns", ApiCall.DescribeNetworkAcls.Name);
    }

    [Fact]
    public void N15_a_public_application_balancer_is_an_open_question_and_an_internal_one_none()
    {
        _vpc.ApplicationLoadBalancer("inner", isInternetFacing: false).In(_public);
        _vpc.NetworkLoadBalancer("net").In(_public, "54.0.0.8");
        RuleRun.Of("N15", _aws).Passes();
        var balancer = _vpc.ApplicationLoadBalancer("web").In(_public, "54.0.0.9");
        RuleRun.Of("N15", _aws).IsUndecided(balancer.Id, "wafv2/get-web-acl-for-resource");
    }

    [Fact]
    public void N55_a_balancer_without_access_logs()
    {
        var balancer = _vpc.ApplicationLoadBalancer("web").In(_public, "54.0.0.9")
            .WithAttribute("access_logs.s3.enabled", "false");
        RuleRun.Of("N55", _aws).Finds($"N55@-@{balancer.Id}@-", Severity.Medium);
    }

    [Fact]
    public void N55_one_with_logs_passes_and_one_that_does_not_tell_is_open()
    {
        var balancer = _vpc.ApplicationLoadBalancer("web").In(_public, "54.0.0.9")
            .WithAttribute("access_logs.s3.enabled", "true");
        RuleRun.Of("N55", _aws).Passes();
        RuleRun.Of("N55", _aws.Deny(ApiCall.DescribeLoadBalancerAttributes))
            .IsUndecided(balancer.Id, $"{ApiCall.DescribeLoadBalancerAttributes} of {balancer.Id}");
    }
}
