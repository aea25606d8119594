using Graph.Model.Coverage;
using Graph.Model.Evidence;
using Graph.Testing;
using Graph.Testing.LoadBalancers;
using Graph.Testing.Networks;
using Graph.Testing.Questions;
using Xunit;
using static Graph.Model.Evidence.ExplanationCodes;
using static Graph.Testing.Words;

namespace Graph.Tests.Scenarios;

/// <summary>
/// Network load balancers: elasticloadbalancing/latest/network/edit-target-group-attributes.md, load-balancer-security-groups.md,
/// register-targets.md, and how-elastic-load-balancing-works.md for zones.
/// </summary>
public sealed class NetworkLoadBalancerTests
{
    private readonly Topology _aws = new();
    private readonly VpcBuilder _vpc;
    private readonly SubnetBuilder _publicA;
    private readonly SubnetBuilder _privateA;
    private readonly InterfaceBuilder _target;
    private readonly TargetGroupBuilder _group;
    private readonly LoadBalancerBuilder _balancer;

    public NetworkLoadBalancerTests()
    {
        _vpc = _aws.Vpc("10.0.0.0/16").WithInternetGateway();
        _publicA = _vpc.Subnet("10.0.0.0/24").RoutedTo(_vpc.InternetGateway, Anywhere);
        _privateA = _vpc.Subnet("10.0.1.0/24");
        _target = _privateA.Host("target", sg: s => s.Allow(Tcp(8443), Anywhere));
        _group = _vpc.TargetGroup("web", "TCP", 8443).Target(_target);
        _balancer = _vpc.NetworkLoadBalancer("front").In(_publicA, "52.4.4.4").Listen("TCP", 443, _group);
    }

    private Probe FromInternet => _aws.From(Internet).To(_balancer).On(Tcp(443));

    [Fact]
    public void It_passes_the_connection_to_a_target_that_has_no_way_to_the_internet()
    {
        FromInternet.ShouldReach("igw-1", "sgr-target-in-1");
        _aws.From(Internet).To("52.4.4.4").On(Tcp(443)).ShouldReach("sgr-target-in-1");
        _aws.From(Internet).To(_target).On(Tcp(8443)).ShouldNotReach(because: IgwPrivateIpAssociationForIngress);
    }

    [Fact]
    public void It_takes_the_ports_of_its_listeners_alone() =>
        _aws.From(Internet).To(_balancer).On(Tcp(8443)).ShouldNotReach(because: Elbv2ListenersMismatch);

    [Fact]
    public void A_listener_for_tcp_takes_no_udp() =>
        _aws.From(Internet).To(_balancer).On(Udp(443)).ShouldNotReach(because: Elbv2ListenersMismatch);

    [Fact]
    public void A_listener_for_both_takes_both()
    {
        var group = _vpc.TargetGroup("dns", "TCP_UDP", 53).Target(_target);
        _balancer.Listen("TCP_UDP", 53, group);
        _target.Group.Allow(Tcp(53), Anywhere).Allow(Udp(53), Anywhere);

        _aws.From(Internet).To(_balancer).On(Tcp(53)).ShouldReach();
        _aws.From(Internet).To(_balancer).On(Udp(53)).ShouldReach();
    }

    [Fact]
    public void It_does_not_answer_ping()
    {
        _target.Group.Allow(Ping, Anywhere);
        _aws.From(Internet).To(_balancer).On(Ping).ShouldNotReach();
    }

    /// <summary>With client IP preservation, the default for instances, the target sees the client.</summary>
    [Fact]
    public void The_group_of_the_target_must_let_the_client_in()
    {
        _target.InGroups(_vpc.SecurityGroup("inside").Allow(Tcp(8443), "10.0.0.0/16"));
        FromInternet.ShouldNotReach(because: EniSgRulesMismatch);
    }

    [Fact]
    public void Without_preservation_the_target_sees_the_load_balancer()
    {
        _group.PreservingClientIp(false);
        _target.InGroups(_vpc.SecurityGroup("inside").Allow(Tcp(8443), "10.0.0.0/24"));
        FromInternet.ShouldReach("sgr-inside-in-1");
    }

    [Fact]
    public void The_group_of_the_target_is_asked_for_the_port_of_the_target()
    {
        _target.InGroups(_vpc.SecurityGroup("listener-port").Allow(Tcp(443), Anywhere));
        FromInternet.ShouldNotReach(because: EniSgRulesMismatch);
    }

