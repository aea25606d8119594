using Graph.Model;
using Graph.Model.Coverage;
using Graph.Model.Resources;
using Graph.Testing;
using Graph.Testing.Networks;
using Graph.Threats.Findings;
using Xunit;

namespace Graph.Threats.Tests.Rules;

/// <summary>N53, N57, N60 and N61: what is seen, named and read.</summary>
public sealed class GovernanceTests
{
    private const string Here = "111111111111/eu-west-1";
    private static readonly Scope Home = new(Topology.DefaultAccount, Topology.DefaultRegion);

    private readonly Topology _aws = new();
    private readonly VpcBuilder _vpc;
    private readonly SubnetBuilder _subnet;

    public GovernanceTests()
    {
        _vpc = _aws.Vpc("10.0.0.0/16", "shop");
        _subnet = _vpc.Subnet("10.0.1.0/24", name: "app");
    }

    [Fact]
    public void N53_a_vpc_that_nothing_records()
    {
        _aws.Tier(_subnet.Host("app"), "application");
        RuleRun.Of("N53", _aws).Finds("N53@-@vpc-shop@-", Severity.Low);
    }

    [Theory]
    [InlineData("REJECT", "ACTIVE", "SUCCESS")]
    [InlineData("ALL", "ACTIVE", "FAILED")]
    [InlineData("ALL", "PENDING", null)]
    public void N53_a_log_that_is_not_whole_is_none(string traffic, string status, string? delivery)
    {
        _aws.Tier(_subnet.Host("app"), "persistent");
        Log("vpc-shop", traffic, status, delivery);
        var finding = RuleRun.Of("N53", _aws).Finds("N53@-@vpc-shop@-", Severity.Medium);

        Assert.Equal("fl-vpc-shop", Assert.Single(finding.Evidence.Facts).ResourceId);
    }

    [Theory]
    [InlineData("vpc-shop")]
    [InlineData("subnet-app")]
    [InlineData("eni-app")]
    public void N53_a_log_of_the_vpc_its_subnets_or_its_interfaces_is_enough(string logged)
    {
        _subnet.Host("app");
        Log(logged, "ALL", "ACTIVE", "SUCCESS");
        RuleRun.Of("N53", _aws).Passes();
    }

    [Fact]
    public void N53_without_flow_logs_nobody_knows()
    {
        _subnet.Host("app");
        RuleRun.Of("N53", _aws.Deny(ApiCall.DescribeFlowLogs)).IsUndecided(Here, ApiCall.DescribeFlowLogs.Name);
    }

    [Fact]
    public void N57_tags_that_are_missing()
    {
        _aws.Tier(_subnet.Host("app"), "application").Tag("i-app", "Environment", "prod");
        var finding = RuleRun.Of("N57", _aws).Finds("N57@-@i-app@-", Severity.Low);

        Assert.Equal("i-app: no tag application; no tag owner", finding.Message);
    }

    [Fact]
    public void N57_a_value_that_is_not_in_the_vocabulary()
    {
        Tagged("i-app", "persistant");
        _subnet.Host("app");
        var finding = RuleRun.Of("N57", _aws).Finds("N57@-@i-app@-", Severity.Medium);

        Assert.Contains(
            "Tier=`persistant` is not in the vocabulary, did you mean `persistent`?",
            finding.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void N57_a_subnet_without_tags()
    {
        _aws.Tag(_subnet, "Owner", "team").Tag(_subnet, "Environment", "prod");
        Assert.Equal(
            "subnet-app: no tag tier; no tag application",
            RuleRun.Of("N57", _aws).Finds("N57@-@subnet-app@-", Severity.Low).Message);
    }

    [Fact]
    public void N57_whole_tags_pass()
    {
        Tagged("i-app", "application");
        Tagged("subnet-app", "application");
        _subnet.Host("app");
        RuleRun.Of("N57", _aws).Passes();
        RuleRun.Of("N57", _aws.Deny(ApiCall.DescribeNetworkInterfaces))
            .IsUndecided(Here, ApiCall.DescribeNetworkInterfaces.Name);
    }

    [Fact]
    public void N57_a_balancer_whose_tags_were_not_read_is_open()
    {
        var balancer = _vpc.ApplicationLoadBalancer("web", isInternetFacing: false).In(_subnet);
        RuleRun.Of("N57", _aws.Deny(ApiCall.DescribeLoadBalancerTags))
            .LeavesOpen(balancer.Id, $"{ApiCall.DescribeLoadBalancerTags} of {balancer.Id}");
    }

    [Fact]
    public void N60_a_default_vpc_and_one_in_another_region()
    {
        _aws.Vpc("10.9.0.0/16", "far", region: "us-east-1");
        _aws.Change<Vpc>(row => row.Id.Value == "vpc-shop" ? row with { IsDefault = true } : row);
        var run = RuleRun.Of("N60", _aws, RuleRun.Policy with { Regions = ["eu-west-1"] });

        run.Finds("N60@-@vpc-shop@-", Severity.Low);
        Assert.Contains(
            "is in us-east-1, which the policy does not list",
            run.Finds("N60@-@vpc-far@-", Severity.Low).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void N60_a_vpc_of_ones_own_passes()
    {
        RuleRun.Of("N60", _aws).Passes();
        RuleRun.Of("N60", _aws.Deny(ApiCall.DescribeVpcs)).IsUndecided(Here, ApiCall.DescribeVpcs.Name);
    }

    [Fact]
    public void N61_a_call_that_everything_needs_and_one_that_some_need()
    {
        _aws.Deny(ApiCall.DescribeNetworkAcls).CutShort(ApiCall.DescribeVolumes);
        var run = RuleRun.Of("N61", _aws);

        run.Finds($"N61@{Here}@{Here}/describe-network-acls@-", Severity.Medium);
        Assert.Contains(
            "it was read in part",
            run.Finds($"N61@{Here}@{Here}/describe-volumes@-", Severity.Low).Message,
            StringComparison.Ordinal);
        Assert.Equal(2, run.Findings.Count);
    }

    [Fact]
    public void N61_a_call_that_was_not_asked_counts_where_everything_needs_it()
    {
        _aws.WithoutCall(ApiCall.DescribeSubnets).WithoutCall(ApiCall.DescribeVolumes);
        RuleRun.Of("N61", _aws).Finds($"N61@{Here}@{Here}/describe-subnets@-", Severity.Medium);
    }

    [Fact]
    public void N61_a_whole_snapshot_passes() => RuleRun.Of("N61", _aws).Passes();

    private void Log(string resource, string traffic, string status, string? delivery) => _aws.Add(
        ApiCall.DescribeFlowLogs, new FlowLog(
            new($"fl-{resource}"), Home, resource, traffic, status, delivery, "s3", null));

    private void Tagged(string id, string tier) => _aws.Tag(id, "Tier", tier)
        .Tag(id, "Environment", "prod").Tag(id, "Application", "shop").Tag(id, "Owner", "team");
}
