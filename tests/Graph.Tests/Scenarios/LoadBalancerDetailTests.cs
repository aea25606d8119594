using Graph.Model;
using Graph.Model.Addressing;
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

/// <summary>
/// The corners of load balancers: states, listeners, zones, client addresses and what is missing of them
/// (edit-target-group-attributes.md, how-elastic-load-balancing-works.md, load-balancer-security-groups.md).
/// </summary>
public sealed class LoadBalancerDetailTests
{
    private readonly Topology _aws = new();
    private readonly VpcBuilder _vpc;
    private readonly SubnetBuilder _front;
    private readonly SubnetBuilder _back;
    private readonly InterfaceBuilder _target;
    private readonly TargetGroupBuilder _group;
    private readonly LoadBalancerBuilder _balancer;

    public LoadBalancerDetailTests()
    {
        _vpc = _aws.Vpc("10.0.0.0/16").WithInternetGateway();
        _front = _vpc.Subnet("10.0.0.0/24").RoutedTo(_vpc.InternetGateway, Anywhere);
        _back = _vpc.Subnet("10.0.1.0/24");
        _target = _back.Host("target", sg: s => s.Allow(AllTraffic, Anywhere));
        _group = _vpc.TargetGroup("web", "TCP", 8443).Target(_target);
        _balancer = _vpc.NetworkLoadBalancer("front").In(_front, "52.4.4.4").Listen("TCP", 443, _group);
    }

    private Probe Question => _aws.From(Internet).To(_balancer).On(Tcp(443));

    [Theory]
    [InlineData("failed")]
    [InlineData("provisioning")]
    public void One_that_does_not_work_takes_nothing(string state)
    {
        var web = _vpc.ApplicationLoadBalancer("web", sg: s => s.Allow(AllTraffic, Anywhere)).In(_front, "52.4.4.5").Listen("HTTP", 80);
        _aws.Change<LoadBalancer>(row => row with { State = state });
        Question.ShouldNotReach(because: BadState, at: _balancer.Id);
        _aws.From(Internet).To(web).On(Tcp(80)).ShouldNotReach(because: BadState, at: web.Id);
    }

    [Fact]
    public void The_listener_is_named() =>
        Question.ShouldReach(_balancer.Id, _balancer.Id.Replace(":loadbalancer/", ":listener/", StringComparison.Ordinal) + "/443");

    [Fact]
    public void Proxies_answer_ping_and_take_tcp_alone_and_network_load_balancers_do_neither()
    {
        var web = _vpc.ApplicationLoadBalancer("web", sg: s => s.Allow(AllTraffic, Anywhere)).In(_front, "52.4.4.5").Listen("HTTP", 80);
        _vpc.ClassicLoadBalancer("old", sg: s => s.Allow(AllTraffic, Anywhere)).In(_front, "52.4.4.6").Listen(80, 8080);

        _aws.From(Internet).To(web).On(Ping).ShouldReach();
        _aws.From(Internet).To("lb:old").On(Ping).ShouldReach();
        _aws.From(Internet).To(_balancer).On(Ping).ShouldNotReach(because: ProtocolRestriction, at: _balancer.Id);
        _aws.From(Internet).To(web).On(Udp(80)).ShouldNotReach(because: ProtocolRestriction, at: web.Id);
        _aws.From(Internet).To("lb:old").On(Udp(80)).ShouldNotReach(because: ElbListenersMismatch);
        _aws.From(Internet).To(_balancer).On(Protocol(47)).ShouldNotReach(because: ProtocolRestriction);
    }

    [Fact]
    public void Listeners_that_were_not_read_may_take_it()
    {
        var web = _vpc.ApplicationLoadBalancer("web", sg: s => s.Allow(AllTraffic, Anywhere)).In(_front, "52.4.4.5").Listen("HTTP", 80);
        _aws.Deny(ApiCall.DescribeListeners);
        Question.ShouldBeUnknown($"elbv2/describe-listeners {_balancer.Id}");
        _aws.From(Internet).To(web).On(Tcp(80)).ShouldBeUnknown($"elbv2/describe-listeners {web.Id}");
    }

