using Graph.Model.Addressing;
using Graph.Model.Coverage;
using Graph.Model.Resources;
using Graph.Testing;
using Graph.Testing.Networks;
using Xunit;
using static Graph.Model.Evidence.ExplanationCodes;
using static Graph.Testing.Words;

namespace Graph.Tests.Scenarios;

/// <summary>
/// The corners of network ACLs (vpc-network-acls.md, API_CreateNetworkAclEntry) and security groups (security-group-rules.md,
/// API_IpPermission, vpc-peering-security-groups.md).
/// </summary>
public sealed class FilterDetailTests
{
    private readonly Topology _aws = new();
    private readonly VpcBuilder _vpc;
    private readonly InterfaceBuilder _client;
    private readonly InterfaceBuilder _server;

    public FilterDetailTests()
    {
        _vpc = _aws.Vpc("10.0.0.0/16").WithCidr("2600:1f18::/56");
        _client = _vpc.Subnet("10.0.1.0/24").WithIpv6("2600:1f18:0:1::/64").Host("client").WithIpv6();
        _server = _vpc.Subnet("10.0.2.0/24").WithIpv6("2600:1f18:0:2::/64")
            .Host("server", sg: s => s.Allow(AllTraffic, Anywhere).Allow(AllTraffic, AnywhereV6)).WithIpv6();
    }

    [Fact]
    public void The_type_of_an_echo_reply_is_looked_at()
    {
        _server.Subnet.GuardedBy(acl => acl.AllowIn(10, Icmp(8)).AllowOut(10, Icmp(8)));
        _aws.From(_client).To(_server).On(Ping).ShouldNotReach(because: SubnetAclRestriction, isDelivered: true);

        _server.Subnet.GuardedBy(acl => acl.AllowOut(20, Icmp(0)));
        _aws.From(_client).To(_server).On(Ping).ShouldReach("egress/20");
    }

    [Fact]
    public void Icmpv6_entries_have_types_too()
    {
        _server.Subnet.GuardedBy(acl => acl.AllowIn(10, IcmpV6(129), AnywhereV6).AllowOut(10, AllTraffic, AnywhereV6));
        _aws.From(_client.Ipv6Address).To(_server.Ipv6Address).On(Ping).ShouldNotReach(because: SubnetAclRestriction, isDelivered: false);

        _server.Subnet.GuardedBy(acl => acl.AllowIn(20, IcmpV6(128), AnywhereV6));
        _aws.From(_client.Ipv6Address).To(_server.Ipv6Address).On(Ping).ShouldReach("ingress/20");
    }

    [Fact]
    public void An_icmp_entry_without_a_type_or_a_code_matches_all_of_them()
    {
        _server.Subnet.GuardedBy(acl => acl.AllowIn(10, Icmp(8, 0)).AllowOut(10, Icmp(0, 0)));
        _aws.From(_client).To(_server).On(Ping).ShouldReach();
        _aws.Change<NetworkAclEntry>(row => row.Protocol == IpProtocol.Icmp ? row with { IcmpCode = null } : row);
        _aws.From(_client).To(_server).On(Ping).ShouldReach();
        _aws.Change<NetworkAclEntry>(row => row.Protocol == IpProtocol.Icmp ? row with { IcmpType = null } : row);
        _aws.From(_client).To(_server).On(Ping).ShouldReach();
        _aws.Change<NetworkAclEntry>(row => row.Protocol == IpProtocol.Icmp ? row with { IcmpType = -1, IcmpCode = 3 } : row);
        _aws.From(_client).To(_server).On(Ping).ShouldNotReach(because: SubnetAclRestriction);
    }

    /// <summary>Types belong to ICMP, ports to TCP and UDP: elsewhere AWS ignores what is written.</summary>
    [Fact]
    public void Types_and_ports_count_only_where_the_protocol_has_them()
    {
        _server.Subnet.GuardedBy(acl => acl.AllowIn(10, Tcp(22)).AllowOut(10, AllTraffic));
        _aws.Change<NetworkAclEntry>(row => row.Protocol == IpProtocol.Tcp ? row with { IcmpType = 3, IcmpCode = 4 } : row);
        _aws.Change<NetworkAclEntry>(row => row is { IsEgress: true, RuleNumber: 10 } ? row with { Ports = new PortRange(1, 2) } : row);
        _aws.From(_client).To(_server).On(Tcp(22)).ShouldReach("ingress/10", "egress/10");
    }

    [Fact]
    public void An_entry_of_another_protocol_decides_nothing_about_a_reply()
    {
        _server.Subnet.GuardedBy(acl => acl.DenyOut(10, AllUdp).AllowAll());
        _aws.From(_client).To(_server).On(Tcp(22)).ShouldReach("egress/100");
    }

