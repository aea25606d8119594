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
    public void What_a_static_route_leads_to_on_premises_is_not_known()
    {
        _vpc.RoutedTo(_vpc.VpnGateway, "192.168.0.0/16");
        _aws.From(_host).To("192.168.1.1").On(Tcp(443)).ShouldBeUnknown(missing: "vgw-1", because: GraphNotModelled);
    }

    [Fact]
    public void Nor_what_a_propagated_route_leads_to()
    {
        _vpc.MainRouteTable.Propagated("192.168.0.0/16", _vpc.VpnGateway);
        _aws.From(_host).To("192.168.1.1").On(Tcp(443)).ShouldBeUnknown(missing: "vgw-1", because: GraphNotModelled);
    }

    [Fact]
    public void A_group_that_lets_nothing_out_stops_it_all_the_same()
    {
        _vpc.RoutedTo(_vpc.VpnGateway, "192.168.0.0/16");
        _host.Group.WithoutDefaultEgress();
        _aws.From(_host).To("192.168.1.1").On(Tcp(443)).ShouldNotReach(because: SgHasNoRules);
    }

    [Fact]
    public void Who_calls_from_on_premises_is_not_known()
    {
        _vpc.RoutedTo(_vpc.VpnGateway, "192.168.0.0/16");
        _aws.From(OnPremises).To(_host).On(Tcp(22)).ShouldBeUnknown();
    }
}
