using Graph.Model.Coverage;
using Graph.Model.Evidence;
using Graph.Model.Resources;
using Graph.Testing;
using Graph.Testing.Networks;
using Xunit;
using static Graph.Model.Evidence.ExplanationCodes;
using static Graph.Testing.Words;

namespace Graph.Tests.Scenarios;

/// <summary>
/// The corners of gateways: attachments, states, what they refuse and what is missing of them (VPC_Internet_Gateway.md,
/// egress-only-internet-gateway.md, nat-gateway-basics.md, nat-gateways-regional.md, vpc-peering-basics.md, vpn-route-priority.md).
/// </summary>
public sealed class GatewayDetailTests
{
    private const string Far = "2001:4860:4860::8888";

    private readonly Topology _aws = new();
    private readonly VpcBuilder _vpc;
    private readonly SubnetBuilder _public;
    private readonly InterfaceBuilder _web;

    public GatewayDetailTests()
    {
        _vpc = _aws.Vpc("10.0.0.0/16").WithCidr("2600:1f18::/56").WithInternetGateway().WithEgressOnlyGateway().WithVpnGateway();
        _vpc.VpnGateway.WithVpn("192.168.0.0/16");
        _public = _vpc.Subnet("10.0.1.0/24").WithIpv6("2600:1f18:0:1::/64").RoutedTo(_vpc.InternetGateway, Anywhere, AnywhereV6);
        _web = _public.Host("web", publicIp: "52.1.1.1", sg: s => s.Allow(Tcp(443), Anywhere).Allow(Tcp(443), AnywhereV6)).WithIpv6();
    }

    /// <summary>A protocol that is judged forward only: the way out is asked alone.</summary>
    [Fact]
    public void The_attachment_counts_on_the_way_out()
    {
        var inside = _vpc.Subnet("10.0.2.0/24").WithIpv6("2600:1f18:0:2::/64")
            .RoutedTo(_vpc.EgressOnlyGateway, AnywhereV6).RoutedTo(_vpc.VpnGateway, "192.168.0.0/16").Host("inside").WithIpv6();
        _aws.Change<InternetGateway>(row => row with { AttachmentState = AttachmentStates.Untold });
        _aws.Change<EgressOnlyInternetGateway>(row => row with { AttachmentState = AttachmentStates.Untold });
        _aws.Change<VpnGateway>(row => row with { AttachmentState = AttachmentStates.Untold });
        _aws.From(_web).To("8.8.8.8").On(Protocol(47)).ShouldBeUnknown("igw-1");
        _aws.From(inside.Ipv6Address).To(Far).On(Protocol(47)).ShouldBeUnknown("eigw-1");
        _aws.From(inside).To("192.168.1.1").On(Protocol(47)).ShouldBeUnknown("vgw-1");

        _aws.Change<InternetGateway>(row => row with { AttachmentState = "detaching" });
        _aws.Change<EgressOnlyInternetGateway>(row => row with { AttachmentState = "detaching" });
        _aws.Change<VpnGateway>(row => row with { AttachmentState = "detaching" });
        _aws.From(_web).To("8.8.8.8").On(Protocol(47)).ShouldNotReach(because: BadStateAttachment, at: "igw-1");
        _aws.From(inside.Ipv6Address).To(Far).On(Protocol(47)).ShouldNotReach(because: BadStateAttachment, at: "eigw-1");
        _aws.From(inside).To("192.168.1.1").On(Protocol(47)).ShouldNotReach(because: BadStateAttachment, at: "vgw-1");
    }

