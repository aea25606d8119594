using Graph.Model.Coverage;
using Graph.Model.Resources;
using Graph.Testing;
using Graph.Testing.Gateways;
using Graph.Testing.Networks;
using Graph.Threats.Findings;
using Xunit;
using static Graph.Testing.Words;

namespace Graph.Threats.Tests.Rules;

/// <summary>N16 to N22: what leaves, and by which way.</summary>
public sealed class EgressTests
{
    private readonly Topology _aws = new();
    private readonly VpcBuilder _vpc;
    private readonly SubnetBuilder _public;
    private readonly SubnetBuilder _private;
    private readonly NatGatewayBuilder _nat;

    public EgressTests()
    {
        _vpc = _aws.Vpc("10.0.0.0/16").WithInternetGateway();
        _public = _vpc.Subnet("10.0.1.0/24", name: "public").RoutedTo(_vpc.InternetGateway, Anywhere);
        _nat = _public.NatGateway("54.0.0.100", "out");
        _private = _vpc.Subnet("10.0.2.0/24", name: "private").RoutedTo(_nat, Anywhere);
    }

    [Fact]
    public void N16_a_database_that_gets_out_by_nat()
    {
        _aws.Tier(_private.Host("db", sg: sg => sg.WithoutDefaultEgress().AllowOut(Tcp(443), Anywhere)), "persistent");
        var finding = RuleRun.Of("N16", _aws).Finds("N16@i-db@internet@tcp/443", Severity.High, "sgr-db-out-1");

        Assert.Contains("distance -1: 1 hosts must be taken over first", finding.Rating.Reasons);
        Assert.Contains(finding.Evidence.Facts, fact => fact is { Field: "0.0.0.0/0", Value: "nat-out" });
    }

    [Fact]
    public void N16_what_leaves_by_a_gateway_endpoint_or_has_no_route_is_none()
    {
        var lists = _aws.PrefixList("s3", "52.218.0.0/17");
        var data = _vpc.Subnet("10.0.3.0/24", name: "data").Using(_vpc.RouteTable("data"));
        _vpc.GatewayEndpoint("com.amazonaws.eu-west-1.s3", lists, data.RouteTable);
        _aws.Tier(data.Host("db"), "persistent");
        RuleRun.Of("N16", _aws).Passes();
    }

    [Fact]
    public void N16_without_nat_gateways_nobody_knows()
    {
        _aws.Tier(_private.Host("db"), "persistent");
        RuleRun.Of("N16", _aws.Deny(ApiCall.DescribeNatGateways)).IsUndecided("internet", "nat-out");
    }

    [Fact]
    public void N17_an_application_host_that_leaves_by_an_address_of_its_own()
    {
        _aws.Tier(_public.Host("app", publicIp: "54.0.0.1"), "application");
        _aws.Tier(_private.Host("inner"), "application");
        var finding = Assert.Single(RuleRun.Of("N17", _aws).Findings);

        Assert.Equal((Severity.Medium, "i-app"), (finding.Rating.Severity, finding.Source.Id));
        Assert.Contains(finding.Evidence.Facts, fact => fact.Value == "igw-1 with a public address of its own");
    }

    [Fact]
    public void N17_what_leaves_by_nat_passes_and_so_does_the_perimeter()
    {
        _aws.Tier(_private.Host("inner"), "application").Tier(_public.Host("edge", publicIp: "54.0.0.1"), "perimeter");
        RuleRun.Of("N17", _aws).Passes();
    }

    [Fact]
    public void N17_without_network_acls_nobody_knows()
    {
        _aws.Tier(_public.Host("app", publicIp: "54.0.0.1"), "application");
        RuleRun.Of("N17", _aws.Deny(ApiCall.DescribeNetworkAcls))
            .IsUndecided("internet", ApiCall.DescribeNetworkAcls.Name);
    }

    [Fact]
    public void N18_a_group_that_lets_everything_out()
    {
        _aws.Tier(_private.Host("app"), "application");
        var finding = Assert.Single(RuleRun.Of("N18", _aws).Findings);

        Assert.Equal((Severity.Medium, "i-app"), (finding.Rating.Severity, finding.Source.Id));
        Assert.Equal(["sgr-app-out-all"], finding.Evidence.Rules);
    }

    [Fact]
    public void N18_one_port_is_none_and_neither_is_a_group_without_a_way()
    {
        _aws.Tier(
            _private.Host("app", sg: sg => sg.WithoutDefaultEgress().AllowOut(Tcp(443), Anywhere)), "application");
        _aws.Tier(_vpc.Subnet("10.0.3.0/24").Host("inner"), "application");
        RuleRun.Of("N18", _aws).Passes();
    }