    [Theory]
    [InlineData("TCP_QUIC", true, true)]
    [InlineData("QUIC", false, true)]
    [InlineData("TLS", true, false)]
    public void Listeners_take_the_protocols_of_their_names(string protocol, bool takesTcp, bool takesUdp)
    {
        _aws.Change<Listener>(row => row with { Protocol = protocol });
        foreach (var (traffic, isTaken) in new[] { (Tcp(443), takesTcp), (Udp(443), takesUdp) })
        {
            var probe = _aws.From(Internet).To(_balancer).On(traffic);
            if (isTaken)
                probe.ShouldReach();
            else
                probe.ShouldNotReach(because: Elbv2ListenersMismatch);
        }
    }

    [Fact]
    public void A_node_without_its_load_balancer_or_of_an_unknown_kind_is_not_known()
    {
        _aws.Change<LoadBalancer>(row => row with { Type = "gateway" });
        _aws.From(_back.Host("client")).To(_balancer.Nodes[0].Address).On(Tcp(443)).ShouldBeUnknown(_balancer.Id, because: GraphNotModelled);
        _aws.Forget(_balancer);
        _aws.From("i-client").To(_balancer.Nodes[0].Address).On(Tcp(443)).ShouldBeUnknown(_balancer.Nodes[0].Id);
    }

    [Fact]
    public void A_missing_target_group_is_named()
    {
        _aws.Forget(_group);
        Question.ShouldBeUnknown(_group.Id);
    }

    [Fact]
    public void A_target_without_a_port_has_the_groups()
    {
        _target.InGroups(_vpc.SecurityGroup("port").Allow(Tcp(8443), Anywhere));
        _aws.Change<Target>(row => row with { Port = null });
        Question.ShouldReach();
        _aws.Change<TargetGroup>(row => row with { Port = null });
        Question.ShouldBeUnknown(_group.Id);
        _aws.Change<Target>(row => row with { Port = 8443 });
        Question.ShouldReach();
    }

    [Fact]
    public void Translation_between_families_is_not_modelled()
    {
        _vpc.WithCidr("2600:1f18::/56");
        _back.WithIpv6("2600:1f18::/64");
        _aws.Change<TargetGroup>(row => row with { IpAddressType = "ipv6" });
        Question.ShouldBeUnknown("i-target", because: GraphMissingFact);
        _target.WithIpv6();
        Question.ShouldBeUnknown("i-target", because: GraphNotModelled);
    }

    [Fact]
    public void The_primary_address_of_an_instance_is_its_target_address()
    {
        _target.WithAddress("10.0.1.99");
        _front.GuardedBy(acl => acl.AllowIn(10, AllTraffic).AllowOut(10, AllTraffic, "10.0.1.99/32").AllowOut(20, AllTraffic, "8.0.0.0/8"));
        Question.ShouldNotReach(because: SubnetAclRestriction);
        _aws.Change<InterfaceAddress>(row => row.Interface.Value == "eni-target" ? row with { IsPrimary = row.Address == Address.Parse("10.0.1.99") } : row);
        Question.ShouldReach();
    }

    [Fact]
    public void A_target_group_may_cross_zones_by_itself()
    {
        var far = _vpc.Subnet("10.0.2.0/24", zone: "b").Host("far", sg: s => s.Allow(AllTraffic, Anywhere));
        var group = _vpc.TargetGroup("far", "TCP", 8443).Target(far);
        var balancer = _vpc.NetworkLoadBalancer("two").In(_front, "52.5.5.1")
            .In(_vpc.Subnet("10.0.3.0/24", zone: "b").RoutedTo(_vpc.InternetGateway, Anywhere), "52.5.5.2").Listen("TCP", 443, group);
        var probe = _aws.From(Internet).To("52.5.5.1").On(Tcp(443));

        probe.ShouldNotReach(because: Elbv2NoTargetsInAz);
        group.WithAttribute("load_balancing.cross_zone.enabled", "true");
        probe.ShouldReach();
        group.WithAttribute("load_balancing.cross_zone.enabled", "false");
        balancer.CrossZone(true);
        probe.ShouldNotReach(because: Elbv2NoTargetsInAz);
        group.WithAttribute("load_balancing.cross_zone.enabled", "use_load_balancer_configuration");
        probe.ShouldReach();
        _aws.WithoutCall(ApiCall.DescribeLoadBalancerAttributes);
        probe.ShouldBeUnknown($"elbv2/describe-load-balancer-attributes {balancer.Id}");
    }

