using Graph.Testing;
using Graph.Testing.Gateways;
using Graph.Testing.Networks;
using Graph.Testing.TransitGateways;
using Xunit;
using static Graph.Model.Evidence.ExplanationCodes;
using static Graph.Testing.Words;

namespace Graph.Tests.Scenarios;

/// <summary>
/// NAT gateways: vpc/latest/userguide/nat-gateway-basics.md, nat-gateways-regional.md, and the NGW codes of the analyzer's
/// guide.
/// </summary>
public sealed class NatGatewayTests
{
    private readonly Topology _aws = new();
    private readonly VpcBuilder _vpc;
    private readonly SubnetBuilder _public;
    private readonly NatGatewayBuilder _nat;
    private readonly InterfaceBuilder _inside;

    public NatGatewayTests()
    {
        _vpc = _aws.Vpc("10.0.0.0/16").WithInternetGateway();
        _public = _vpc.Subnet("10.0.0.0/24").RoutedTo(_vpc.InternetGateway, Anywhere);
        _nat = _public.NatGateway("52.9.9.9");
        _inside = _vpc.Subnet("10.0.1.0/24").RoutedTo(_nat, Anywhere).Host("inside");
    }

    [Fact]
    public void A_private_host_gets_out()
    {
        _aws.From(_inside).To("8.8.8.8").On(Tcp(443)).ShouldReach(_nat.Id, "igw-1");
        _aws.From(_inside).To("8.8.8.8").On(Udp(53)).ShouldReach(_nat.Id);
        _aws.From(_inside).To("8.8.8.8").On(Ping).ShouldReach(_nat.Id);
    }

    [Fact]
    public void Other_protocols_do_not_pass() =>
        _aws.From(_inside).To("8.8.8.8").On(Protocol(50)).ShouldNotReach(because: ProtocolRestriction, at: _nat.Id);

    [Fact]
    public void Nothing_comes_in_unsolicited()
    {
        _inside.Group.Allow(AllTraffic, Anywhere);

        _aws.From(Internet).To("52.9.9.9").On(Tcp(443)).ShouldNotReach(because: GraphAcceptsNothingUnsolicited);
        _aws.From(Internet).To(_inside).On(Tcp(443)).ShouldNotReach(because: IgwPrivateIpAssociationForIngress);
    }

    [Fact]
    public void Its_private_address_takes_nothing_from_inside_either() =>
        _aws.From(_inside).To(_nat.Address).On(Tcp(443)).ShouldNotReach(because: GraphAcceptsNothingUnsolicited);

    [Fact]
    public void Its_subnet_needs_a_way_to_the_internet()
    {
        _public.Using(_vpc.RouteTable("isolated"));
        _aws.From(_inside).To("8.8.8.8").On(Tcp(443)).ShouldNotReach(because: NoRouteToDestination, at: "rtb-isolated");
    }

    [Theory]
    [InlineData("failed")]
    [InlineData("deleted")]
    public void One_that_does_not_work_carries_nothing(string state)
    {
        _nat.InState(state);
        _aws.From(_inside).To("8.8.8.8").On(Tcp(443)).ShouldNotReach(because: BadState, at: _nat.Id);
    }

    [Fact]
    public void The_network_acl_of_its_subnet_is_asked_on_the_way_in()
    {
        _public.GuardedBy(acl => acl.DenyIn(10, AllTraffic, "10.0.1.0/24").AllowIn(100, AllTraffic).AllowOut(100, AllTraffic));
        _aws.From(_inside).To("8.8.8.8").On(Tcp(443)).ShouldNotReach(because: SubnetAclRestriction, at: "ingress/10");
    }

    [Fact]
    public void The_network_acl_of_its_subnet_is_asked_on_the_way_out()
    {
        _public.GuardedBy(acl => acl.DenyOut(10, AllTraffic, "8.8.8.8/32").AllowIn(100, AllTraffic).AllowOut(100, AllTraffic));
        _aws.From(_inside).To("8.8.8.8").On(Tcp(443)).ShouldNotReach(because: SubnetAclRestriction, at: "egress/10");
    }

    /// <summary>The reply comes to the NAT gateway's own port, which is any of 1024-65535.</summary>
    [Fact]
    public void The_reply_needs_an_entry_for_some_port_of_the_gateway()
    {
        _public.GuardedBy(acl => acl.AllowIn(100, Tcp(443)).AllowIn(110, Tcp(60000)).AllowOut(100, AllTraffic));
        _aws.From(_inside).To("8.8.8.8").On(Tcp(443)).ShouldReach("ingress/110");
    }

    [Fact]
    public void Without_such_a_port_the_reply_is_dropped()
    {
        _public.GuardedBy(acl => acl.AllowIn(100, AllTraffic, "10.0.0.0/16").AllowOut(100, AllTraffic));
        _aws.From(_inside).To("8.8.8.8").On(Tcp(443))
            .ShouldNotReach(because: SubnetAclRestriction, at: "ingress/32767", isDelivered: true);
    }

    [Fact]
    public void The_gateway_and_the_client_choose_their_ports_apart()
    {
        _public.GuardedBy(acl => acl
            .AllowIn(100, Tcp(443), "10.0.0.0/16").AllowIn(110, Tcp(1024, 2000), "8.8.8.8/32")
            .AllowOut(100, Tcp(443), "8.8.8.8/32").AllowOut(110, Tcp(60000, 65535), "10.0.0.0/16"));
        _aws.From(_inside).To("8.8.8.8").On(Tcp(443)).ShouldReach("ingress/110", "egress/110");
    }