    [Fact]
    public void N18_without_nat_gateways_nobody_knows()
    {
        _aws.Tier(_private.Host("app"), "application");
        RuleRun.Of("N18", _aws.Deny(ApiCall.DescribeNatGateways)).IsUndecided("internet", "nat-out");
    }

    [Fact]
    public void N19_mail_and_shells_past_the_relays()
    {
        _aws.Tier(
            _private.Host("app", sg: sg =>
                sg.WithoutDefaultEgress().AllowOut(Tcp(22, 25), Anywhere).AllowOut(Tcp(443), Anywhere)),
            "application");
        RuleRun.Of("N19", _aws).Finds("N19@i-app@internet@tcp/22,25", Severity.Low, "sgr-app-out-1");
    }

    [Fact]
    public void N19_the_web_is_none()
    {
        _aws.Tier(
            _private.Host("app", sg: sg => sg.WithoutDefaultEgress().AllowOut(Tcp(443), Anywhere)), "application");
        RuleRun.Of("N19", _aws).Passes();
    }

    [Fact]
    public void N19_without_nat_gateways_nobody_knows()
    {
        _private.Host("app");
        RuleRun.Of("N19", _aws.Deny(ApiCall.DescribeNatGateways)).IsUndecided("internet", "nat-out");
    }

    [Fact]
    public void N20_a_host_that_forwards_for_others()
    {
        _aws.Tier(_private.Host("app").WithoutSourceDestCheck(), "application");
        RuleRun.Of("N20", _aws).Finds("N20@-@eni-app@-", Severity.Low);
    }

    [Fact]
    public void N20_balancers_and_gateways_are_meant_to()
    {
        _private.Host("app");
        _vpc.NetworkLoadBalancer("net").In(_public, "54.0.0.9");
        RuleRun.Of("N20", _aws).Passes();
        RuleRun.Of("N20", _aws.Deny(ApiCall.DescribeNetworkInterfaces))
            .IsUndecided("111111111111/eu-west-1", ApiCall.DescribeNetworkInterfaces.Name);
    }

    [Theory]
    [InlineData("""{"Statement":[{"Effect":"Allow","Principal":"*","Action":"*","Resource":"*"}]}""", true)]
    [InlineData("""{"Statement":{"Effect":"Allow","Principal":{"AWS":["*"]},"Action":["s3:GetObject","*"],"Resource":"*"}}""", true)]
    [InlineData("""{"Statement":[{"Effect":"Allow","Principal":"*","Action":"*","Resource":"*","Condition":{"StringEquals":{"aws:ResourceAccount":"1"}}}]}""", false)]
    [InlineData("""{"Statement":[{"Effect":"Allow","Principal":"*","Action":"s3:*","Resource":"*"}]}""", false)]
    [InlineData("""{"Statement":[{"Effect":"Deny","Principal":"*","Action":"*","Resource":"*"}]}""", false)]
    public void N21_policies_for_everything(string policy, bool isFound)
    {
        var endpoint = _vpc.InterfaceEndpoint("com.amazonaws.eu-west-1.ssm", null, _private);
        _aws.Change<VpcEndpoint>(row => row with { PolicyDocument = policy });
        if (isFound)
            RuleRun.Of("N21", _aws).Finds($"N21@-@{endpoint.Id}@-", Severity.Low);
        else
            RuleRun.Of("N21", _aws).Passes();
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("""{"Version":"2012-10-17"}""")]
    public void N21_a_policy_that_cannot_be_read_leaves_it_open(string? policy)
    {
        var endpoint = _vpc.InterfaceEndpoint("com.amazonaws.eu-west-1.ssm", null, _private);
        _aws.Change<VpcEndpoint>(row => row with { PolicyDocument = policy });
        RuleRun.Of("N21", _aws).IsUndecided(endpoint.Id, endpoint.Id);
    }

    [Fact]
    public void N22_a_private_subnet_without_an_endpoint_for_s3()
    {
        _aws.Tier(_private.Host("app"), "application");
        RuleRun.Of("N22", _aws).Finds("N22@-@subnet-private@-", Severity.Low);
        _vpc.GatewayEndpoint("com.amazonaws.eu-west-1.s3", _aws.PrefixList("s3", "52.218.0.0/17"), _private.RouteTable);
        RuleRun.Of("N22", _aws).Passes();
    }

    [Fact]
    public void N22_without_endpoints_nobody_knows()
    {
        RuleRun.Of("N22", _aws.Deny(ApiCall.DescribeVpcEndpoints))
            .IsUndecided("111111111111/eu-west-1", ApiCall.DescribeVpcEndpoints.Name);
    }
}