    [Fact]
    public void The_gateway_of_another_vpc_is_no_way_out()
    {
        var host = _aws.Vpc("10.9.0.0/16").WithCidr("2600:1f19::/56").Subnet("10.9.1.0/24").WithIpv6("2600:1f19::/64")
            .RoutedTo(_vpc.InternetGateway, Anywhere).RoutedTo(_vpc.EgressOnlyGateway, AnywhereV6).RoutedTo(_vpc.VpnGateway, "192.168.0.0/16")
            .Host("host", publicIp: "52.9.1.1").WithIpv6();
        _aws.From(host).To("8.8.8.8").On(Tcp(443)).ShouldNotReach(because: BadStateAttachment, at: "igw-1");
        _aws.From(host.Ipv6Address).To(Far).On(Tcp(443)).ShouldNotReach(because: BadStateAttachment, at: "eigw-1");
        _aws.From(host).To("192.168.1.1").On(Tcp(443)).ShouldNotReach(because: BadStateAttachment, at: "vgw-1");
    }

    [Fact]
    public void An_egress_only_gateway_carries_ipv6_alone_and_no_replies()
    {
        var four = _vpc.Subnet("10.0.2.0/24").RoutedTo(_vpc.EgressOnlyGateway, Anywhere).Host("four");
        _aws.From(four).To("8.8.8.8").On(Tcp(443)).ShouldNotReach(because: ProtocolRestriction, at: "eigw-1");

        var six = _vpc.Subnet("10.0.3.0/24").WithIpv6("2600:1f18:0:3::/64").RoutedTo(_vpc.EgressOnlyGateway, AnywhereV6)
            .Host("six", sg: s => s.Allow(Tcp(443), AnywhereV6)).WithIpv6();
        _aws.From(Far).To(six.Ipv6Address).On(Tcp(443)).ShouldNotReach(because: GraphAcceptsNothingUnsolicited, isDelivered: true);
    }

    [Theory]
    [InlineData("block-bidirectional")]
    [InlineData("block-ingress")]
    public void Block_public_access_stops_the_request_itself(string mode)
    {
        _aws.BlockPublicAccess(mode);
        _aws.From(Internet).To(_web).On(Tcp(443)).ShouldNotReach(because: VpcBlockPublicAccessEnabled, isDelivered: false);
        _aws.From(_web).To("8.8.8.8").On(Tcp(443)).ShouldNotReach(because: VpcBlockPublicAccessEnabled, isDelivered: false);
        _aws.From(_web).To("8.8.8.8").On(Protocol(47)).ShouldNotReach(because: VpcBlockPublicAccessEnabled);
    }

    [Fact]
    public void Block_public_access_comes_before_what_a_nat_gateway_refuses()
    {
        _public.NatGateway("52.9.9.9");
        _aws.From(Internet).To("52.9.9.9").On(Tcp(443)).ShouldNotReach(because: GraphAcceptsNothingUnsolicited);
        _aws.BlockPublicAccess("block-ingress");
        _aws.From(Internet).To("52.9.9.9").On(Tcp(443)).ShouldNotReach(because: VpcBlockPublicAccessEnabled);
    }

    [Fact]
    public void The_effective_mode_is_the_subnets_then_the_vpcs_then_the_accounts()
    {
        _aws.BlockPublicAccess("block-bidirectional").Change<Subnet>(row => row with { InternetGatewayBlockMode = "off" });
        _aws.From(Internet).To(_web).On(Tcp(443)).ShouldReach().ShouldNotRestOn(Assumption.BlockPublicAccessOff);
        _aws.Change<Subnet>(row => row with { InternetGatewayBlockMode = null }).Change<Vpc>(row => row with { InternetGatewayBlockMode = "off" });
        _aws.From(Internet).To(_web).On(Tcp(443)).ShouldReach().ShouldNotRestOn(Assumption.BlockPublicAccessOff);
        _aws.Change<Vpc>(row => row with { InternetGatewayBlockMode = null });
        _aws.From(Internet).To(_web).On(Tcp(443)).ShouldNotReach(because: VpcBlockPublicAccessEnabled);
        _aws.BlockPublicAccess("off");
        _aws.From(Internet).To(_web).On(Tcp(443)).ShouldReach().ShouldNotRestOn(Assumption.BlockPublicAccessOff);
        _aws.Change<Vpc>(row => row with { InternetGatewayBlockMode = "block-ingress" });
        _aws.From(Internet).To(_web).On(Tcp(443)).ShouldNotReach(because: VpcBlockPublicAccessEnabled);
    }

