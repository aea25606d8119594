using Graph.Model;
using Graph.Model.Addressing;
using Graph.Model.Coverage;
using Graph.Model.Resources;
using Graph.Testing;
using Graph.Testing.Networks;
using Graph.Threats.Findings;
using Graph.Threats.Policies;
using Xunit;
using static Graph.Testing.Words;

namespace Graph.Threats.Tests.Rules;

/// <summary>N41 to N46: other environments, networks and accounts.</summary>
public sealed class ThirdPartyTests
{
    private const string Here = "111111111111/eu-west-1";

    private readonly Topology _aws = new();
    private readonly VpcBuilder _prod;
    private readonly VpcBuilder _dev;
    private readonly SubnetBuilder _prodSubnet;
    private readonly SubnetBuilder _devSubnet;

    public ThirdPartyTests()
    {
        _prod = _aws.Vpc("10.0.0.0/16", "prod");
        _dev = _aws.Vpc("10.9.0.0/16", "dev");
        _prodSubnet = _prod.Subnet("10.0.1.0/24", name: "prod");
        _devSubnet = _dev.Subnet("10.9.1.0/24", name: "dev");
        _aws.Tag(_prodSubnet, "Environment", "production").Tag(_devSubnet, "Environment", "dev");
    }

    [Fact]
    public void N41_development_reaches_production()
    {
        _prod.PeeredWith(_dev, "x").RoutedBothWays();
        _aws.Tier(_prodSubnet.Host("app", sg: sg => sg.Allow(Tcp(443), "10.9.0.0/16")), "application");
        _devSubnet.Host("build");
        RuleRun.Of("N41", _aws).Finds("N41@environment:dev@i-app@tcp/443", Severity.High, "sgr-app-in-1");
    }

    [Fact]
    public void N41_production_may_reach_development_and_itself()
    {
        _prod.PeeredWith(_dev, "x").RoutedBothWays();
        _prodSubnet.Host("app", sg: sg => sg.Allow(Tcp(443), "10.0.0.0/16"));
        _prodSubnet.Host("other");
        _devSubnet.Host("build", sg: sg => sg.Allow(Tcp(443), "10.0.0.0/16"));
        RuleRun.Of("N41", _aws).Passes();
    }

    [Fact]
    public void N41_without_network_acls_nobody_knows()
    {
        _prod.PeeredWith(_dev, "x").RoutedBothWays();
        _prodSubnet.Host("app", sg: sg => sg.Allow(Tcp(443), "10.9.0.0/16"));
        _devSubnet.Host("build");
        RuleRun.Of("N41", _aws.Deny(ApiCall.DescribeNetworkAcls))
            .IsUndecided("i-app", ApiCall.DescribeNetworkAcls.Name);
    }

    [Fact]
    public void N42_a_route_to_all_of_the_peer()
    {
        var peering = _prod.PeeredWith(_dev, "x");
        _prodSubnet.RoutedTo(peering, "10.9.0.0/16");
        _devSubnet.RoutedTo(peering, "10.0.1.0/24");
        var finding = Assert.Single(RuleRun.Of("N42", _aws).Findings);

        Assert.Equal(Severity.Low, finding.Rating.Severity);
        Assert.EndsWith("/10.9.0.0/16", Assert.Single(finding.Evidence.Rules), StringComparison.Ordinal);
    }

    [Fact]
    public void N42_a_supernet_counts_too_and_a_subnet_passes()
    {
        var peering = _prod.PeeredWith(_dev, "x");
        _prodSubnet.RoutedTo(peering, "10.8.0.0/13");
        Assert.Single(RuleRun.Of("N42", _aws).Findings);
        var clean = new Topology();
        var (one, other) = (clean.Vpc("10.0.0.0/16"), clean.Vpc("10.9.0.0/16"));
        one.RoutedTo(one.PeeredWith(other), "10.9.1.0/24");
        RuleRun.Of("N42", clean).Passes();
    }

    [Fact]
    public void N42_a_peering_that_is_not_there_leaves_it_open()
    {
        var peering = _prod.PeeredWith(_dev, "x");
        var table = _prod.RouteTable("t");
        _prodSubnet.Using(table).RoutedTo(peering, "10.9.0.0/16");
        RuleRun.Of("N42", _aws.Deny(ApiCall.DescribeVpcPeeringConnections)).IsUndecided("rtb-t", "pcx-x");
    }

