using Graph.Testing;
using Graph.Testing.Filters;
using Graph.Testing.Networks;
using Graph.Testing.Questions;
using Xunit;
using static Graph.Model.Evidence.ExplanationCodes;
using static Graph.Testing.Words;

namespace Graph.Tests.Scenarios;

/// <summary>
/// Network ACLs: vpc/latest/userguide/vpc-network-acls.md, nacl-rules.md, custom-network-acl.md; CreateNetworkAclEntry in
/// the EC2 API.
/// </summary>
public sealed class NetworkAclTests
{
    private readonly Topology _aws = new();
    private readonly SubnetBuilder _near;
    private readonly SubnetBuilder _far;
    private readonly InterfaceBuilder _client;
    private readonly InterfaceBuilder _server;

    public NetworkAclTests()
    {
        var vpc = _aws.Vpc("10.0.0.0/16").WithCidr("2600:1f18::/56").WithInternetGateway();
        _near = vpc.Subnet("10.0.1.0/24").WithIpv6("2600:1f18:0:1::/64");
        _far = vpc.Subnet("10.0.2.0/24").WithIpv6("2600:1f18:0:2::/64");
        _client = _near.Host("client").WithIpv6();
        _server = _far.Host("server", sg: s => s.Allow(AllTraffic, Anywhere).Allow(AllTraffic, AnywhereV6)).WithIpv6();
    }

    [Fact]
    public void The_default_one_allows_everything() =>
        _aws.From(_client).To(_server.Address).On(Tcp(5432)).ShouldReach("acl-1-default", "ingress/100", "egress/100");

    [Fact]
    public void The_lowest_number_decides()
    {
        Guard(far => far.DenyIn(90, Tcp(5432)).AllowIn(100, AllTraffic).AllowOut(100, AllTraffic));

        Ask(Tcp(5432)).ShouldNotReach(because: SubnetAclRestriction, at: "ingress/90");
        Ask(Tcp(5433)).ShouldReach("ingress/100");
    }

    [Fact]
    public void Entries_are_tried_by_number_not_as_they_are_listed()
    {
        Guard(far => far.DenyIn(200, AllTraffic).AllowIn(100, Tcp(5432)).AllowOut(100, AllTraffic));

        Ask(Tcp(5432)).ShouldReach("ingress/100");
        Ask(Tcp(5433)).ShouldNotReach(because: SubnetAclRestriction, at: "ingress/200");
    }

    [Fact]
    public void What_no_entry_matches_is_denied()
    {
        Guard(far => far.AllowIn(100, Tcp(443)).AllowOut(100, AllTraffic));

        Ask(Tcp(5432)).ShouldNotReach(because: SubnetAclRestriction, at: "ingress/32767");
    }

    [Fact]
    public void The_outbound_entries_of_the_sender_count_too()
    {
        _near.GuardedBy(near => near.DenyOut(50, Tcp(5432)).AllowOut(100, AllTraffic).AllowIn(100, AllTraffic));

        Ask(Tcp(5432)).ShouldNotReach(because: SubnetAclRestriction, at: "acl-1-own");
        Ask(Tcp(5433)).ShouldReach();
    }

    [Fact]
    public void Inbound_entries_match_the_source()
    {
        Guard(far => far.AllowIn(100, AllTraffic, "10.0.1.0/24").AllowOut(100, AllTraffic));
        Ask(Tcp(5432)).ShouldReach("ingress/100");
    }

    [Fact]
    public void Inbound_entries_do_not_match_the_destination()
    {
        Guard(far => far.AllowIn(100, AllTraffic, "10.0.2.0/24").AllowOut(100, AllTraffic));
        Ask(Tcp(5432)).ShouldNotReach(because: SubnetAclRestriction, at: "ingress/32767");
    }

    [Fact]
    public void Outbound_entries_match_the_destination_and_not_the_source()
    {
        Guard(far => far.AllowIn(100, AllTraffic).AllowOut(100, AllTraffic, "10.0.2.0/24"));
        Ask(Tcp(5432)).ShouldNotReach(because: SubnetAclRestriction, at: "egress/32767", isDelivered: true);
    }

