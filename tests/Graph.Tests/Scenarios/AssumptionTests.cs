using Graph.Checker;
using Graph.Model.Coverage;
using Graph.Model.Evidence;
using Graph.Testing;
using Graph.Testing.Networks;
using Xunit;
using static Graph.Model.Evidence.ExplanationCodes;
using static Graph.Testing.Words;

namespace Graph.Tests.Scenarios;

/// <summary>Every assumption, with what rests on it and what turning it does; and the table of them in analyzer/README.md.</summary>
public sealed class AssumptionTests
{
    private readonly Topology _aws = new();
    private readonly VpcBuilder _vpc;
    private readonly SubnetBuilder _subnet;
    private readonly InterfaceBuilder _host;

    public AssumptionTests()
    {
        _vpc = _aws.Vpc("10.0.0.0/16").WithInternetGateway();
        _subnet = _vpc.Subnet("10.0.1.0/24").RoutedTo(_vpc.InternetGateway, Anywhere);
        _host = _subnet.Host("host", publicIp: "52.1.1.1", sg: s => s.Allow(Tcp(443), Anywhere));
    }

    [Fact]
    public void Blackhole_shadows()
    {
        _subnet.Routes(table => table.Blackhole("8.8.8.0/24"));
        var probe = _aws.From(_host).To("8.8.8.8").On(Tcp(443));

        probe.ShouldNotReach(because: BadStateRoute).ShouldRestOn(Assumption.BlackholeShadows);
        probe.Strictly().ShouldNotReach(because: BadStateRoute);
        probe.Assuming("blackhole-shadows=off").ShouldBeUnknown("blackhole-shadows");
    }

    [Fact]
    public void At_an_edge_table_too()
    {
        _vpc.InternetGateway.Using(_vpc.RouteTable("edge").Blackhole("10.0.1.0/24"));
        var probe = _aws.From(Internet).To(_host).On(Tcp(443));

        probe.ShouldNotReach(because: BadStateRoute, at: "rtb-edge").ShouldRestOn(Assumption.BlackholeShadows);
        probe.Assuming("blackhole-shadows=off").ShouldBeUnknown("blackhole-shadows");
    }

    [Fact]
    public void Block_public_access_is_off()
    {
        _aws.WithoutCall(ApiCall.DescribeVpcBlockPublicAccessOptions);
        var probe = _aws.From(Internet).To(_host).On(Tcp(443));

        probe.ShouldReach().ShouldRestOn(Assumption.BlockPublicAccessOff);
        probe.Strictly().ShouldBeUnknown();
        probe.Assuming("bpa-off=off").ShouldBeUnknown();
        _aws.From(Internet).To(_host).On(Tcp(22)).Strictly().ShouldNotReach(because: EniSgRulesMismatch)
            .ShouldNotRestOn(Assumption.BlockPublicAccessOff);
    }

    [Fact]
    public void Inspection_passes()
    {
        var client = _vpc.Subnet("10.0.2.0/24").Host("client", publicIp: "52.1.1.2");
        var box = _subnet.Host("box", sg: s => s.Allow(AllTraffic, Anywhere)).WithoutSourceDestCheck();
        client.Subnet.RoutedTo(box, Anywhere);
        var probe = _aws.From(client).To("203.0.113.1").On(Protocol(47));

        probe.ShouldBeUnknown("eni-box");
        probe.Assuming("inspection=pass").ShouldNotReach();
        _aws.From(client).To("9.9.9.9").On(Protocol(47)).Assuming("inspection=pass").ShouldReach("eni-box")
            .ShouldRestOn(Assumption.InspectionPasses);
    }

    [Fact]
    public void On_premises_is_open()
    {
        _vpc.WithVpnGateway();
        _vpc.VpnGateway.WithVpn("192.168.0.0/16");
        _subnet.RoutedTo(_vpc.VpnGateway, "192.168.0.0/16");
        var there = _aws.From(_host).To("192.168.1.1").On(Tcp(443));
        var here = _aws.From(OnPremises).To(_host).On(Tcp(443));

        there.ShouldReach().ShouldRestOn(Assumption.OnPremisesOpen);
        here.ShouldReach().ShouldRestOn(Assumption.OnPremisesOpen);
        there.Assuming("on-prem-open=off").ShouldBeUnknown("on-prem-open");
        here.Assuming("on-prem-open=off").ShouldBeUnknown("on-prem-open");
        _aws.From(OnPremises).To(_host).On(Tcp(22)).Assuming("on-prem-open=off").ShouldNotReach(because: EniSgRulesMismatch);
    }