    [Fact]
    public void N43_one_table_for_all_environments()
    {
        var gateway = _aws.TransitGateway("hub");
        gateway.Attach(_prod, _prodSubnet);
        gateway.Attach(_dev, _devSubnet);
        _prodSubnet.Host("app");
        _devSubnet.Host("build");
        var finding = Assert.Single(RuleRun.Of("N43", _aws).Findings);

        Assert.Equal(Severity.Medium, finding.Rating.Severity);
        Assert.StartsWith("tgw-rtb-", Assert.Single(finding.Evidence.Rules), StringComparison.Ordinal);
        Assert.Contains("joins the environments dev, prod", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void N43_a_table_for_each_environment_passes()
    {
        var gateway = _aws.TransitGateway("hub");
        var (prod, dev) = (gateway.RouteTable("prod"), gateway.RouteTable("dev"));
        gateway.Attach(_prod, _prodSubnet).AssociatedWith(prod).PropagatingTo(prod);
        gateway.Attach(_dev, _devSubnet).AssociatedWith(dev).PropagatingTo(dev);
        _prodSubnet.Host("app");
        _devSubnet.Host("build");
        RuleRun.Of("N43", _aws).Passes();
    }

    [Fact]
    public void N43_without_propagations_nobody_knows()
    {
        var gateway = _aws.TransitGateway("hub");
        var table = gateway.RouteTable("all");
        gateway.Attach(_prod, _prodSubnet).AssociatedWith(table);
        RuleRun.Of("N43", _aws.Deny(ApiCall.GetTransitGatewayRouteTablePropagations))
            .IsUndecided(table.Id, $"{ApiCall.GetTransitGatewayRouteTablePropagations} of {table.Id}");
    }

    [Fact]
    public void N44_a_database_that_answers_on_premises()
    {
        Connected("192.168.0.0/16");
        RuleRun.Of("N44", _aws).Finds("N44@on-prem@i-db@tcp/5432", Severity.High, "sgr-db-in-1");
        RuleRun.Of("N44", _aws, RuleRun.Policy with { Trust = new Trust([Cidr.Parse("192.168.0.0/16")], [], [], 24) })
            .Passes();
    }

    [Fact]
    public void N44_one_that_does_not_passes()
    {
        Connected("10.9.0.0/16");
        RuleRun.Of("N44", _aws).Passes();
    }

    [Fact]
    public void N44_without_network_acls_nobody_knows()
    {
        Connected("192.168.0.0/16");
        RuleRun.Of("N44", _aws.Deny(ApiCall.DescribeNetworkAcls)).IsUndecided("i-db", ApiCall.DescribeNetworkAcls.Name);
    }

    [Fact]
    public void N45_a_peering_with_an_account_that_nobody_listed()
    {
        var partner = _aws.Vpc("10.8.0.0/16", account: "999999999999");
        _prod.PeeredWith(partner, "x");
        _aws.WithoutAccount("999999999999");
        RuleRun.Of("N45", _aws).Finds("N45@999999999999@pcx-x@-", Severity.Medium);
        RuleRun.Of("N45", _aws, RuleRun.Policy with { Trust = new Trust([], ["999999999999"], [], 24) }).Passes();
    }

    [Fact]
    public void N45_an_endpoint_of_a_foreign_provider()
    {
        _prod.InterfaceEndpoint("com.amazonaws.vpce.eu-west-1.vpce-svc-9", null, _prodSubnet);
        _aws.Add(ApiCall.DescribeVpcEndpointServices, new VpcEndpointService(
            new("vpce-svc-9"), new Scope(
                Topology.DefaultAccount,
                Topology.DefaultRegion), "com.amazonaws.vpce.eu-west-1.vpce-svc-9", "Interface", "999999999999", [], []));
        RuleRun.Of("N45", _aws).Finds("N45@999999999999@vpce-1@-", Severity.Medium);
    }

    [Fact]
    public void N45_own_accounts_pass_and_without_peerings_nobody_knows()
    {
        _prod.PeeredWith(_dev, "x");
        RuleRun.Of("N45", _aws).Passes();
        RuleRun.Of("N45", _aws.Deny(ApiCall.DescribeVpcPeeringConnections))
            .IsUndecided(Here, ApiCall.DescribeVpcPeeringConnections.Name);
    }

    [Fact]
    public void N46_a_subnet_with_hosts_of_another_account()
    {
        var host = _prodSubnet.Host("guest");
        _aws.Tier(host, "application");
        _aws.Change<NetworkInterface>(row =>
            row.Id.Value == host.Id ? row with { Scope = new Scope("999999999999", "eu-west-1") } : row);
        var finding = RuleRun.Of("N46", _aws).Finds("N46@-@subnet-prod@-", Severity.Low);

        Assert.Contains("111111111111, 999999999999", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void N46_one_owner_passes_and_without_subnets_nobody_knows()
    {
        _prodSubnet.Host("app");
        RuleRun.Of("N46", _aws).Passes();
        RuleRun.Of("N46", _aws.Deny(ApiCall.DescribeSubnets)).IsUndecided(Here, ApiCall.DescribeSubnets.Name);
    }

    private void Connected(string admitted)
    {
        _prod.WithVpnGateway();
        _prod.VpnGateway.WithVpn("192.168.0.0/16");
        _aws.Tier(_prodSubnet.RoutedTo(_prod.VpnGateway, "192.168.0.0/16")
            .Host("db", sg: sg => sg.Allow(Tcp(5432), admitted)), "persistent");
    }
}
