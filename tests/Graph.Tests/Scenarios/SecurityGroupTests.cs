using Graph.Model.Evidence;
using Graph.Testing;
using Graph.Testing.Filters;
using Graph.Testing.Networks;
using Graph.Testing.Questions;
using Xunit;
using static Graph.Model.Evidence.ExplanationCodes;
using static Graph.Testing.Words;

namespace Graph.Tests.Scenarios;

/// <summary>
/// Security groups: vpc/latest/userguide/security-group-rules.md, default-security-group.md, security-group-assoc.md;
/// security-group-connection-tracking of the EC2 guide; IpPermission in the EC2 API.
/// </summary>
public sealed class SecurityGroupTests
{
    private readonly Topology _aws = new();
    private readonly VpcBuilder _vpc;
    private readonly InterfaceBuilder _client;
    private readonly InterfaceBuilder _server;

    public SecurityGroupTests()
    {
        _vpc = _aws.Vpc("10.0.0.0/16").WithCidr("2600:1f18::/56").WithInternetGateway();
        _client = _vpc.Subnet("10.0.1.0/24").WithIpv6("2600:1f18:0:1::/64").Host("client");
        _server = _vpc.Subnet("10.0.2.0/24").WithIpv6("2600:1f18:0:2::/64").Host("server");
    }

    [Fact]
    public void A_group_without_rules_lets_nothing_in() => Ask(Tcp(443)).ShouldNotReach(because: SgHasNoRules);

    [Fact]
    public void A_rule_that_matches_lets_in()
    {
        _server.Group.Allow(Tcp(443), "10.0.1.0/24");
        Ask(Tcp(443)).ShouldReach("sgr-server-in-1");
    }

    [Fact]
    public void Rules_that_do_not_match_let_nothing_in()
    {
        _server.Group.Allow(Tcp(443), "10.0.9.0/24").Allow(Tcp(80), "10.0.1.0/24");
        Ask(Tcp(443)).ShouldNotReach(because: EniSgRulesMismatch);
    }

    [Fact]
    public void All_rules_of_all_groups_count_together()
    {
        _server.Group.Allow(Tcp(80), Anywhere);
        _server.AlsoIn(_vpc.SecurityGroup("more").Allow(Tcp(22), Anywhere).Allow(Tcp(443), Anywhere));

        Ask(Tcp(443)).ShouldReach("sgr-more-in-2");
        Ask(Tcp(80)).ShouldReach("sgr-server-in-1");
        Ask(Tcp(8080)).ShouldNotReach(because: EniSgRulesMismatch);
    }

    [Fact]
    public void The_sender_needs_an_outbound_rule()
    {
        _server.Group.Allow(AllTraffic, Anywhere);
        _client.Group.WithoutDefaultEgress();
        Ask(Tcp(443)).ShouldNotReach(because: SgHasNoRules);

        _client.Group.AllowOut(Tcp(80), Anywhere);
        Ask(Tcp(443)).ShouldNotReach(because: EniSgRulesMismatch);
        Ask(Tcp(80)).ShouldReach("sgr-client-out-1");
    }

    [Fact]
    public void An_outbound_rule_matches_the_destination()
    {
        _server.Group.Allow(AllTraffic, Anywhere);
        _client.Group.WithoutDefaultEgress().AllowOut(AllTraffic, "10.0.1.0/24");
        Ask(Tcp(443)).ShouldNotReach(because: EniSgRulesMismatch);

        _client.Group.AllowOut(AllTraffic, "10.0.2.0/24");
        Ask(Tcp(443)).ShouldReach("sgr-client-out-2");
    }

    [Fact]
    public void Replies_pass_whatever_the_rules_of_the_other_direction()
    {
        _server.Group.Allow(Tcp(443), Anywhere).WithoutDefaultEgress();
        Ask(Tcp(443)).ShouldReach();
    }

    [Fact]
    public void Replies_to_echo_pass_too()
    {
        _server.Group.Allow(Ping, Anywhere).WithoutDefaultEgress();
        Ask(Ping).ShouldReach("sgr-server-in-1");
    }

    [Fact]
    public void A_port_range_includes_both_ends()
    {
        _server.Group.Allow(Tcp(8000, 8010), Anywhere);

        Ask(Tcp(7999)).ShouldNotReach(because: EniSgRulesMismatch);
        Ask(Tcp(8000)).ShouldReach();
        Ask(Tcp(8010)).ShouldReach();
        Ask(Tcp(8011)).ShouldNotReach(because: EniSgRulesMismatch);
    }

