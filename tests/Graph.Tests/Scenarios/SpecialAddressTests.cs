using Graph.Model.Coverage;
using Graph.Model.Resources;
using Graph.Testing;
using Graph.Testing.Networks;
using Xunit;
using static Graph.Model.Evidence.ExplanationCodes;
using static Graph.Testing.Words;

namespace Graph.Tests.Scenarios;

/// <summary>
/// Addresses that no route leads to: loopback, broadcast, multicast, link-local and VPC Lattice (subnet-sizing.md,
/// subnet-route-tables.md, vpc-lattice/latest/ug/security-groups.md).
/// </summary>
public sealed class SpecialAddressTests
{
    private readonly Topology _aws = new();
    private readonly VpcBuilder _vpc;
    private readonly InterfaceBuilder _host;

    public SpecialAddressTests()
    {
        _vpc = _aws.Vpc("10.0.0.0/16").WithInternetGateway();
        _host = _vpc.Subnet("10.0.1.0/24").RoutedTo(_vpc.InternetGateway, Anywhere, AnywhereV6).Host("host", publicIp: "52.1.1.1");
    }

    /// <summary>Whatever network ACL and group say: the packet never comes to them.</summary>
    [Fact]
    public void Loopback_stays_in_the_host()
    {
        _host.Group.WithoutDefaultEgress();
        _host.Subnet.GuardedBy(acl => acl.DenyOut(10, AllTraffic));
        _aws.From(_host).To("127.0.0.1").On(Tcp(22)).ShouldReach("eni-host").ShouldNotPass("acl-1-own", "rtb-1-own");
    }

    [Theory]
    [InlineData("255.255.255.255")]
    [InlineData("0.0.0.0")]
    [InlineData("0.1.2.3")]
    [InlineData("224.0.0.1")]
    public void Broadcast_and_multicast_go_nowhere(string address) =>
        _aws.From(_host).To(address).On(Udp(5000)).ShouldNotReach(because: NoPossibleDestination, at: "eni-host");

    /// <summary>tgw-multicast-overview.md: a transit gateway may carry it.</summary>
    [Fact]
    public void Multicast_with_a_transit_gateway_is_not_modelled()
    {
        _aws.TransitGateway().Attach(_vpc, _host.Subnet);
        _aws.From(_host).To("239.1.1.1").On(Udp(5000)).ShouldBeUnknown(because: GraphNotModelled);
        _aws.WithoutCall(ApiCall.DescribeTransitGatewayVpcAttachments);
        _aws.From(_host).To("239.1.1.1").On(Udp(5000)).ShouldBeUnknown(because: GraphMissingFact);
    }

    [Fact]
    public void Link_local_ipv6_addresses_are_in_no_answer()
    {
        _vpc.WithCidr("2600:1f18::/56");
        var host = _vpc.Subnet("10.0.2.0/24").WithIpv6("2600:1f18::/64").Host("six").WithIpv6();
        _aws.From(host).To("fe80::1").On(Tcp(22)).ShouldBeUnknown(because: GraphNotModelled);
        _aws.From(host).To("::1").On(Tcp(22)).ShouldReach();
        _aws.From(host).To("ff02::1").On(Udp(22)).ShouldNotReach(because: NoPossibleDestination);
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("224.0.0.5")]
    [InlineData("255.255.255.255")]
    public void Nobody_sends_from_such_an_address(string address) =>
        _aws.From(address).To(_host).On(Tcp(22)).ShouldNotReach(because: NoSourceOrDestination);

    [Fact]
    public void Other_link_local_addresses_have_no_service() =>
        _aws.From(_host).To("169.254.1.1").On(Tcp(80)).ShouldNotReach(because: NoPossibleDestination, at: "vpc-1");

    /// <summary>A covering route does not forward it: routes within 169.254.168.0/22 come from VPC Lattice alone.</summary>
    [Fact]
    public void A_covering_route_forwards_nothing_to_vpc_lattice() =>
        _aws.From(_host).To("169.254.171.1").On(Tcp(443)).ShouldNotReach(because: NoPossibleDestination, at: _vpc.InternetGateway.Id);

    [Fact]
    public void Without_any_route_there_is_no_way_to_vpc_lattice() =>
        _aws.From(_vpc.Subnet("10.0.2.0/24").Host("inner")).To("169.254.171.1").On(Tcp(443)).ShouldNotReach(because: NoRouteToDestination);

    [Fact]
    public void What_vpc_lattice_answers_is_not_modelled()
    {
        var list = _aws.PrefixList("lattice", "169.254.171.0/24", "129.224.0.0/17");
        _host.Subnet.Routes(table => table.Route(list, new NamedTarget(RouteTargetKind.Unrecognized, "GatewayId=VpcLattice")));
        _aws.From(_host).To("169.254.171.1").On(Tcp(443)).ShouldBeUnknown("GatewayId=VpcLattice", because: GraphNotModelled);
        _aws.From(_host).To("129.224.1.1").On(Tcp(443)).ShouldBeUnknown("GatewayId=VpcLattice", because: GraphNotModelled);

        _aws.Forget(list);
        _aws.From(_host).To("169.254.171.1").On(Tcp(443)).ShouldBeUnknown("pl-lattice");
    }

    [Fact]
    public void The_group_must_let_packets_out_to_vpc_lattice()
    {
        var list = _aws.PrefixList("lattice", "169.254.171.0/24");
        _host.Subnet.Routes(table => table.Route(list, new NamedTarget(RouteTargetKind.Unrecognized, "GatewayId=VpcLattice")));
        _host.Group.WithoutDefaultEgress();
        _aws.From(_host).To("169.254.171.1").On(Tcp(443)).ShouldNotReach(because: SgHasNoRules);
    }
}
