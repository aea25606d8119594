using Graph.Model.Coverage;
using Graph.Model.Resources;
using Graph.Testing;
using Graph.Testing.LoadBalancers;
using Graph.Testing.Networks;
using Graph.Testing.Questions;
using Xunit;
using static Graph.Model.Evidence.ExplanationCodes;
using static Graph.Testing.Words;

namespace Graph.Tests.Scenarios;

/// <summary>Rows whose answers leave something open: what they do not tell is unknown, never refused.</summary>
public sealed class UntoldTests
{
    private readonly Topology _aws = new();
    private readonly VpcBuilder _vpc;
    private readonly InterfaceBuilder _web;

    public UntoldTests()
    {
        _vpc = _aws.Vpc("10.0.0.0/16").WithInternetGateway();
        _web = _vpc.Subnet("10.0.1.0/24").RoutedTo(_vpc.InternetGateway, Anywhere)
            .Host("web", publicIp: "52.1.1.1", sg: s => s.Allow(Tcp(443), Anywhere));
    }

    /// <summary>API InternetGatewayAttachment: the answer lists attachments, if none.</summary>
    [Fact]
    public void An_internet_gateway_without_a_list_of_attachments_may_be_attached()
    {
        _aws.Change<InternetGateway>(row => row with { Vpc = null, AttachmentState = AttachmentStates.Untold });

        _aws.From(Internet).To(_web).On(Tcp(443)).ShouldBeUnknown("igw-1");
        _aws.From(_web).To("8.8.8.8").On(Tcp(443)).ShouldBeUnknown("igw-1");
        _aws.From(Internet).To(_web).On(Tcp(22)).ShouldNotReach(because: EniSgRulesMismatch);
    }

    [Fact]
    public void An_internet_gateway_with_an_empty_list_is_detached()
    {
        _aws.Change<InternetGateway>(row => row with { Vpc = null, AttachmentState = null });

        _aws.From(Internet).To(_web).On(Tcp(443)).ShouldNotReach(because: GraphNoInternetGateway);
        _aws.From(_web).To("8.8.8.8").On(Tcp(443)).ShouldNotReach(because: BadStateAttachment);
    }

    [Fact]
    public void An_attachment_without_a_state_is_not_known_to_work_and_is_none_of_another_vpc()
    {
        _aws.Change<InternetGateway>(row => row with { AttachmentState = AttachmentStates.Untold });
        _aws.From(Internet).To(_web).On(Tcp(443)).ShouldBeUnknown("igw-1");

        var other = _aws.Vpc("10.1.0.0/16");
        var host = other.Subnet("10.1.1.0/24").RoutedTo(_vpc.InternetGateway, Anywhere).Host("host", publicIp: "52.1.1.2");
        _aws.From(host).To("8.8.8.8").On(Tcp(443)).ShouldNotReach(because: BadStateAttachment);
        _aws.From(Internet).To(host).On(Tcp(443)).ShouldNotReach(because: GraphNoInternetGateway);
    }

    [Fact]
    public void Nor_are_the_attachments_of_the_other_gateways()
    {
        _vpc.WithCidr("2600:1f18::/56").WithEgressOnlyGateway().WithVpnGateway();
        _vpc.VpnGateway.WithVpn("192.168.0.0/16");
        var host = _vpc.Subnet("10.0.2.0/24").WithIpv6("2600:1f18::/64")
            .RoutedTo(_vpc.EgressOnlyGateway, AnywhereV6).RoutedTo(_vpc.VpnGateway, "192.168.0.0/16")
            .Host("host", sg: s => s.Allow(Tcp(22), Anywhere)).WithIpv6();
        _aws.Change<EgressOnlyInternetGateway>(row => row with { Vpc = null, AttachmentState = AttachmentStates.Untold });
        _aws.Change<VpnGateway>(row => row with { Vpc = null, AttachmentState = AttachmentStates.Untold });

        _aws.From(host).To("2001:4860:4860::8888").On(Tcp(443)).ShouldBeUnknown("eigw-1");
        _aws.From(host).To("192.168.1.1").On(Tcp(443)).ShouldBeUnknown("vgw-1");
        _aws.From(OnPremises).To(host).On(Tcp(22)).ShouldBeUnknown("vgw-1");
    }