    [Fact]
    public void Tcp_is_not_udp()
    {
        _server.Group.Allow(Tcp(53), Anywhere);
        Ask(Udp(53)).ShouldNotReach(because: EniSgRulesMismatch);
    }

    [Fact]
    public void All_protocols_means_all_ports_whatever_is_written()
    {
        _server.Group.Allow(AllTraffic with { First = 80, Last = 80 }, Anywhere);
        Ask(Tcp(443)).ShouldReach();
        Ask(Ping).ShouldReach();
        Ask(Protocol(47)).ShouldReach();
    }

    [Fact]
    public void A_protocol_without_ports_ignores_the_ports_that_are_written()
    {
        _server.Group.Allow(Protocol(50, 80), Anywhere);
        Ask(Protocol(50)).ShouldReach("sgr-server-in-1");
        Ask(Protocol(51)).ShouldNotReach(because: EniSgRulesMismatch);
    }

    [Fact]
    public void The_type_of_icmp_is_the_first_port_of_a_rule()
    {
        _server.Group.Allow(Icmp(3), Anywhere);
        Ask(Ping).ShouldNotReach(because: EniSgRulesMismatch);

        _server.Group.Allow(Icmp(8), Anywhere);
        Ask(Ping).ShouldReach("sgr-server-in-2");
    }

    [Fact]
    public void The_code_of_icmp_is_the_last_port_of_a_rule()
    {
        _server.Group.Allow(Icmp(8, 1), Anywhere);
        Ask(Ping).ShouldNotReach(because: EniSgRulesMismatch);

        _server.Group.Allow(Icmp(8, 0), Anywhere);
        Ask(Ping).ShouldReach("sgr-server-in-2");
    }

    [Fact]
    public void Type_minus_1_is_every_type()
    {
        _server.Group.Allow(Icmp(), Anywhere);
        Ask(Ping).ShouldReach();
    }

    [Fact]
    public void Icmp_is_not_icmpv6()
    {
        BothHaveIpv6();
        _server.Group.Allow(Icmp(), AnywhereV6).Allow(Icmp(), Anywhere);
        AskV6(Ping).ShouldNotReach(because: EniSgRulesMismatch);
    }

    [Fact]
    public void Icmpv6_without_a_type_is_every_type()
    {
        BothHaveIpv6();
        _server.Group.Allow(Protocol(58), AnywhereV6);
        AskV6(Ping).ShouldReach("sgr-server-in-1");
    }

    [Fact]
    public void Rules_for_ipv4_are_not_for_ipv6()
    {
        BothHaveIpv6();
        _server.Group.Allow(Tcp(443), Anywhere);

        AskV6(Tcp(443)).ShouldNotReach(because: EniSgRulesMismatch);
        Ask(Tcp(443)).ShouldReach();
    }

    [Fact]
    public void A_reference_matches_the_members_of_the_group()
    {
        var stranger = _client.Subnet.Host("stranger");
        _server.Group.Allow(Tcp(443), from: _client.Group);

        Ask(Tcp(443)).ShouldReach("sgr-server-in-1");
        _aws.From(stranger).To(_server.Address).On(Tcp(443)).ShouldNotReach(because: EniSgRulesMismatch);
    }

    [Fact]
    public void A_reference_matches_secondary_addresses_of_the_members()
    {
        _client.WithAddress("10.0.1.77");
        _server.Group.Allow(Tcp(443), from: _client.Group);
        _aws.From("10.0.1.77").To(_server.Address).On(Tcp(443)).ShouldReach("sgr-server-in-1");
    }

    [Fact]
    public void A_reference_takes_no_rules_over()
    {
        _client.Group.Allow(Tcp(22), Anywhere);
        _server.Group.Allow(Tcp(443), from: _client.Group);
        Ask(Tcp(22)).ShouldNotReach(because: EniSgRulesMismatch);
    }