    [Fact]
    public void Client_addresses_are_preserved_by_default()
    {
        var balancer = _vpc.NetworkLoadBalancer("front").In(_subnet, "52.4.4.4")
            .Listen("TCP", 443, _vpc.TargetGroup("web", "TCP", 443).Target(_host));
        _aws.WithoutCall(ApiCall.DescribeTargetGroupAttributes);
        var probe = _aws.From(Internet).To(balancer).On(Tcp(443));

        probe.ShouldReach().ShouldRestOn(Assumption.PreserveClientIpDefault);
        probe.Strictly().ShouldBeUnknown();
        probe.Assuming("preserve-client-ip-default=off").ShouldBeUnknown();
        _host.InGroups(_vpc.SecurityGroup("closed"));
        probe.Assuming("preserve-client-ip-default=off").ShouldNotReach(because: SgHasNoRules);
    }

    [Fact]
    public void References_match_ipv6()
    {
        _vpc.WithCidr("2600:1f18::/56");
        var subnet = _vpc.Subnet("10.0.3.0/24").WithIpv6("2600:1f18::/64");
        var client = subnet.Host("client").WithIpv6();
        var server = subnet.Host("server", sg: s => s.Allow(Tcp(22), from: client.Group).Allow(Tcp(443), from: client.Group)).WithIpv6();
        var probe = _aws.From(client.Ipv6Address).To(server.Ipv6Address).On(Tcp(22));

        probe.ShouldReach().ShouldRestOn(Assumption.SecurityGroupReferenceMatchesIPv6);
        probe.Strictly().ShouldReach();
        probe.Assuming("sg-reference-ipv6=off").ShouldBeUnknown("sg-reference-ipv6");
        _aws.From(client.Address).To(server.Address).On(Tcp(22)).Assuming("sg-reference-ipv6=off").ShouldReach();

        server.Group.Allow(Tcp(22), "2600:1f18::/64");
        probe.Assuming("sg-reference-ipv6=off").ShouldReach("sgr-server-in-3");
    }

    [Fact]
    public void A_transit_gateway_serves_the_zone()
    {
        var other = _aws.Vpc("10.1.0.0/16");
        var gateway = _aws.TransitGateway();
        gateway.Attach(_vpc, _vpc.Subnet("10.0.8.0/28"));
        gateway.Attach(other, other.Subnet("10.1.8.0/28"));
        var client = _vpc.Subnet("10.0.3.0/24").RoutedTo(gateway, "10.1.0.0/16").Host("client");
        var server = other.Subnet("10.1.1.0/24").RoutedTo(gateway, "10.0.0.0/16").Host("server", sg: s => s.Allow(Tcp(22), Anywhere));
        var probe = _aws.From(client).To(server).On(Tcp(22));

        probe.ShouldReach().ShouldRestOn(Assumption.TransitGatewayServesZone);
        probe.Assuming("tgw-zone=off").ShouldBeUnknown("tgw-zone");
        _aws.From(client).To(server).On(Tcp(23)).Assuming("tgw-zone=off").ShouldNotReach(because: EniSgRulesMismatch);
    }

    [Fact]
    public void Every_assumption_is_in_the_README_as_it_is()
    {
        var text = File.ReadAllText(Path.Combine(Repository.Root, "analyzer", "README.md"));
        var rows = text.Split('\n').Where(line => line.StartsWith("| `", StringComparison.Ordinal) && line.Count(c => c == '|') == 7)
            .Select(line => line.Split('|'))
            .Select(cells => (
                Id: cells[1].Trim().Trim('`'), Text: cells[2].Trim(), Default: cells[3].Trim(), Turns: cells[4].Trim(), Widens: cells[6].Trim()));
        Assert.Equal(
            Assumption.All.Select(assumption => (
                assumption.Id,
                assumption.Text,
                assumption.IsDefault ? "on" : "off",
                (assumption.IsDefault ? $"`{assumption.Id}=off`" : $"`{assumption.Id}`") + (assumption.IsForOlderInput ? ", `--strict`" : ""),
                assumption.OnlyWidens ? "yes" : "no")),
            rows);
    }

    [Fact]
    public void Every_assumption_can_be_turned() => Assert.Equal(
        Assumption.All.Select(assumption => assumption.Id),
        WalkerOptions.Choices.Select(choice => choice.EndsWith("=off", StringComparison.Ordinal) ? choice[..^4] : choice));
}