    /// <summary>API TransitGatewayRoute: `blackhole` is a state, no attachment is not.</summary>
    [Fact]
    public void A_transit_gateway_route_without_attachments_is_a_blackhole_only_in_that_state()
    {
        var other = _aws.Vpc("10.1.0.0/16");
        var gateway = _aws.TransitGateway();
        gateway.Attach(_vpc, _vpc.Subnet("10.0.8.0/28"));
        gateway.Attach(other, other.Subnet("10.1.8.0/28"));
        var client = _vpc.Subnet("10.0.3.0/24").RoutedTo(gateway, "10.1.0.0/16").Host("client");
        var target = other.Subnet("10.1.1.0/24").RoutedTo(gateway, "10.0.0.0/16").Host("target", sg: s => s.Allow(Tcp(22), Anywhere));
        _aws.From(client).To(target).On(Tcp(22)).ShouldReach();

        _aws.Change<TransitGatewayRoute>(row => row with { Attachment = null, ResourceType = null, ResourceId = null });
        _aws.From(client).To(target).On(Tcp(22)).ShouldBeUnknown(gateway.DefaultTable.Id, because: TgwRtbRoutesAreUnknown);

        _aws.Change<TransitGatewayRoute>(row => row with { State = "blackhole" });
        _aws.From(client).To(target).On(Tcp(22)).ShouldNotReach(because: TgwRtbBadStateRoute);
    }

    /// <summary>The other account's VPC was not read, and the connection does not tell its blocks: they may hold the address.</summary>
    [Fact]
    public void A_peering_that_does_not_tell_the_blocks_of_an_unread_vpc_may_lead_to_any()
    {
        var other = _aws.Vpc("10.1.0.0/16", account: "222222222222");
        var peering = _vpc.PeeredWith(other);
        _web.Subnet.RoutedTo(peering, "10.1.0.0/16", "10.2.0.0/16");
        _aws.WithoutAccount("222222222222");
        _aws.From(_web).To("10.1.1.1").On(Tcp(443)).ShouldBeUnknown(other.Id);
        _aws.From(_web).To("10.2.1.1").On(Tcp(443)).ShouldNotReach(because: PcxRequiresAddressInVpcCidr);

        _aws.Drop<VpcPeeringCidrBlock>(row => row.IsAccepter);
        _aws.From(_web).To("10.2.1.1").On(Tcp(443)).ShouldBeUnknown(other.Id);
    }

    [Fact]
    public void Nor_does_a_group_refuse_what_a_member_in_such_a_vpc_may_hold()
    {
        var other = _aws.Vpc("10.1.0.0/16", account: "222222222222");
        var peering = _vpc.PeeredWith(other).RoutedBothWays();
        var members = other.SecurityGroup("members");
        _web.Group.WithoutDefaultEgress().AllowOut(Tcp(443), to: members, over: peering);
        _aws.WithoutAccount("222222222222").Drop<VpcPeeringCidrBlock>(row => row.IsAccepter);
        _aws.From(_web).To("10.1.1.1").On(Tcp(443)).ShouldBeUnknown(other.Id);
    }

    [Fact]
    public void An_action_of_a_later_day_may_lead_anywhere()
    {
        FromNlb().ShouldReach();
        _aws.Change<ListenerAction>(row => row with { Type = "teleport" });
        FromNlb().ShouldBeUnknown(because: GraphNotModelled);
    }