    [Fact]
    public void Inside_a_subnet_no_network_acl_is_asked()
    {
        Guard(far => far.DenyIn(1, AllTraffic).DenyOut(1, AllTraffic));
        var neighbour = _far.Host("neighbour");

        _aws.From(neighbour).To(_server).On(Tcp(5432)).ShouldReach().ShouldNotPass(_far.NetworkAcl.Id);
        Ask(Tcp(5432)).ShouldNotReach(because: SubnetAclRestriction, at: "ingress/1");
    }

    [Fact]
    public void Two_subnets_with_one_network_acl_are_still_two_subnets()
    {
        Guard(far => far.AllowIn(100, Tcp(443)).AllowOut(100, AllTcp));
        _near.Using(_far.NetworkAcl);

        Ask(Tcp(443)).ShouldNotReach(because: SubnetAclRestriction, at: "ingress/32767", isDelivered: true);
    }

    [Fact]
    public void It_is_stateless_the_reply_needs_an_entry_of_its_own()
    {
        Guard(far => far.AllowIn(100, Tcp(5432)));

        Ask(Tcp(5432)).ShouldNotReach(because: SubnetAclRestriction, at: "egress/32767", isDelivered: true);
    }

    [Fact]
    public void The_reply_goes_to_the_port_of_the_client_not_to_that_of_the_server()
    {
        Guard(far => far.AllowIn(100, Tcp(5432)).AllowOut(100, Tcp(5432)));
        Ask(Tcp(5432)).ShouldReach("egress/100");
        _aws.From(_client).To(_server.Address).On(Tcp(5432), sourcePort: 40000)
            .ShouldNotReach(because: SubnetAclRestriction, at: "egress/32767", isDelivered: true);
    }

    [Fact]
    public void Some_port_of_the_client_that_works_is_enough()
    {
        Guard(far => far.AllowIn(100, Tcp(5432)).AllowOut(100, Tcp(32768, 61000)));

        Ask(Tcp(5432)).ShouldReach("egress/100");
        _aws.From(_client).To(_server.Address).On(Tcp(5432), sourcePort: 1024)
            .ShouldNotReach(because: SubnetAclRestriction, at: "egress/32767", isDelivered: true);
    }

    [Theory]
    [InlineData(1024)]
    [InlineData(50000)]
    [InlineData(65535)]
    public void One_single_port_is_enough(int port)
    {
        Guard(far => far.AllowIn(100, Tcp(5432)).AllowOut(100, Tcp(port)));
        Ask(Tcp(5432)).ShouldReach("egress/100");
    }

    [Fact]
    public void The_client_does_not_take_a_port_below_1024()
    {
        Guard(far => far.AllowIn(100, Tcp(5432)).AllowOut(100, Tcp(0, 1023)));
        Ask(Tcp(5432)).ShouldNotReach(because: SubnetAclRestriction, at: "egress/32767", isDelivered: true);
    }

    [Fact]
    public void One_port_must_work_on_the_whole_way_of_the_reply()
    {
        Guard(far => far.AllowIn(100, Tcp(5432)).AllowOut(100, Tcp(1024, 40000)));
        _near.GuardedBy(near => near.AllowOut(100, Tcp(5432)).AllowIn(100, Tcp(40000, 65535)));

        Ask(Tcp(5432)).ShouldReach();
        _near.NetworkAcl.DenyIn(50, Tcp(40000));
        Ask(Tcp(5432)).ShouldNotReach(because: SubnetAclRestriction, isDelivered: true);
    }

    [Fact]
    public void A_port_denied_before_the_range_leaves_the_others()
    {
        Guard(far => far.AllowIn(100, Tcp(5432)).DenyOut(90, Tcp(1024, 65534)).AllowOut(100, AllTcp));
        Ask(Tcp(5432)).ShouldReach("egress/100");
    }

    [Fact]
    public void Protocols_are_told_apart()
    {
        Guard(far => far.AllowIn(100, Udp(5432)).AllowOut(100, AllTraffic));

        Ask(Udp(5432)).ShouldReach("ingress/100");
        Ask(Tcp(5432)).ShouldNotReach(because: SubnetAclRestriction, at: "ingress/32767");
        Ask(Ping).ShouldNotReach(because: SubnetAclRestriction, at: "ingress/32767");
    }

