using Graph.Testing;
using Graph.Testing.Networks;
using Xunit;
using static Graph.Model.Evidence.ExplanationCodes;
using static Graph.Testing.Words;

namespace Graph.Tests.Scenarios;

/// <summary>Virtual private gateways: vpn/latest/s2svpn/vpn-route-priority.md and the VGW codes of the analyzer's guide.</summary>
public sealed class VpnGatewayTests
{
    private readonly Topology _aws = new();
    private readonly VpcBuilder _vpc;
    private readonly InterfaceBuilder _host;

    public VpnGatewayTests()
    {
        _vpc = _aws.Vpc("10.0.0.0/16").WithVpnGateway();
        _vpc.VpnGateway.WithVpn("192.168.0.0/16");
        _host = _vpc.Subnet("10.0.1.0/24").Host("host", sg: s => s.Allow(Tcp(22), "192.168.0.0/16"));
    }

    [Fact]
    public void Without_a_route_there_is_no_way_on_premises() =>
        _aws.From(_host).To("192.168.1.1").On(Tcp(443)).ShouldNotReach(because: NoRouteToDestination);

    [Fact]
    public void A_static_route_leads_on_premises()
    {
        _vpc.RoutedTo(_vpc.VpnGateway, "192.168.0.0/16");
        _aws.From(_host).To("192.168.1.1").On(Tcp(443)).ShouldReach(_vpc.VpnGateway.Id);
    }

    [Fact]
    public void A_propagated_route_leads_on_premises()
    {
        _vpc.MainRouteTable.Propagated("192.168.0.0/16", _vpc.VpnGateway);
        _aws.From(_host).To("192.168.1.1").On(Tcp(443)).ShouldReach(_vpc.VpnGateway.Id);
    }

    [Fact]
    public void A_group_that_lets_nothing_out_stops_it()
    {
        _vpc.RoutedTo(_vpc.VpnGateway, "192.168.0.0/16");
        _host.Group.WithoutDefaultEgress();
        _aws.From(_host).To("192.168.1.1").On(Tcp(443)).ShouldNotReach(because: SgHasNoRules);
    }

    [Fact]
    public void Any_address_on_premises_may_call()
    {
        _vpc.RoutedTo(_vpc.VpnGateway, "192.168.0.0/16");

        _aws.From(OnPremises).To(_host).On(Tcp(22)).ShouldReach("sgr-host-in-1");
        _aws.From(OnPremises).To(_host).On(Tcp(23)).ShouldNotReach(because: EniSgRulesMismatch);
    }

    [Fact]
    public void Without_a_route_back_nobody_on_premises_is_answered() =>
        _aws.From(OnPremises).To(_host).On(Tcp(22)).ShouldNotReach(because: NoRouteToDestination);
}