    [Fact]
    public void A_target_may_have_a_port_of_its_own()
    {
        var other = _privateA.Host("other", sg: s => s.Allow(Tcp(9443), Anywhere));
        var balancer = _vpc.NetworkLoadBalancer("second").In(_publicA, "52.5.5.5")
            .Listen("TCP", 443, _vpc.TargetGroup("ported", "TCP", 8443).Target(other, port: 9443));
        _aws.From(Internet).To(balancer).On(Tcp(443)).ShouldReach("sgr-other-in-1");
    }

    [Fact]
    public void Targets_by_address_see_the_load_balancer_over_tcp()
    {
        var balancer = ByAddress("TCP");
        _target.InGroups(_vpc.SecurityGroup("inside").Allow(Tcp(8443), "10.0.0.0/24"));
        _aws.From(Internet).To(balancer).On(Tcp(444)).ShouldReach("sgr-inside-in-1");
    }

    [Fact]
    public void Targets_by_address_see_the_client_over_udp()
    {
        var balancer = ByAddress("UDP");
        _target.InGroups(_vpc.SecurityGroup("inside").Allow(Udp(8443), "10.0.0.0/24"));
        _aws.From(Internet).To(balancer).On(Udp(444)).ShouldNotReach(because: EniSgRulesMismatch);

        _target.Group.Allow(Udp(8443), Anywhere);
        _aws.From(Internet).To(balancer).On(Udp(444)).ShouldReach("sgr-inside-in-2");
    }

    [Fact]
    public void Unread_attributes_are_taken_by_their_default_and_it_is_said()
    {
        _aws.WithoutCall(ApiCall.DescribeTargetGroupAttributes);
        FromInternet.ShouldReach().ShouldRestOn(Assumption.PreserveClientIpDefault);
        FromInternet.Strictly().ShouldBeUnknown();
    }

    [Fact]
    public void Without_targets_nobody_answers()
    {
        var balancer = _vpc.NetworkLoadBalancer("second").In(_publicA, "52.5.5.5")
            .Listen("TCP", 443, _vpc.TargetGroup("empty", "TCP", 8443));
        _aws.From(Internet).To(balancer).On(Tcp(443)).ShouldNotReach(because: Elbv2ListenerHasNoTg);
    }

    [Fact]
    public void Targets_that_cannot_be_read_are_not_known()
    {
        _aws.Deny(ApiCall.DescribeTargetHealth);
        FromInternet.ShouldBeUnknown();
    }

    [Fact]
    public void A_target_in_a_zone_that_is_not_enabled_gets_nothing()
    {
        var far = _vpc.Subnet("10.0.2.0/24", zone: "b").Host("far", sg: s => s.Allow(Tcp(8443), Anywhere));
        var balancer = _vpc.NetworkLoadBalancer("second").CrossZone(true).In(_publicA, "52.5.5.5")
            .Listen("TCP", 443, _vpc.TargetGroup("far", "TCP", 8443).Target(far));
        _aws.From(Internet).To(balancer).On(Tcp(443)).ShouldNotReach(because: ElbInstalledAzRestriction);
    }

    [Fact]
    public void Without_cross_zone_balancing_a_node_serves_its_own_zone()
    {
        var balancer = AcrossZones();

        _aws.From(Internet).To("52.5.5.1").On(Tcp(443)).ShouldNotReach(because: Elbv2NoTargetsInAz);
        _aws.From(Internet).To("52.5.5.2").On(Tcp(443)).ShouldReach("sgr-far-in-1");
        _aws.From(Internet).To(balancer).On(Tcp(443)).ShouldReach("sgr-far-in-1");
    }

    [Fact]
    public void With_cross_zone_balancing_a_node_serves_every_enabled_zone()
    {
        AcrossZones().CrossZone(true);
        _aws.From(Internet).To("52.5.5.1").On(Tcp(443)).ShouldReach("sgr-far-in-1");
    }

    [Fact]
    public void Some_target_that_lets_in_is_enough()
    {
        _group.Target(_privateA.Host("closed"));
        FromInternet.ShouldReach("sgr-target-in-1");
    }

    [Fact]
    public void Its_group_must_let_the_client_in()
    {
        _balancer.InGroups(_vpc.SecurityGroup("front").Allow(Tcp(443), "10.0.0.0/8"));
        FromInternet.ShouldNotReach(because: EniSgRulesMismatch);

        _balancer.Group.Allow(Tcp(443), Anywhere);
        FromInternet.ShouldReach("sgr-front-in-2");
    }