    [Theory]
    [InlineData("all", true)]
    [InlineData("eu-west-1b", false)]
    public void A_target_on_premises_is_in_the_zone_that_it_is_registered_for(string zone, bool isReached)
    {
        _vpc.WithVpnGateway();
        _vpc.VpnGateway.WithVpn("192.168.0.0/16");
        _front.RoutedTo(_vpc.VpnGateway, "192.168.0.0/16");
        var balancer = _vpc.NetworkLoadBalancer("far").In(_front, "52.5.5.5").In(_vpc.Subnet("10.0.3.0/24", zone: "b"))
            .Listen("TCP", 443, _vpc.TargetGroup("far", "TCP", 443, type: "ip").Target("192.168.1.1", zone));
        var probe = _aws.From("8.8.8.8").To("52.5.5.5").On(Tcp(443));
        if (isReached)
            probe.ShouldReach("vgw-1", balancer.Id);
        else
            probe.ShouldNotReach(because: Elbv2NoTargetsInAz);
    }

    /// <summary>Forced for UDP and QUIC, whatever the attribute says.</summary>
    [Theory]
    [InlineData("UDP", true)]
    [InlineData("TCP_UDP", true)]
    [InlineData("QUIC", true)]
    [InlineData("TCP_QUIC", true)]
    [InlineData("TCP", false)]
    public void The_clients_address_is_preserved_by_force(string protocol, bool isForced)
    {
        _group.PreservingClientIp(false);
        _target.InGroups(_vpc.SecurityGroup("nodes").Allow(AllTraffic, "10.0.0.0/24"));
        _aws.Change<TargetGroup>(row => row with { Protocol = protocol });
        if (isForced)
            Question.ShouldNotReach(because: EniSgRulesMismatch);
        else
            Question.ShouldReach();
    }

    [Fact]
    public void A_load_balancer_as_a_target_sees_the_client_by_force()
    {
        var inner = _vpc.ApplicationLoadBalancer("inner", isInternetFacing: false, sg: s => s.Allow(Tcp(80), "10.0.0.0/24"))
            .In(_back).Listen("HTTP", 80);
        var group = _vpc.TargetGroup("albs", "TCP", 80, type: "alb").PreservingClientIp(false);
        _aws.Add(ApiCall.DescribeTargetHealth, new Target(new Id<TargetGroup>(group.Id), inner.Id, 80, null, "healthy"), group.Id);
        var outer = _vpc.NetworkLoadBalancer("outer").In(_front, "52.5.5.5").Listen("TCP", 80, group);
        _aws.From(Internet).To(outer).On(Tcp(80)).ShouldNotReach(because: EniSgRulesMismatch);
        inner.Group.Allow(Tcp(80), "8.0.0.0/8");
        _aws.From(Internet).To(outer).On(Tcp(80)).ShouldReach(inner.Id);
    }

    [Theory]
    [InlineData("10.0.0.0/24")]
    [InlineData("8.0.0.0/8")]
    public void Without_the_attribute_strictly_either_address_may_be_the_one(string admitted)
    {
        _target.InGroups(_vpc.SecurityGroup("some").Allow(AllTraffic, admitted));
        _aws.WithoutCall(ApiCall.DescribeTargetGroupAttributes);
        Question.Strictly().ShouldBeUnknown($"elbv2/describe-target-group-attributes {_group.Id}");
    }

    [Fact]
    public void A_terminated_target_is_none()
    {
        _target.InState("terminated");
        Question.ShouldNotReach(because: Elbv2ListenerHasNoTg, at: _group.Id);
    }

    [Fact]
    public void Why_a_target_is_missing_is_said()
    {
        _target.SecondInterface(_back);
        _aws.Drop<NetworkInterface>(row => row.Id.Value == "eni-target");
        Assert.Contains(Question.Ask().Missing, fact => fact.Reason.Contains("primary interface", StringComparison.Ordinal));
        _aws.Drop<NetworkInterface>(row => row.Instance?.Value == "i-target");
        Assert.Contains(Question.Ask().Missing, fact => fact.Reason == "the registered target is not in the snapshot");
    }