    [Fact]
    public void An_outbound_reference_matches_the_members()
    {
        _server.Group.Allow(AllTraffic, Anywhere);
        _client.Group.WithoutDefaultEgress().AllowOut(Tcp(443), to: _server.Group);

        Ask(Tcp(443)).ShouldReach("sgr-client-out-1");
        _aws.From(_client).To(_server.Subnet.Host("other", sg: s => s.Allow(AllTraffic, Anywhere))).On(Tcp(443))
            .ShouldNotReach(because: EniSgRulesMismatch);
    }

    [Fact]
    public void Members_do_not_reach_each_other_by_membership_alone()
    {
        _client.InGroups(_server.Group);
        Ask(Tcp(443)).ShouldNotReach(because: SgHasNoRules);

        _server.Group.AllowSelf(Tcp(443));
        Ask(Tcp(443)).ShouldReach("sgr-server-in-1");
    }

    [Fact]
    public void Members_of_the_default_group_reach_each_other()
    {
        _client.InGroups(_vpc.DefaultGroup);
        _server.InGroups(_vpc.DefaultGroup);
        Ask(Tcp(443)).ShouldReach("sgr-1-default-in-1");
    }

    /// <summary>A reference means private addresses; what comes through the internet gateway carries the public one.</summary>
    [Fact]
    public void A_reference_does_not_match_the_public_address_of_a_member()
    {
        _client.Subnet.RoutedTo(_vpc.InternetGateway, Anywhere);
        _server.Subnet.RoutedTo(_vpc.InternetGateway, Anywhere);
        _client.WithPublicIp("52.1.1.1");
        _server.WithPublicIp("52.2.2.2").Group.Allow(Tcp(443), from: _client.Group);

        Ask(Tcp(443)).ShouldReach("sgr-server-in-1");
        _aws.From(_client).To("52.2.2.2").On(Tcp(443)).ShouldNotReach(because: EniSgRulesMismatch);
        _server.Group.Allow(Tcp(443), "52.1.1.1/32");
        _aws.From(_client).To("52.2.2.2").On(Tcp(443)).ShouldReach("sgr-server-in-2");
    }

    [Fact]
    public void That_a_reference_matches_ipv6_is_an_assumption()
    {
        BothHaveIpv6();
        _server.Group.Allow(Tcp(443), from: _client.Group);

        AskV6(Tcp(443)).ShouldReach().ShouldRestOn(Assumption.SecurityGroupReferenceMatchesIPv6);
        Ask(Tcp(443)).ShouldNotRestOn(Assumption.SecurityGroupReferenceMatchesIPv6);
    }

    [Fact]
    public void A_prefix_list_matches_its_entries()
    {
        _server.Group.Allow(Tcp(443), from: _aws.PrefixList("offices", "10.0.9.0/24", "10.0.1.0/24"));
        Ask(Tcp(443)).ShouldReach("sgr-server-in-1");
    }

    [Fact]
    public void A_prefix_list_matches_nothing_else()
    {
        _server.Group.Allow(Tcp(443), from: _aws.PrefixList("offices", "10.0.9.0/24"));
        Ask(Tcp(443)).ShouldNotReach(because: EniSgRulesMismatch);
    }

    [Fact]
    public void An_outbound_rule_may_name_a_prefix_list()
    {
        _server.Group.Allow(AllTraffic, Anywhere);
        _client.Group.WithoutDefaultEgress().AllowOut(Tcp(443), to: _aws.PrefixList("servers", "10.0.2.0/24"));

        Ask(Tcp(443)).ShouldReach("sgr-client-out-1");
        Ask(Tcp(80)).ShouldNotReach(because: EniSgRulesMismatch);
    }

    [Fact]
    public void A_group_associated_with_another_vpc_works_there()
    {
        var other = _aws.Vpc("10.5.0.0/16");
        var shared = _vpc.SecurityGroup("shared").Allow(Tcp(443), Anywhere).AssociatedWith(other);
        var subnet = other.Subnet("10.5.1.0/24");
        var server = subnet.Host("elsewhere").InGroups(shared);

        _aws.From(subnet.Host("caller")).To(server).On(Tcp(443)).ShouldReach("sgr-shared-in-1");
    }

    private void BothHaveIpv6()
    {
        _client.WithIpv6();
        _server.WithIpv6();
    }

    private Probe Ask(TrafficFilter traffic) => _aws.From(_client.Address).To(_server.Address).On(traffic);

    private Probe AskV6(TrafficFilter traffic) => _aws.From(_client).To(_server.Ipv6Address).On(traffic);
}