    [Fact]
    public void An_exclusion_that_is_going_away_lifts_nothing()
    {
        _aws.BlockPublicAccess("block-bidirectional").ExcludeFromBlockPublicAccess(_public)
            .Change<Subnet>(row => row with { InternetGatewayBlockMode = null }).Change<Vpc>(row => row with { InternetGatewayBlockMode = null });
        _aws.From(Internet).To(_web).On(Tcp(443)).ShouldReach();
        _aws.Change<BlockPublicAccessExclusion>(row => row with { State = "delete-complete" });
        _aws.From(Internet).To(_web).On(Tcp(443)).ShouldNotReach(because: VpcBlockPublicAccessEnabled);
    }

    [Fact]
    public void Replies_come_to_an_interface_that_denies_gateway_traffic()
    {
        _web.DenyingAllIgwTraffic();
        _aws.From(_web.Ipv6Address).To(Far).On(Tcp(443)).ShouldReach("igw-1");
        _aws.From(Far).To(_web.Ipv6Address).On(Tcp(443)).ShouldNotReach(because: GraphDenyAllIgwTraffic);
    }

    [Fact]
    public void Two_hosts_of_the_internet_do_not_meet_in_the_estate() =>
        _aws.From("8.8.8.8").To("9.9.9.9").On(Tcp(443)).ShouldNotReach(because: IgwPrivateIpAssociationForIngress, at: "internet");

    /// <summary>The interface that is missing may have any public address, but not all of them.</summary>
    [Fact]
    public void One_address_may_be_a_missing_interfaces_the_internet_is_not()
    {
        _vpc.Subnet("10.0.2.0/24").Host("lost");
        _aws.Drop<NetworkInterface>(row => row.Id.Value == "eni-lost");
        _aws.From(_web).To("8.8.8.8").On(Tcp(443)).ShouldBeUnknown("i-lost");
        _aws.From(_web).To(Internet).On(Tcp(443)).ShouldReach();
    }

    [Fact]
    public void Without_the_vpc_its_gateway_is_not_known()
    {
        _vpc.InternetGateway.Using(_vpc.RouteTable("edge").Route("10.0.0.0/16", Local));
        _aws.From(Internet).To(_web).On(Tcp(443)).ShouldReach("rtb-edge");
        _aws.Forget(_vpc).Forget(_vpc.InternetGateway);
        _aws.From("8.8.8.8").To("52.1.1.1").On(Tcp(443)).ShouldBeUnknown("vpc-1");
    }

    [Fact]
    public void A_nat_gateway_does_no_nat64_and_serves_no_other_vpc()
    {
        var nat = _public.NatGateway("52.9.9.9");
        var six = _vpc.Subnet("10.0.3.0/24").WithIpv6("2600:1f18:0:3::/64").RoutedTo(nat, "64:ff9b::/96").Host("six").WithIpv6();
        _aws.From(six.Ipv6Address).To("64:ff9b::808:808").On(Tcp(443)).ShouldBeUnknown(nat.Id, because: GraphNotModelled);

        var other = _aws.Vpc("10.9.0.0/16").Subnet("10.9.1.0/24").RoutedTo(nat, Anywhere).Host("other");
        _aws.From(other).To("8.8.8.8").On(Tcp(443)).ShouldNotReach(because: GraphRouteTargetUnusable, at: nat.Id);
        var near = _public.Host("near");
        _public.Routes(table => table.Route("9.9.9.0/24", nat));
        _aws.From(near).To("9.9.9.9").On(Tcp(443)).ShouldNotReach(because: GraphRouteTargetUnusable, at: nat.Id);
    }