    [Fact]
    public void A_target_may_name_its_group_also_with_client_ip_preservation()
    {
        _balancer.InGroups(_vpc.SecurityGroup("front").Allow(Tcp(443), Anywhere));
        _target.InGroups(_vpc.SecurityGroup("inside").Allow(Tcp(8443), from: _balancer.Group));
        FromInternet.ShouldReach("sgr-front-in-1", "sgr-inside-in-1");
    }

    [Fact]
    public void Its_group_must_let_it_reach_the_target()
    {
        _balancer.InGroups(_vpc.SecurityGroup("front").Allow(Tcp(443), Anywhere).WithoutDefaultEgress());
        FromInternet.ShouldNotReach(because: SgHasNoRules);
    }

    [Fact]
    public void The_network_acl_of_the_target_sees_the_client()
    {
        _privateA.GuardedBy(acl => acl.AllowIn(100, AllTraffic, "10.0.0.0/16").AllowOut(100, AllTraffic));
        FromInternet.ShouldNotReach(because: SubnetAclRestriction, at: "ingress/32767");
    }

    [Fact]
    public void The_network_acl_of_its_own_subnet_is_asked_too()
    {
        _publicA.GuardedBy(acl => acl.DenyIn(10, Tcp(443)).AllowAll());
        FromInternet.ShouldNotReach(because: SubnetAclRestriction, at: "ingress/10");
    }

    [Fact]
    public void An_internal_one_is_reached_from_inside_alone()
    {
        var balancer = _vpc.NetworkLoadBalancer("inner", isInternetFacing: false).In(_privateA).Listen("TCP", 443, _group);

        _aws.From(Internet).To(balancer).On(Tcp(443)).ShouldNotReach(because: IgwPrivateIpAssociationForIngress);
        _aws.From(_publicA.Host("client")).To(balancer).On(Tcp(443)).ShouldReach("sgr-target-in-1");
        _aws.From("i-client").To(balancer.Nodes[0].Address).On(Tcp(443)).ShouldReach("sgr-target-in-1");
    }

    [Fact]
    public void A_target_that_calls_its_own_load_balancer_fails_with_preservation()
    {
        var balancer = _vpc.NetworkLoadBalancer("inner", isInternetFacing: false).In(_privateA).Listen("TCP", 443, _group);
        _aws.From(_target).To(balancer).On(Tcp(443)).ShouldNotReach();

        _group.PreservingClientIp(false);
        _aws.From(_target).To(balancer).On(Tcp(443)).ShouldReach();
    }

    [Fact]
    public void A_target_whose_instance_is_terminated_is_not_reached()
    {
        _target.InState("terminated");
        Assert.NotEqual(Verdict.Reachable, FromInternet.Ask().Verdict);
    }

    private LoadBalancerBuilder ByAddress(string protocol) =>
        _vpc.NetworkLoadBalancer("by-address").In(_publicA, "52.5.5.5").Listen(
            protocol, 444, _vpc.TargetGroup("addresses", protocol, 8443, type: "ip").Target(_target));

    private LoadBalancerBuilder AcrossZones()
    {
        var publicB = _vpc.Subnet("10.0.3.0/24", zone: "b").RoutedTo(_vpc.InternetGateway, Anywhere);
        var far = _vpc.Subnet("10.0.2.0/24", zone: "b").Host("far", sg: s => s.Allow(Tcp(8443), Anywhere));
        return _vpc.NetworkLoadBalancer("second").In(_publicA, "52.5.5.1").In(publicB, "52.5.5.2")
            .Listen("TCP", 443, _vpc.TargetGroup("far", "TCP", 8443).Target(far));
    }

    /// <summary>edit-target-group-attributes.md: preservation reaches targets in peered VPCs, where the client is no address of either VPC.</summary>
    [Fact]
    public void The_clients_address_is_preserved_to_a_target_in_a_peered_vpc()
    {
        var other = _aws.Vpc("10.1.0.0/16");
        var target = other.Subnet("10.1.1.0/24").Host("peer", sg: s => s.Allow(Tcp(8443), "8.8.8.0/24"));
        _publicA.RoutedTo(_vpc.PeeredWith(other).RoutedBothWays(), "10.1.0.0/16");
        var group = _vpc.TargetGroup("peers", "TCP", 8443, type: "ip").PreservingClientIp(true).Target(target.Address, "all");
        var balancer = _vpc.NetworkLoadBalancer("second").In(_publicA, "52.5.5.5").Listen("TCP", 443, group);

        _aws.From("8.8.8.8").To(balancer).On(Tcp(443)).ShouldReach("pcx-1", "sgr-peer-in-1");
        _aws.From("9.9.9.9").To(balancer).On(Tcp(443)).ShouldNotReach(because: EniSgRulesMismatch);
    }
}