    [Fact]
    public void The_group_of_the_client_sees_the_destination_itself()
    {
        _inside.Group.WithoutDefaultEgress().AllowOut(Tcp(443), "8.8.8.8/32");

        _aws.From(_inside).To("8.8.8.8").On(Tcp(443)).ShouldReach("sgr-inside-out-1");
        _aws.From(_inside).To("8.8.4.4").On(Tcp(443)).ShouldNotReach(because: EniSgRulesMismatch);
    }

    /// <summary>Batfish's authors state it from testing.</summary>
    [Fact]
    public void A_host_in_the_subnet_of_the_gateway_is_not_served()
    {
        _public.RoutedTo(_nat, "8.8.8.0/24");
        _aws.From(_public.Host("beside")).To("8.8.8.8").On(Tcp(443)).ShouldNotReach();
    }

    [Fact]
    public void A_private_one_has_no_way_to_the_internet()
    {
        var nat = _vpc.Subnet("10.0.5.0/24").RoutedTo(_vpc.InternetGateway, Anywhere).PrivateNatGateway();
        var host = _vpc.Subnet("10.0.6.0/24").RoutedTo(nat, Anywhere).Host("other");

        _aws.From(host).To("8.8.8.8").On(Tcp(443)).ShouldNotReach(because: IgwPublicIpAssociationForEgress, at: "igw-1");
    }

    /// <summary>The peer's replies return to the gateway although the peer has no route; only a network ACL stops them.</summary>
    [Fact]
    public void Replies_over_a_peering_need_no_route()
    {
        var peer = _aws.Vpc("10.1.0.0/16");
        var server = peer.Subnet("10.1.1.0/24").Host("server", sg: s => s.Allow(Tcp(443), $"{_nat.Address}/32"));
        _public.RoutedTo(_vpc.PeeredWith(peer), "10.1.0.0/16");

        _aws.From(_inside).To(server).On(Tcp(443)).ShouldReach(_nat.Id, "pcx-1", "sgr-server-in-1");
        server.Subnet.GuardedBy(acl => acl.AllowIn(100, AllTraffic));
        _aws.From(_inside).To(server).On(Tcp(443))
            .ShouldNotReach(because: SubnetAclRestriction, at: "egress/32767", isDelivered: true);
    }

    [Fact]
    public void The_far_side_sees_the_address_of_the_gateway_not_that_of_the_client()
    {
        var peer = _aws.Vpc("10.1.0.0/16");
        var server = peer.Subnet("10.1.1.0/24").Host("server", sg: s => s.Allow(Tcp(443), $"{_inside.Address}/32"));
        _public.RoutedTo(_vpc.PeeredWith(peer), "10.1.0.0/16");

        _aws.From(_inside).To(server).On(Tcp(443)).ShouldNotReach(because: EniSgRulesMismatch);
    }

    [Fact]
    public void It_does_not_serve_a_peer()
    {
        var peer = _aws.Vpc("10.1.0.0/16");
        var peering = peer.PeeredWith(_vpc).RoutedBothWays();
        var host = peer.Subnet("10.1.1.0/24").RoutedTo(peering, Anywhere).Host("far");

        _aws.From(host).To("8.8.8.8").On(Tcp(443)).ShouldNotReach(because: PcxRequiresAddressInVpcCidr, at: peering.Id);
    }

    [Fact]
    public void It_serves_a_spoke_behind_a_transit_gateway()
    {
        var (spoke, gateway) = Spoke();
        _public.RoutedTo(gateway, "10.1.0.0/16");

        _aws.From(spoke).To("8.8.8.8").On(Tcp(443)).ShouldReach(gateway.DefaultTable.Id, _nat.Id, "igw-1");
    }

    [Fact]
    public void A_spoke_needs_a_way_back_from_the_subnet_of_the_gateway()
    {
        var (spoke, _) = Spoke();
        _aws.From(spoke).To("8.8.8.8").On(Tcp(443)).ShouldNotReach(isDelivered: true);
    }

    [Fact]
    public void A_regional_one_serves_its_zones()
    {
        var regional = _vpc.RegionalNatGateway("all", ("a", "52.9.9.1"), ("b", "52.9.9.2"));
        var host = _vpc.Subnet("10.0.7.0/24", zone: "b").RoutedTo(regional, Anywhere).Host("other");

        _aws.From(host).To("8.8.8.8").On(Tcp(443)).ShouldReach(regional.Id);
    }

    private (InterfaceBuilder Host, TransitGatewayBuilder Gateway) Spoke()
    {
        var gateway = _aws.TransitGateway();
        var vpc = _aws.Vpc("10.1.0.0/16");
        var host = vpc.Subnet("10.1.1.0/24").RoutedTo(gateway, Anywhere).Host("spoke");
        gateway.Attach(vpc, vpc.Subnet("10.1.9.0/28"));
        var hub = gateway.Attach(_vpc, _vpc.Subnet("10.0.250.0/28").RoutedTo(_nat, Anywhere));
        gateway.DefaultTable.Static(Anywhere, hub);
        return (host, gateway);
    }
}