    [Theory]
    [InlineData("failed", false)]
    [InlineData("unassigning", false)]
    [InlineData("disassociating", false)]
    [InlineData("associating", true)]
    public void An_address_that_is_going_away_is_not_used(string status, bool isUsed)
    {
        var nat = _public.NatGateway("52.9.9.9");
        var inside = _vpc.Subnet("10.0.3.0/24").RoutedTo(nat, Anywhere).Host("inside");
        _aws.Change<NatGatewayAddress>(row => row with { Status = status });
        if (isUsed)
            _aws.From(inside).To("8.8.8.8").On(Tcp(443)).ShouldReach(nat.Id);
        else
            _aws.From(inside).To("8.8.8.8").On(Tcp(443)).ShouldBeUnknown(nat.Id);
    }

    [Fact]
    public void What_is_missing_of_a_nat_gateway_is_named()
    {
        var nat = _vpc.Subnet("10.0.4.0/24", name: "nat").RoutedTo(_vpc.InternetGateway, Anywhere).NatGateway("52.9.9.9");
        var inside = _vpc.Subnet("10.0.3.0/24").RoutedTo(nat, Anywhere).Host("inside");
        _aws.Drop<NetworkInterface>(row => row.InterfaceType is "nat_gateway");
        _aws.From(inside).To(Internet).On(Tcp(443)).ShouldReach(nat.Id);
        _aws.From(Internet).To("52.9.9.9").On(Tcp(443)).ShouldNotReach(because: GraphAcceptsNothingUnsolicited, at: nat.Id);
        _aws.Drop<Subnet>(row => row.Id.Value == "subnet-nat");
        _aws.From(inside).To("8.8.8.8").On(Tcp(443)).ShouldBeUnknown("subnet-nat");
    }

    [Fact]
    public void An_interface_whose_nat_gateway_is_missing_is_not_known()
    {
        var nat = _public.NatGateway("52.9.9.9");
        var address = nat.Address;
        _aws.Forget(nat);
        _aws.From(_web).To(address).On(Tcp(443)).ShouldBeUnknown($"eni-{nat.Id["nat-".Length..]}-nat");
    }

    [Fact]
    public void A_regional_nat_gateway_needs_an_internet_gateway_and_addresses()
    {
        var vpc = _aws.Vpc("10.8.0.0/16");
        var nat = vpc.RegionalNatGateway("all", ("a", "52.8.8.1"));
        var host = vpc.Subnet("10.8.1.0/24").RoutedTo(nat, Anywhere).Host("host");
        _aws.From(host).To("8.8.8.8").On(Tcp(443)).ShouldNotReach(because: GraphNoInternetGateway, at: nat.Id);
        vpc.WithInternetGateway();
        _aws.From(host).To("8.8.8.8").On(Tcp(443)).ShouldReach(nat.Id);
        _aws.From(Internet).To("52.8.8.1").On(Tcp(443)).ShouldNotReach(because: GraphAcceptsNothingUnsolicited);
        _aws.Change<InternetGateway>(row => row with { AttachmentState = AttachmentStates.Untold });
        _aws.From(host).To("8.8.8.8").On(Tcp(443)).ShouldBeUnknown(vpc.InternetGateway.Id);
        _aws.WithoutCall(ApiCall.DescribeInternetGateways);
        _aws.From(host).To("8.8.8.8").On(Tcp(443)).ShouldBeUnknown("describe-internet-gateways in 111111111111/eu-west-1");
    }

    [Fact]
    public void The_addresses_of_a_regional_nat_gateway_may_be_missing()
    {
        var nat = _vpc.RegionalNatGateway("all", ("a", "52.8.8.1"));
        var host = _vpc.Subnet("10.0.7.0/24").RoutedTo(nat, Anywhere).Host("host");
        _aws.Change<NatGatewayAddress>(row => row with { PublicAddress = null });
        _aws.From(host).To("8.8.8.8").On(Tcp(443)).ShouldBeUnknown(nat.Id);
    }