    [Fact]
    public void All_protocols_means_all_ports_whatever_is_written()
    {
        Guard(far => far.AllowIn(100, AllTraffic with { First = 80, Last = 80 }).AllowOut(100, AllTraffic));
        Ask(Tcp(5432)).ShouldReach("ingress/100");
    }

    [Fact]
    public void A_protocol_without_ports_matches_whatever_ports_are_written()
    {
        Guard(far => far.AllowIn(100, Protocol(47, 80)));
        Ask(Protocol(47)).ShouldReach("ingress/100");
        Ask(Protocol(50)).ShouldNotReach(because: SubnetAclRestriction, at: "ingress/32767");
    }

    [Fact]
    public void Echo_needs_type_8_in_and_type_0_out()
    {
        Guard(far => far.AllowIn(100, Icmp(8)).AllowOut(100, Icmp(0)));
        Ask(Ping).ShouldReach("ingress/100", "egress/100");
    }

    [Fact]
    public void An_echo_reply_is_not_an_echo_request()
    {
        Guard(far => far.AllowIn(100, Icmp(8)).AllowOut(100, Icmp(8)));
        Ask(Ping).ShouldNotReach(because: SubnetAclRestriction, at: "egress/32767", isDelivered: true);
    }

    [Fact]
    public void Type_minus_1_is_every_type()
    {
        Guard(far => far.AllowIn(100, Icmp(-1)).AllowOut(100, Icmp(-1)));
        Ask(Ping).ShouldReach("ingress/100");
    }

    [Fact]
    public void A_code_that_echo_does_not_have_does_not_match()
    {
        Guard(far => far.AllowIn(100, Icmp(8, 1)).AllowOut(100, AllTraffic));
        Ask(Ping).ShouldNotReach(because: SubnetAclRestriction, at: "ingress/32767");
    }

    [Fact]
    public void The_families_are_evaluated_separately()
    {
        Guard(far => far.AllowIn(100, AllTraffic).AllowOut(100, AllTraffic));

        _aws.From(_client).To(_server.Address).On(Tcp(5432)).ShouldReach("ingress/100");
        _aws.From(_client).To(_server.Ipv6Address).On(Tcp(5432))
            .ShouldNotReach(because: SubnetAclRestriction, at: "ingress/32768");
    }

    [Fact]
    public void Echo_over_ipv6_is_protocol_58_types_128_and_129()
    {
        Guard(far => far.AllowIn(100, IcmpV6(128), AnywhereV6).AllowOut(100, IcmpV6(129), AnywhereV6));
        _aws.From(_client).To(_server.Ipv6Address).On(Ping).ShouldReach("ingress/100", "egress/100");
    }

    [Fact]
    public void An_entry_for_one_address_is_for_that_one_alone()
    {
        var other = _near.Host("other");
        Guard(far => far.DenyIn(10, AllTraffic, $"{_client.Address}/32").AllowIn(100, AllTraffic).AllowOut(100, AllTraffic));

        Ask(Tcp(5432)).ShouldNotReach(because: SubnetAclRestriction, at: "ingress/10");
        _aws.From(other).To(_server.Address).On(Tcp(5432)).ShouldReach("ingress/100");
    }

    [Fact]
    public void From_the_internet_it_sees_the_public_source_and_the_private_destination()
    {
        _far.RoutedTo(_far.Vpc.InternetGateway, Anywhere);
        _server.WithPublicIp("52.1.1.1");
        Guard(far => far.DenyIn(10, AllTraffic, "8.8.4.4/32").AllowIn(100, AllTraffic).AllowOut(100, AllTraffic));

        _aws.From("8.8.4.4").To("52.1.1.1").On(Tcp(443)).ShouldNotReach(because: SubnetAclRestriction, at: "ingress/10");
        _aws.From("8.8.8.8").To("52.1.1.1").On(Tcp(443)).ShouldReach("ingress/100");
    }

    private void Guard(Action<NetworkAclBuilder> entries) => _far.GuardedBy(entries);

    private Probe Ask(TrafficFilter traffic) => _aws.From(_client).To(_server.Address).On(traffic);
}