    [Fact]
    public void The_entry_that_lets_the_shown_port_pass_is_named()
    {
        _server.Subnet.GuardedBy(acl => acl.AllowIn(10, AllTraffic).AllowOut(10, Tcp(1024, 2000)).AllowOut(20, Tcp(40000, 60000)));
        _aws.From(_client).To(_server).On(Tcp(22)).ShouldReach("egress/20").ShouldNotPass("egress/10");
        _aws.From(_client).To(_server).On(Tcp(22), sourcePort: 1500).ShouldReach("egress/10");
    }

    [Theory]
    [InlineData(false, false, "outbound rule 10 denies tcp replies to ports 1024-65535")]
    [InlineData(false, true, "outbound rule 10 denies icmp type 0 code 0 10.0.2.4 -> 10.0.1.4")]
    [InlineData(true, false, "inbound rule 10 denies tcp 10.0.1.4:49152 -> 10.0.2.4:22")]
    public void What_an_entry_denies_is_said(bool isIngress, bool isPing, string detail)
    {
        _server.Subnet.GuardedBy(acl => _ = isIngress ? acl.DenyIn(10, AllTraffic).AllowAll() : acl.DenyOut(10, AllTraffic).AllowAll());
        var answer = _aws.From(_client).To(_server.Address).On(isPing ? Ping : Tcp(22)).Ask();
        Assert.EndsWith(detail, answer.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, "no inbound rule allows tcp")]
    [InlineData(false, "no outbound rule allows tcp replies")]
    public void That_no_entry_allows_is_said(bool isIngress, string detail)
    {
        _server.Subnet.GuardedBy(acl => _ = isIngress ? acl.AllowOut(10, AllTraffic) : acl.AllowIn(10, AllTraffic));
        _aws.Drop<NetworkAclEntry>(row => row.RuleNumber >= 32767);
        Assert.Contains(detail, _aws.From(_client).To(_server).On(Tcp(22)).Ask().Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void The_direction_of_a_group_is_said()
    {
        _server.InGroups(_vpc.SecurityGroup("none"));
        Assert.Contains("no inbound rules", _aws.From(_client).To(_server).On(Tcp(22)).Ask().Reason, StringComparison.Ordinal);
        _client.Group.WithoutDefaultEgress();
        Assert.Contains("no outbound rules", _aws.From(_client).To(_server).On(Tcp(22)).Ask().Reason, StringComparison.Ordinal);
    }

    /// <summary>For ICMP the ports are type and code; -1, or none, is all of them.</summary>
    [Theory]
    [InlineData(-1, 5, true)]
    [InlineData(null, 5, true)]
    [InlineData(8, null, true)]
    [InlineData(8, -1, true)]
    [InlineData(8, 5, false)]
    [InlineData(3, -1, false)]
    public void The_ports_of_an_icmp_rule_are_type_and_code(int? type, int? code, bool isReached)
    {
        _server.InGroups(_vpc.SecurityGroup("ping").Allow(Icmp(8, 0), Anywhere));
        _aws.Change<SecurityGroupRule>(row => row.RuleId == "sgr-ping-in-1" ? row with { FromPort = type, ToPort = code } : row);
        if (isReached)
            _aws.From(_client).To(_server).On(Ping).ShouldReach("sgr-ping-in-1");
        else
            _aws.From(_client).To(_server).On(Ping).ShouldNotReach(because: EniSgRulesMismatch);
    }

    [Fact]
    public void An_interface_that_shows_no_group_is_not_known_to_be_open()
    {
        _aws.Drop<InterfaceGroup>(row => row.Interface.Value == "eni-server");
        _aws.From(_client).To(_server).On(Tcp(22)).ShouldBeUnknown("eni-server");
    }

    /// <summary>Where the way is lost, groups that admit nobody still refuse; those that are missing, or one of several, may not.</summary>
    [Fact]
    public void The_last_line_refuses_only_what_no_group_could_admit()
    {
        var lost = new NamedTarget(RouteTargetKind.TransitGateway, "tgw-lost");
        var far = _aws.Vpc("10.5.0.0/16").Subnet("10.5.1.0/24").Host("far", sg: s => s.Allow(Tcp(22), Anywhere));
        _client.Subnet.RoutedTo(lost, "10.5.0.0/16");
        var probe = _aws.From(_client).To(far).On(Tcp(80));
        probe.ShouldNotReach(because: EniSgRulesMismatch);
        _aws.From(_client).To(far).On(Tcp(22)).ShouldBeUnknown("tgw-lost");

        far.AlsoIn(far.Subnet.Vpc.SecurityGroup("second").Allow(Tcp(80), "203.0.113.0/24"));
        probe.ShouldBeUnknown("tgw-lost");
        _aws.Forget(far.Group);
        _aws.From(_client).To(far).On(Tcp(443)).ShouldBeUnknown("tgw-lost");
    }

    [Fact]
    public void A_reference_to_a_group_that_the_sender_never_had_is_not_lost_on_the_way()
    {
        var peer = _aws.Vpc("10.1.0.0/16");
        var peering = _vpc.PeeredWith(peer);
        var nat = _vpc.Subnet("10.0.9.0/24").RoutedTo(peering, "10.1.0.0/16").PrivateNatGateway();
        var inside = _vpc.Subnet("10.0.3.0/24").RoutedTo(nat, "10.1.0.0/16").Host("inside");
        var other = _vpc.SecurityGroup("other");
        var target = peer.Subnet("10.1.1.0/24").Host("target", sg: s => s.Allow(Tcp(22), other, peering).Allow(Tcp(23), inside.Group, peering));
        _aws.From(inside).To(target).On(Tcp(22)).ShouldNotReach(because: EniSgRulesMismatch);
        _aws.From(inside).To(target).On(Tcp(23)).ShouldNotReach(because: SgReferencesNotPreserved);
    }

    [Fact]
    public void An_outbound_reference_works_over_an_active_peering_of_one_region()
    {
        var peer = _aws.Vpc("10.1.0.0/16");
        var peering = peer.PeeredWith(_vpc).RoutedBothWays();
        var target = peer.Subnet("10.1.1.0/24").Host("target", sg: s => s.Allow(AllTraffic, Anywhere));
        var stranger = peer.Subnet("10.1.2.0/24").Host("stranger", sg: s => s.Allow(AllTraffic, Anywhere));
        _client.Group.WithoutDefaultEgress().AllowOut(Tcp(22), target.Group, peering);
        _aws.From(_client).To(target).On(Tcp(22)).ShouldReach("sgr-client-out-1");
        _aws.From(_client).To(stranger).On(Tcp(22)).ShouldNotReach(because: EniSgRulesMismatch);

        _aws.Change<VpcPeeringConnection>(row => row with { AccepterScope = new(row.AccepterScope.Account, "us-east-1") });
        _aws.From(_client).To(target).On(Tcp(22)).ShouldNotReach(because: EniSgRulesMismatch);
        _aws.Change<VpcPeeringConnection>(row => row with { AccepterScope = row.RequesterScope, Status = "deleted" });
        _aws.From(_client).To(target).On(Tcp(22)).ShouldNotReach(because: EniSgRulesMismatch);
    }

    [Fact]
    public void What_would_tell_whether_an_outbound_reference_matches_is_missed()
    {
        var peer = _aws.Vpc("10.1.0.0/16");
        var peering = _vpc.PeeredWith(peer).RoutedBothWays();
        var target = peer.Subnet("10.1.1.0/24").Host("target", sg: s => s.Allow(AllTraffic, Anywhere));
        _client.Group.WithoutDefaultEgress().AllowOut(Tcp(22), target.Group, peering);
        _aws.From(_client).To("10.1.1.77").On(Tcp(22)).ShouldNotReach(because: EniSgRulesMismatch);
        _aws.CutShort(ApiCall.DescribeNetworkInterfaces);
        _aws.From(_client).To("10.1.1.77").On(Tcp(22)).ShouldBeUnknown("describe-network-interfaces in 111111111111/eu-west-1");

        _aws.Deny(ApiCall.DescribeVpcPeeringConnections);
        var answer = _aws.From(_client).To("10.1.1.4").On(Tcp(22)).Ask();
        Assert.Contains(answer.Missing, fact => fact.Reason.Contains("is in a peered VPC", StringComparison.Ordinal));
    }

    [Fact]
    public void A_references_own_vpc_that_is_missing_is_missed()
    {
        _client.Group.WithoutDefaultEgress().AllowOut(Tcp(22), _server.Group);
        _aws.Forget(_vpc);
        _aws.From(_client).To("10.0.2.77").On(Tcp(22)).ShouldBeUnknown("vpc-1");
    }

    /// <summary>Asked by an address, which stands for one interface alone: nothing but the reference itself is in doubt.</summary>
    [Fact]
    public void A_member_that_may_be_missing_may_match_the_reference()
    {
        _client.Group.WithoutDefaultEgress().AllowOut(Tcp(22), _server.Group);
        _aws.From(_client.Address).To("10.0.2.77").On(Tcp(22)).ShouldNotReach(because: EniSgRulesMismatch);
        _aws.CutShort(ApiCall.DescribeNetworkInterfaces);
        _aws.From(_client.Address).To("10.0.2.77").On(Tcp(22)).ShouldBeUnknown();
    }
}