    /// <summary>The reply finds the NAT gateway without a route; its subnet's network ACL is asked.</summary>
    [Fact]
    public void The_network_acl_of_the_nat_gateway_sees_replies_over_a_peering()
    {
        var peer = _aws.Vpc("10.1.0.0/16");
        var natSubnet = _vpc.Subnet("10.0.9.0/24").RoutedTo(_vpc.PeeredWith(peer), "10.1.0.0/16");
        var nat = natSubnet.PrivateNatGateway();
        var inside = _vpc.Subnet("10.0.3.0/24").RoutedTo(nat, "10.1.0.0/16").Host("inside");
        var target = peer.Subnet("10.1.1.0/24").Host("target", sg: s => s.Allow(Tcp(22), "10.0.9.0/24"));
        _aws.From(inside).To(target).On(Tcp(22)).ShouldReach(nat.Id);
        natSubnet.GuardedBy(acl => acl.DenyIn(10, AllTraffic, "10.1.0.0/16").AllowAll());
        _aws.From(inside).To(target).On(Tcp(22)).ShouldNotReach(because: SubnetAclRestriction, at: "ingress/10", isDelivered: true);
    }

    [Fact]
    public void A_peering_carries_only_what_comes_from_its_vpc()
    {
        var (peer, spoke, gateway) = (_aws.Vpc("10.1.0.0/16"), _aws.Vpc("10.2.0.0/16"), _aws.TransitGateway());
        var peering = _vpc.PeeredWith(peer);
        var here = gateway.Attach(_vpc, _vpc.Subnet("10.0.8.0/28").RoutedTo(peering, "10.1.0.0/16"));
        gateway.Attach(spoke, spoke.Subnet("10.2.8.0/28"));
        gateway.DefaultTable.Static("10.1.0.0/16", here);
        var client = spoke.Subnet("10.2.1.0/24").RoutedTo(gateway, "10.1.0.0/16").Host("client");
        var target = peer.Subnet("10.1.1.0/24").Host("target", sg: s => s.Allow(Tcp(22), Anywhere));
        _aws.From(client).To(target).On(Tcp(22)).ShouldNotReach(because: PcxRequiresAddressInVpcCidr, at: peering.Id);
    }

    [Fact]
    public void The_blocks_of_a_read_vpc_are_its_own()
    {
        var peer = _aws.Vpc("10.1.0.0/16").WithCidr("10.3.0.0/16");
        _web.Subnet.RoutedTo(_vpc.PeeredWith(peer).RoutedBothWays(), "10.1.0.0/16", "10.3.0.0/16", "10.4.0.0/16");
        var target = peer.Subnet("10.3.1.0/24").Host("target", sg: s => s.Allow(Tcp(22), Anywhere));
        _aws.From(_web).To(target).On(Tcp(22)).ShouldReach();
        _aws.Drop<VpcPeeringCidrBlock>(_ => true);
        _aws.From(_web).To(target).On(Tcp(22)).ShouldReach();
        _aws.From(_web).To("10.4.1.1").On(Tcp(22)).ShouldNotReach(because: PcxRequiresAddressInVpcCidr);
        _aws.Forget(_vpc);
        _aws.From(_web).To(target).On(Tcp(22)).ShouldBeUnknown("vpc-1");
    }

    [Fact]
    public void References_do_not_cross_regions()
    {
        var peer = _aws.Vpc("10.1.0.0/16", region: "us-east-1");
        var peering = _vpc.PeeredWith(peer).RoutedBothWays();
        _web.Subnet.RoutedTo(peering, "10.1.0.0/16");
        var target = peer.Subnet("10.1.1.0/24").Host("target", sg: s => s.Allow(Tcp(22), _web.Group, peering));
        _aws.From(_web).To(target).On(Tcp(22)).ShouldNotReach(because: SgReferencesNotPreserved);
    }

    [Fact]
    public void On_premises_gets_to_addresses_of_the_vpc_alone()
    {
        var host = _vpc.Subnet("10.0.2.0/24").RoutedTo(_vpc.VpnGateway, "192.168.0.0/16").Host("host", sg: s => s.Allow(Tcp(22), Anywhere));
        _aws.From("192.168.1.1").To(host.Address).On(Tcp(22)).ShouldReach("vgw-1");
        _aws.From("192.168.1.1").To("10.200.0.1").On(Tcp(22)).ShouldNotReach(because: VgwPrivateIpAssociationForIngress);
        _aws.Forget(_vpc);
        _aws.From("192.168.1.1").To("10.200.0.1").On(Tcp(22)).ShouldBeUnknown("vpc-1");
    }