    [Theory]
    [InlineData("fixed-response", false)]
    [InlineData("redirect", false)]
    [InlineData("authenticate-oidc", false)]
    [InlineData("authenticate-cognito", false)]
    [InlineData("jwt-validation", false)]
    [InlineData("forward", true)]
    public void Only_a_forward_without_its_group_leaves_open_where_it_leads(string type, bool isUnknown)
    {
        _aws.Change<ListenerAction>(row => row with { Type = type, TargetGroup = null });
        if (isUnknown)
            FromNlb().ShouldBeUnknown(because: GraphNotModelled);
        else
            FromNlb().ShouldNotReach(because: Elbv2ListenerRequiresTgAccept);
    }

    /// <summary>denyAllIgwTraffic is in DescribeNetworkInterfaces alone; an interface that its instance told of has no zone.</summary>
    [Fact]
    public void An_interface_told_by_its_instance_may_drop_ipv6_from_the_internet()
    {
        _vpc.WithCidr("2600:1f18::/56");
        var host = _vpc.Subnet("10.0.5.0/24").WithIpv6("2600:1f18::/64").RoutedTo(_vpc.InternetGateway, AnywhereV6)
            .Host("host", sg: s => s.Allow(Tcp(443), AnywhereV6)).WithIpv6();
        _aws.CutShort(ApiCall.DescribeNetworkInterfaces);
        _aws.From("2001:4860:4860::8888").To(host.Ipv6Address).On(Tcp(443)).ShouldBeUnknown();

        var probe = _aws.Change<NetworkInterface>(row => row with { AvailabilityZone = null })
            .From(Internet).To(host.Ipv6Address).On(Tcp(443));
        Assert.Contains(probe.Ask().Missing, fact => fact.Reason.Contains("drops traffic from internet gateways", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_group_and_list_that_could_let_a_packet_in_is_named()
    {
        var list = _aws.PrefixList("office", "10.9.0.0/16");
        var second = _vpc.SecurityGroup("second");
        var third = _vpc.SecurityGroup("third").Allow(Tcp(22), from: list);
        _web.AlsoIn(second).AlsoIn(third);
        _aws.Forget(_web.Group).Forget(second).Forget(list);

        var answer = _aws.From(Internet).To(_web).On(Tcp(22)).ShouldBeUnknown().Ask();
        Assert.Equal(["pl-office", "sg-second", "sg-web"], answer.Missing.Select(fact => fact.Subject));
    }

    [Fact]
    public void Every_prefix_list_that_could_route_a_packet_is_named()
    {
        var (one, two) = (_aws.PrefixList("one", "8.8.8.0/24"), _aws.PrefixList("two", "8.8.4.0/24"));
        _web.Subnet.Routes(table => table.Route(one, _vpc.InternetGateway).Route(two, _vpc.InternetGateway));
        _aws.Forget(one).Forget(two);

        var answer = _aws.From(_web).To("8.8.8.8").On(Tcp(443)).Ask();
        Assert.Equal(["pl-one", "pl-two"], answer.Missing.Select(fact => fact.Subject));
    }

    [Fact]
    public void Every_account_that_may_hold_an_address_is_named()
    {
        _aws.Vpc("10.1.0.0/16", account: "222222222222");
        _aws.Deny(ApiCall.DescribeNetworkInterfaces);

        var answer = _aws.From("52.7.7.7").To(_web).On(Tcp(443)).Ask();
        Assert.Equal(
            ["describe-network-interfaces in 111111111111/eu-west-1", "describe-network-interfaces in 222222222222/eu-west-1"],
            answer.Missing.Select(fact => fact.Subject));
    }

    private Probe FromNlb()
    {
        _balancer ??= _vpc.NetworkLoadBalancer("front").In(_web.Subnet, "52.4.4.4")
            .Listen("TCP", 443, _vpc.TargetGroup("web", "TCP", 443).Target(_web));
        return _aws.From(Internet).To(_balancer).On(Tcp(443));
    }

    private LoadBalancerBuilder? _balancer;
}
