using Graph.Engine;
using Graph.Engine.Answers;
using Graph.Engine.Paths;
using Graph.Engine.Selecting;
using Graph.Engine.Sets;
using Graph.Model.Addressing;
using Graph.Model.Coverage;
using Graph.Model.Evidence;
using Graph.Model.Resources;
using Graph.Testing;
using Graph.Testing.LoadBalancers;
using Graph.Testing.Networks;
using Xunit;
using static Graph.Testing.Words;

namespace Graph.Tests.Engine;

/// <summary>Paths over load balancers: where they lead on to, and what may not be said where it was not read.</summary>
public sealed class RelayTests
{
    private readonly Topology _aws = new();
    private readonly VpcBuilder _vpc;
    private readonly SubnetBuilder _front;
    private readonly SubnetBuilder _back;

    public RelayTests()
    {
        _vpc = _aws.Vpc("10.0.0.0/16").WithInternetGateway();
        _front = _vpc.Subnet("10.0.1.0/24").RoutedTo(_vpc.InternetGateway, Anywhere);
        _back = _vpc.Subnet("10.0.2.0/24");
    }

    [Fact]
    public void The_internet_gets_to_a_target_over_an_application_load_balancer()
    {
        AddApplication();

        var paths = Relayed("eni-app", "8080");

        Assert.Equal(["internet", "eni-web-1"], paths.Paths.Single().Steps.Select(step => step.From));
        Assert.Equal([true, false], paths.Paths.Single().Steps.Select(step => step.IsRelay));
        Assert.Equal("tcp 8080", paths.Paths.Single().Steps[^1].Traffic.ToString());
        Assert.Equal(0, paths.Paths.Single().Pivots);
    }

    [Fact]
    public void A_target_whose_group_does_not_admit_the_load_balancer_is_unreached()
    {
        AddApplication(admitted: 9090);

        AssertUnreached(Relayed("eni-app", "8080"));
    }

    [Fact]
    public void A_host_that_is_no_target_is_unreached()
    {
        AddApplication();
        _back.Host("other", sg: group => group.Allow(Tcp(8080), "10.0.0.0/16"));

        AssertUnreached(Relayed("eni-other", "8080"));
    }

    public static TheoryData<ApiCall> CallsBehindALoadBalancer =>
    [
        ApiCall.DescribeListeners, ApiCall.DescribeRules, ApiCall.DescribeTargetGroups, ApiCall.DescribeTargetHealth,
        ApiCall.DescribeLoadBalancers,
    ];

    [Theory]
    [MemberData(nameof(CallsBehindALoadBalancer))]
    public void What_was_not_read_behind_a_load_balancer_leaves_its_targets_undecided(ApiCall call)
    {
        AddApplication();
        _aws.Deny(call);
        if (call == ApiCall.DescribeRules)
            _aws.Drop<ListenerAction>(_ => true);

        AssertUndecided(Relayed("eni-app", "8080"));
    }

    [Theory]
    [MemberData(nameof(CallsBehindALoadBalancer))]
    public void What_was_not_read_opens_no_way_to_a_host_that_refuses_the_load_balancer(ApiCall call)
    {
        AddApplication(admitted: 9090);
        _aws.Deny(call);

        AssertUnreached(Relayed("eni-app", "8080"));
    }

    [Fact]
    public void A_rule_that_was_not_read_takes_nothing_from_what_the_default_action_reaches()
    {
        AddApplication();
        _aws.Deny(ApiCall.DescribeRules);

        Assert.Equal(Verdict.Reachable, Relayed("eni-app", "8080").Verdict);
    }

    [Fact]
    public void A_target_that_is_not_in_the_snapshot_may_be_any_host_that_the_load_balancer_gets_to()
    {
        AddApplication();
        _back.Host("other", sg: group => group.Allow(Tcp(8080), "10.0.0.0/16"));
        _aws.Change<Target>(target => target with { TargetId = "i-gone" });

        var paths = Relayed("eni-other", "8080");

        AssertUndecided(paths);
        Assert.Contains(paths.Missing, fact => fact.Subject == "i-gone");
    }

    [Fact]
    public void A_terminated_target_leads_nowhere()
    {
        AddApplication().InState("terminated");
        _back.Host("other", sg: group => group.Allow(Tcp(8080), "10.0.0.0/16"));

        AssertUnreached(Relayed("eni-other", "8080"));
    }

    [Fact]
    public void A_path_leads_over_a_target_on_to_the_database_behind_it()
    {
        var app = AddApplication();
        _back.Host("db", sg: group => group.Allow(Tcp(5432), app.Group));

        var paths = Paths("internet", "eni-db", "5432", Through.Pivots);

        Assert.Equal(["internet", "eni-web-1", "eni-app"], paths.Paths.Single().Steps.Select(step => step.From));
        Assert.Equal(1, paths.Paths.Single().Pivots);
    }