    [Fact]
    public void Block_public_access_stops_what_leaves_by_an_egress_only_gateway()
    {
        var inside = _vpc.Subnet("10.0.2.0/24").WithIpv6("2600:1f18:0:2::/64").RoutedTo(_vpc.EgressOnlyGateway, AnywhereV6).Host("inside").WithIpv6();
        _aws.BlockPublicAccess("block-bidirectional");
        _aws.From(inside.Ipv6Address).To(Far).On(Protocol(47)).ShouldNotReach(because: VpcBlockPublicAccessEnabled, at: "eigw-1");
    }

    /// <summary>Only over a peering does a reply find the NAT gateway by itself.</summary>
    [Fact]
    public void Over_a_transit_gateway_the_reply_to_a_nat_gateway_needs_a_route()
    {
        var (other, gateway) = (_aws.Vpc("10.2.0.0/16"), _aws.TransitGateway());
        gateway.Attach(_vpc, _vpc.Subnet("10.0.8.0/28"));
        gateway.Attach(other, other.Subnet("10.2.8.0/28"));
        var nat = _vpc.Subnet("10.0.9.0/24").RoutedTo(gateway, "10.2.0.0/16").PrivateNatGateway();
        var inside = _vpc.Subnet("10.0.3.0/24").RoutedTo(nat, "10.2.0.0/16").Host("inside");
        var target = other.Subnet("10.2.1.0/24").Host("target", sg: s => s.Allow(Tcp(22), Anywhere));
        _aws.From(inside).To(target).On(Tcp(22)).ShouldNotReach(because: NoRouteToDestination, isDelivered: true);
    }

    [Fact]
    public void What_on_premises_sends_rests_on_its_being_open()
    {
        _web.Group.Allow(Protocol(47), Anywhere);
        _aws.From("192.168.1.1").To(_web.Address).On(Protocol(47)).ShouldReach().ShouldRestOn(Assumption.OnPremisesOpen);
    }

    [Fact]
    public void Behind_a_regional_nat_gateway_the_senders_group_is_gone()
    {
        var inside = _vpc.Subnet("10.0.7.0/24").RoutedTo(_vpc.RegionalNatGateway("all", ("a", "52.8.8.1")), Anywhere).Host("inside");
        _web.InGroups(_vpc.SecurityGroup("refs").Allow(Tcp(22), inside.Group).Allow(Tcp(80), "52.8.8.1/32"));
        _aws.From(inside).To("52.1.1.1").On(Tcp(80)).ShouldReach("sgr-refs-in-2");
        _aws.From(inside).To("52.1.1.1").On(Tcp(22)).ShouldNotReach();
    }

    [Fact]
    public void Asked_by_an_address_a_missing_interface_may_be_the_gateways_own()
    {
        var (other, gateway) = (_aws.Vpc("10.2.0.0/16"), _aws.TransitGateway());
        var here = gateway.Attach(_vpc, _vpc.Subnet("10.0.8.0/28").RoutedTo(_vpc.VpnGateway, "192.168.0.0/16"));
        gateway.Attach(other, other.Subnet("10.2.8.0/28"));
        gateway.DefaultTable.Static("192.168.0.0/16", here);
        var client = other.Subnet("10.2.1.0/24").RoutedTo(gateway, "192.168.0.0/16").Host("client");
        _aws.From(client.Address).To("192.168.1.1").On(Protocol(47)).ShouldNotReach(because: VgwPrivateIpAssociationForEgress);
        _aws.CutShort(ApiCall.DescribeNetworkInterfaces);
        _aws.From(client.Address).To("192.168.1.1").On(Protocol(47)).ShouldBeUnknown();
    }
}
