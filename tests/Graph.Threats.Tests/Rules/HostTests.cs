using Graph.Model;
using Graph.Model.Coverage;
using Graph.Model.Resources;
using Graph.Testing;
using Graph.Testing.Networks;
using Graph.Threats.Findings;
using Xunit;
using static Graph.Testing.Words;

namespace Graph.Threats.Tests.Rules;

/// <summary>N47, N49 and N50: what makes a reachable host a loss.</summary>
public sealed class HostTests
{
    private const string Here = "111111111111/eu-west-1";
    private static readonly Scope Home = new(Topology.DefaultAccount, Topology.DefaultRegion);

    private readonly Topology _aws = new();
    private readonly VpcBuilder _vpc;
    private readonly SubnetBuilder _public;

    public HostTests()
    {
        _vpc = _aws.Vpc("10.0.0.0/16").WithInternetGateway();
        _public = _vpc.Subnet("10.0.1.0/24", name: "public").RoutedTo(_vpc.InternetGateway, Anywhere);
        _aws.Change<Instance>(row => row with { HttpTokens = "optional" });
    }

    [Fact]
    public void N47_rates_by_who_reaches_the_instance()
    {
        _aws.Tier(_public.Host("open", publicIp: "54.0.0.1", sg: sg => sg.Allow(Tcp(443), Anywhere)), "application");
        var behind = _vpc.Subnet("10.0.2.0/24").Host("behind");
        var balancer = _vpc.ApplicationLoadBalancer("web").In(_public, "54.0.0.9")
            .Listen("HTTPS", 443, _vpc.TargetGroup("app", "HTTP", 80).Target(behind));
        balancer.Group.Allow(Tcp(443), Anywhere);
        behind.Group.Allow(Tcp(80), balancer.Group);
        _aws.Tier(behind, "application").Tier(_vpc.Subnet("10.0.3.0/24").Host("inner"), "application");
        var run = RuleRun.Of("N47", _aws);

        run.Finds("N47@-@i-open@-", Severity.High);
        Assert.Contains(
            $"exposure 3 of 4: the internet is proved to reach it through {balancer.Id}",
            run.Finds("N47@-@i-behind@-", Severity.High).Rating.Reasons);
        run.Finds("N47@-@i-inner@-", Severity.Low);
    }

    [Fact]
    public void N47_tokens_or_no_metadata_pass()
    {
        _public.Host("web");
        _aws.Change<Instance>(row => row with { HttpEndpoint = "disabled" });
        RuleRun.Of("N47", _aws).Passes();
        _aws.Change<Instance>(row => row with { HttpEndpoint = "enabled", HttpTokens = "required" });
        RuleRun.Of("N47", _aws).Passes();
        _aws.Change<Instance>(row => row with { HttpTokens = null });
        RuleRun.Of("N47", _aws).IsUndecided("i-web", "i-web");
    }

    [Fact]
    public void N49_an_unencrypted_volume_rates_by_tier()
    {
        _aws.Tier(_public.Host("db"), "persistent").Tier(_public.Host("app"), "application");
        Volume("vol-db", false, "i-db");
        Volume("vol-app", false, "i-app");
        var run = RuleRun.Of("N49", _aws);

        run.Finds("N49@-@vol-db@-", Severity.Medium);
        run.Finds("N49@-@vol-app@-", Severity.Low);
    }

    [Fact]
    public void N49_an_encrypted_volume_and_one_on_nothing_pass()
    {
        _public.Host("db");
        Volume("vol-db", true, "i-db");
        Volume("vol-loose", false);
        RuleRun.Of("N49", _aws).Passes();
        RuleRun.Of("N49", _aws.Deny(ApiCall.DescribeVolumes)).IsUndecided(Here, ApiCall.DescribeVolumes.Name);
    }

    [Fact]
    public void N50_an_unencrypted_database()
    {
        Database(false);
        RuleRun.Of("N50", _aws).Finds("N50@-@db-1@-", Severity.Medium);
    }

    [Fact]
    public void N50_an_encrypted_one_passes()
    {
        Database(true);
        RuleRun.Of("N50", _aws).Passes();
        RuleRun.Of("N50", _aws.Deny(ApiCall.DescribeDbClusters)).IsUndecided(Here, ApiCall.DescribeDbClusters.Name);
    }

    [Fact]
    public void N50_one_that_does_not_tell_is_open()
    {
        Database(null);
        RuleRun.Of("N50", _aws).IsUndecided("db-1", "db-1");
    }

    private void Volume(string id, bool isEncrypted, params string[] instances) => _aws.Add(
        ApiCall.DescribeVolumes, new Volume(
            new(id), Home, "in-use", isEncrypted, null, [.. instances.Select(one => new Id<Instance>(one))]));

    private void Database(bool? isEncrypted) => _aws.Add(ApiCall.DescribeDbInstances, new DbInstance(
        new("db-1"), Home, "orders", "mysql", 3306, null, false, isEncrypted, new(_vpc.Id), [new(_public.Id)], [], null));
}