    [Fact]
    public void Whoever_is_a_target_and_not_in_the_snapshot_may_lead_on()
    {
        AddApplication();
        _back.Host("db", sg: group => group.Allow(Tcp(5432), "10.0.0.0/16"));
        _back.Host("shut");
        _aws.Change<Target>(target => target with { TargetId = "i-gone" });

        AssertUndecided(Paths("internet", "eni-db", "5432", Through.Pivots), "eni-db");
        AssertUnreached(Paths("internet", "eni-shut", "5432", Through.Pivots));
    }

    [Fact]
    public void Hosts_whose_interfaces_were_not_read_may_lead_on()
    {
        _back.Host("db", sg: group => group.Allow(Tcp(5432), "10.0.0.0/16"));
        var shut = _back.Host("shut");
        AssertUnreached(Paths("internet", "eni-db", "5432", Through.Pivots));
        _aws.CutShort(ApiCall.DescribeNetworkInterfaces);

        var paths = Paths("internet", "eni-db", "5432", Through.Pivots);

        AssertUndecided(paths, "eni-db");
        Assert.Contains(paths.Missing, fact => fact.Subject.StartsWith("describe-network-interfaces", StringComparison.Ordinal));
        Assert.Equal([shut.Id], Paths("internet", shut.Id, "5432", Through.Pivots).Unreached);
    }

    [Fact]
    public void A_classic_load_balancer_leads_to_the_instances_of_it_and_to_none_like_them()
    {
        var group = _vpc.SecurityGroup("apps").Allow(Tcp(8080), "10.0.0.0/16");
        var app = _back.Host("app").InGroups(group);
        _back.Host("other").InGroups(group);
        _vpc.ClassicLoadBalancer("web", sg: sg => sg.Allow(Tcp(80), Anywhere)).In(_front, publicIp: "52.1.1.1").Listen(80, 8080).Target(app);

        Assert.Equal(Verdict.Reachable, Relayed("eni-app", "8080").Verdict);
        AssertUnreached(Relayed("eni-other", "8080"));
    }

    [Fact]
    public void An_instance_of_a_classic_load_balancer_that_is_not_in_the_snapshot_leaves_others_undecided()
    {
        var app = _back.Host("app", sg: group => group.Allow(Tcp(8080), "10.0.0.0/16"));
        _vpc.ClassicLoadBalancer("web", sg: sg => sg.Allow(Tcp(80), Anywhere)).In(_front, publicIp: "52.1.1.1").Listen(80, 8080).Target(app);
        _aws.Change<ClassicLoadBalancer>(row => row with { Instances = [new("i-gone")] });

        AssertUndecided(Relayed("eni-app", "8080"));
    }

    [Fact]
    public void An_application_load_balancer_sends_to_no_target_outside_its_zones()
    {
        var far = _vpc.Subnet("10.0.3.0/24", zone: "b").Host("far", sg: group => group.Allow(Tcp(8080), "10.0.0.0/16"));
        AddApplication(group => group.Target(far));

        AssertUnreached(Relayed("eni-far", "8080"));
    }

    [Fact]
    public void The_internet_gets_over_a_network_load_balancer_to_its_target_and_on_to_the_database()
    {
        var app = AddNetwork();
        _back.Host("db", sg: group => group.Allow(Tcp(5432), app.Group));

        var paths = Paths("internet", "eni-db", "5432", Through.Pivots);

        Assert.Equal(["internet", "eni-web-1", "eni-app"], paths.Paths.Single().Steps.Select(step => step.From));
        Assert.Equal(["tcp 443", "tcp 8443", "tcp 5432"], paths.Paths.Single().Steps.Select(step => step.Traffic.ToString()));
        Assert.Equal(1, paths.Paths.Single().Pivots);
        Assert.Equal(Verdict.Reachable, Relayed("eni-app", "8443").Verdict);
        Assert.Equal(Verdict.Unreachable, Relayed("eni-app", "443").Verdict);
    }

    [Fact]
    public void Of_two_targets_of_a_network_load_balancer_the_one_that_refuses_the_client_is_unreached()
    {
        var shut = _back.Host("shut", sg: group => group.Allow(Tcp(8443), "10.0.0.0/16"));
        AddNetwork(group => group.Target(shut));

        Assert.Equal(Verdict.Reachable, Relayed("eni-app", "8443").Verdict);
        AssertUnreached(Relayed("eni-shut", "8443"));
    }

    public static TheoryData<ApiCall> CallsBehindANetworkLoadBalancer =>
        [ApiCall.DescribeListeners, ApiCall.DescribeTargetGroups, ApiCall.DescribeTargetHealth, ApiCall.DescribeLoadBalancers];