    /// <summary>A node sends from a port of its own choice; with the client's address it keeps the client's port.</summary>
    [Theory]
    [InlineData(true, "50000-50010", 1024, false)]
    [InlineData(false, "50000-50010", 1024, true)]
    [InlineData(true, "1024-1024", 1024, true)]
    public void Whose_port_the_target_answers_to(bool preserves, string open, int clientPort, bool isReached)
    {
        _group.PreservingClientIp(preserves);
        var ports = open.Split('-');
        _back.GuardedBy(acl => acl.AllowIn(10, AllTraffic).AllowOut(
            10, Tcp(int.Parse(ports[0], System.Globalization.CultureInfo.InvariantCulture), int.Parse(ports[1], System.Globalization.CultureInfo.InvariantCulture))));
        var probe = _aws.From(Internet).To(_balancer).On(Tcp(443), sourcePort: clientPort);
        if (isReached)
            probe.ShouldReach();
        else
            probe.ShouldNotReach(because: SubnetAclRestriction, isDelivered: true);
    }

    /// <summary>A reference to the client's group does not match through a load balancer, one to the load balancer's own does.</summary>
    [Fact]
    public void The_clients_group_is_lost_on_the_way()
    {
        var client = _back.Host("client");
        var inner = _vpc.NetworkLoadBalancer("inner", isInternetFacing: false).In(_back).Listen("TCP", 443, _group);
        _target.InGroups(_vpc.SecurityGroup("refs").Allow(Tcp(8443), client.Group));
        _aws.From(client).To(inner).On(Tcp(443)).ShouldNotReach(because: SgReferencesNotPreserved);
        _aws.From(client).To(_target).On(Tcp(8443)).ShouldReach();
    }

    /// <summary>The reply of a target goes back to the node whatever the routes say; network ACLs apply between two subnets.</summary>
    [Fact]
    public void Network_acls_see_the_reply_to_the_node_but_not_within_one_subnet()
    {
        _back.GuardedBy(acl => acl.AllowIn(10, AllTraffic).DenyOut(10, AllTraffic));
        Question.ShouldNotReach(because: SubnetAclRestriction, at: "egress/10", isDelivered: true);
        _back.Using(_vpc.DefaultNetworkAcl);
        _front.GuardedBy(acl => acl.DenyIn(10, Tcp(1024, 65535), "10.0.1.0/24").AllowAll());
        Question.ShouldNotReach(because: SubnetAclRestriction, at: "ingress/10", isDelivered: true);

        var near = _front.Host("near", sg: s => s.Allow(AllTraffic, Anywhere));
        _front.Using(_vpc.NetworkAcl("narrow").AllowIn(10, Tcp(443)).AllowOut(10, AllTraffic, "8.0.0.0/8"));
        var balancer = _vpc.NetworkLoadBalancer("second").In(_front, "52.5.5.5").Listen("TCP", 443, _vpc.TargetGroup("near", "TCP", 8443).Target(near));
        _aws.From("8.8.8.8").To(balancer).On(Tcp(443)).ShouldReach();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_target_in_a_peered_vpc_is_found_from_either_side_of_the_peering(bool isRequester)
    {
        var other = _aws.Vpc("10.1.0.0/16");
        var target = other.Subnet("10.1.1.0/24").Host("peer", sg: s => s.Allow(Tcp(8443), "8.8.8.0/24"));
        _front.RoutedTo((isRequester ? _vpc.PeeredWith(other) : other.PeeredWith(_vpc)).RoutedBothWays(), "10.1.0.0/16");
        var balancer = _vpc.NetworkLoadBalancer("second").In(_front, "52.5.5.5").Listen(
            "TCP", 443, _vpc.TargetGroup("peers", "TCP", 8443, type: "ip").PreservingClientIp(true).Target(target.Address, "all"));
        _aws.From("8.8.8.8").To(balancer).On(Tcp(443)).ShouldReach("pcx-1");
    }
}