    [Theory]
    [MemberData(nameof(CallsBehindANetworkLoadBalancer))]
    public void What_was_not_read_behind_a_network_load_balancer_leaves_its_targets_undecided(ApiCall call)
    {
        var app = AddNetwork();
        _back.Host("db", sg: group => group.Allow(Tcp(5432), app.Group));
        _back.Host("shut");
        _aws.Deny(call);

        AssertUndecided(Relayed("eni-app", "8443"));
        AssertUndecided(Paths("internet", "eni-db", "5432", Through.Pivots), "eni-db");
        AssertUnreached(Paths("internet", "eni-shut", "5432", Through.Pivots));
    }

    [Fact]
    public void A_network_load_balancer_leads_on_over_the_application_load_balancer_that_is_its_target()
    {
        AddApplication(isInternetFacing: false);
        AddFrontOf("web");

        var paths = Relayed("eni-app", "8080");

        Assert.Equal(["internet", "eni-net-1", "eni-web-1"], paths.Paths.Single().Steps.Select(step => step.From));
        Assert.Equal(["tcp 443", "tcp 80", "tcp 8080"], paths.Paths.Single().Steps.Select(step => step.Traffic.ToString()));
    }

    /// <summary>Whether a connection to its own address gets on to an appliance is not modelled.</summary>
    [Fact]
    public void Behind_a_gateway_load_balancer_its_targets_are_undecided_and_no_others()
    {
        AddNetwork();
        var other = _back.Host("other", sg: sg => sg.Allow(Tcp(22), Anywhere));
        _aws.Change<LoadBalancer>(row => row with { Type = "gateway" });

        AssertUndecided(Relayed("eni-app", "8443"));
        AssertUnreached(Relayed(other.Id, "22"));
    }

    [Fact]
    public void The_rules_to_close_are_found_where_a_network_load_balancer_has_none()
    {
        AddNetwork();

        var cut = Relayed("eni-app", "8443").Cut;

        Assert.Equal(["sgr-app-in-1"], cut!.Value);
    }

    /// <summary>Listening on 80, with a target on 8080.</summary>
    private InterfaceBuilder AddApplication(Action<TargetGroupBuilder>? targets = null, int admitted = 8080, bool isInternetFacing = true)
    {
        var group = _vpc.TargetGroup("app", "HTTP", 8080);
        var balancer = _vpc.ApplicationLoadBalancer("web", isInternetFacing, sg: sg => sg.Allow(Tcp(80), Anywhere))
            .In(_front, publicIp: isInternetFacing ? "52.1.1.1" : null).Listen("HTTP", 80, group);
        var app = _back.Host("app", sg: sg => sg.Allow(Tcp(admitted), balancer.Group));
        group.Target(app);
        targets?.Invoke(group);
        return app;
    }

    /// <summary>Listening on 443, with a target on 8443 that sees the client's address.</summary>
    private InterfaceBuilder AddNetwork(Action<TargetGroupBuilder>? targets = null)
    {
        var app = _back.Host("app", sg: sg => sg.Allow(Tcp(8443), Anywhere));
        var group = _vpc.TargetGroup("app", "TCP", 8443).Target(app);
        _vpc.NetworkLoadBalancer("web").In(_front, publicIp: "52.2.2.2").Listen("TCP", 443, group);
        targets?.Invoke(group);
        return app;
    }

    /// <summary>A network load balancer with an application load balancer of the name as its target.</summary>
    private void AddFrontOf(string name)
    {
        var group = _vpc.TargetGroup("front", "TCP", 80, "alb");
        _vpc.NetworkLoadBalancer("net").In(_front, publicIp: "52.2.2.2").Listen("TCP", 443, group);
        _aws.Add(
            ApiCall.DescribeTargetHealth,
            new Target(new(group.Id), $"arn:aws:elasticloadbalancing:{_vpc.Scope.Region}:{_vpc.Scope.Account}:loadbalancer/app/{name}/0000000000000001", 80, null, "healthy"),
            group.Id);
    }

    private AttackPaths Relayed(string to, string ports) => Paths("internet", to, ports, Through.Relays);

    private AttackPaths Paths(string from, string to, string ports, Through through) => new Prover(_aws.Build(), ProverOptions.Default).Paths(
        new ProveQuestion(
            Selector.Parse(from), Selector.Parse(to), TrafficSet.OfTcp(PortNames.Parse(ports)), ValueSet.Of(PortRange.Ephemeral)),
        through,
        8,
        TestContext.Current.CancellationToken);

    private static void AssertUnreached(AttackPaths paths)
    {
        Assert.Equal(Verdict.Unreachable, paths.Verdict);
        Assert.NotEmpty(paths.Unreached);
    }

    private static void AssertUndecided(AttackPaths paths, string target = "")
    {
        Assert.Empty(paths.Paths);
        Assert.Equal(Verdict.Unknown, paths.Verdict);
        Assert.NotEmpty(paths.Missing);
        Assert.Contains(paths.Undecided, id => id.Contains(target, StringComparison.Ordinal));
    }
}
