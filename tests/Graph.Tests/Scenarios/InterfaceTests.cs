using Graph.Testing;
using Graph.Testing.Networks;
using Xunit;
using static Graph.Model.Evidence.ExplanationCodes;
using static Graph.Testing.Words;

namespace Graph.Tests.Scenarios;

/// <summary>Network interfaces: using-eni of the EC2 guide, NetworkInterface in the EC2 API, ENI codes of the analyzer's guide.</summary>
public sealed class InterfaceTests
{
    private readonly Topology _aws = new();
    private readonly VpcBuilder _vpc;
    private readonly SubnetBuilder _subnet;
    private readonly InterfaceBuilder _client;

    public InterfaceTests()
    {
        _vpc = _aws.Vpc("10.0.0.0/16").WithInternetGateway();
        _subnet = _vpc.Subnet("10.0.1.0/24").RoutedTo(_vpc.InternetGateway, Anywhere);
        _client = _subnet.Host("client");
    }

    [Fact]
    public void A_host_forwards_nothing_while_its_source_destination_check_is_on()
    {
        var nat = _subnet.Host("nat", publicIp: "52.9.9.9", sg: s => s.Allow(AllTraffic, Anywhere));
        var inside = _vpc.Subnet("10.0.2.0/24").RoutedTo(nat, Anywhere).Host("inside");

        _aws.From(inside).To("8.8.8.8").On(Tcp(443)).ShouldNotReach(because: EniSourceDestCheckRestriction, at: nat.Id);
    }

    [Fact]
    public void What_a_host_without_the_check_does_with_a_packet_is_not_known()
    {
        var nat = _subnet.Host("nat", publicIp: "52.9.9.9", sg: s => s.Allow(AllTraffic, Anywhere)).WithoutSourceDestCheck();
        var inside = _vpc.Subnet("10.0.2.0/24").RoutedTo(nat, Anywhere).Host("inside");

        _aws.From(inside).To("8.8.8.8").On(Tcp(443)).ShouldBeUnknown();
    }

    [Fact]
    public void The_group_of_a_forwarding_host_counts_on_the_way()
    {
        var nat = _subnet.Host("nat", publicIp: "52.9.9.9").WithoutSourceDestCheck();
        var inside = _vpc.Subnet("10.0.2.0/24").RoutedTo(nat, Anywhere).Host("inside");

        _aws.From(inside).To("8.8.8.8").On(Tcp(443)).Assuming("inspection=pass").ShouldNotReach(because: SgHasNoRules);
    }

    [Fact]
    public void Every_secondary_address_is_reached()
    {
        var server = _subnet.Host("server", sg: s => s.Allow(Tcp(443), Anywhere)).WithAddress("10.0.1.77");
        _aws.From(_client).To("10.0.1.77").On(Tcp(443)).ShouldReach(server.Id);
    }

    [Fact]
    public void Every_address_may_have_its_own_public_one()
    {
        _subnet.Host("server", sg: s => s.Allow(Tcp(443), Anywhere)).WithAddress("10.0.1.77", publicIp: "52.7.7.7");
        _aws.From(Internet).To("52.7.7.7").On(Tcp(443)).ShouldReach("igw-1");
        _aws.From(Internet).To("i-server").On(Tcp(443)).ShouldReach();
    }

    [Fact]
    public void The_addresses_of_a_delegated_prefix_belong_to_the_interface()
    {
        var server = _subnet.Host("server", sg: s => s.Allow(Tcp(443), Anywhere)).WithPrefix("10.0.1.64/28");

        _aws.From(_client).To("10.0.1.70").On(Tcp(443)).ShouldReach(server.Id);
        _aws.From(_client).To("10.0.1.80").On(Tcp(443)).ShouldNotReach();
    }

    [Fact]
    public void An_address_that_nobody_has_is_not_reached() =>
        _aws.From(_client).To("10.0.1.99").On(Tcp(443)).ShouldNotReach(because: NoPossibleDestination);

    [Fact]
    public void An_address_outside_every_subnet_is_not_reached() =>
        _aws.From(_client).To("10.0.200.9").On(Tcp(443)).ShouldNotReach(because: NoPossibleDestination);

    [Fact]
    public void A_second_interface_is_judged_by_its_own_subnet()
    {
        var closed = _vpc.Subnet("10.0.2.0/24").GuardedBy(acl => acl.DenyIn(1, AllTraffic));
        var server = _subnet.Host("server", sg: s => s.Allow(Tcp(443), Anywhere));
        var second = server.SecondInterface(closed);

        _aws.From(_client).To(server.Address).On(Tcp(443)).ShouldReach();
        _aws.From(_client).To(second.Address).On(Tcp(443)).ShouldNotReach(because: SubnetAclRestriction, at: "ingress/1");
    }

    [Fact]
    public void A_stopped_instance_is_judged_as_if_it_were_up()
    {
        var server = _subnet.Host("server", publicIp: "52.1.1.1", sg: s => s.Allow(Tcp(443), Anywhere));

        _aws.From(Internet).To(server).On(Tcp(443)).ShouldReach().ShouldBeDormant(false);
        server.InState("stopped");
        _aws.From(Internet).To(server).On(Tcp(443)).ShouldReach().ShouldBeDormant();
        _aws.From(server).To("8.8.8.8").On(Tcp(443)).ShouldReach().ShouldBeDormant();
    }

    [Fact]
    public void An_interface_attached_to_nothing_is_dormant_too()
    {
        var loose = _subnet.Interface("loose", sg: s => s.Allow(Tcp(443), Anywhere)).WithPublicIp("52.1.1.1");

        _aws.From(Internet).To(loose).On(Tcp(443)).ShouldReach().ShouldBeDormant();
        loose.Attached();
        _aws.From(Internet).To(loose).On(Tcp(443)).ShouldReach().ShouldBeDormant(false);
    }

    [Fact]
    public void A_terminated_instance_is_not_there()
    {
        var server = _subnet.Host("server", sg: s => s.Allow(Tcp(443), Anywhere)).InState("terminated");
        _aws.From(_client).To(server.Address).On(Tcp(443)).ShouldNotReach(because: NoPossibleDestination);
    }

    [Fact]
    public void Two_ends_without_a_common_family_do_not_meet() =>
        _aws.From(_client).To("2600:9000::1").On(Tcp(443)).ShouldNotReach(because: GraphNoAddressInFamily);

    [Theory]
    [InlineData("lambda")]
    [InlineData("efs")]
    [InlineData("interface")]
    public void Interfaces_of_services_are_ordinary_destinations(string type)
    {
        var service = _subnet.Interface("service", type, sg: s => s.Allow(Tcp(2049), from: _client.Group)).Attached();
        _aws.From(_client).To(service).On(Tcp(2049)).ShouldReach("sgr-service-in-1");
    }

    /// <summary>The addresses that the group of a forwarding host names are told apart, though no other rule names them.</summary>
    [Fact]
    public void The_internet_is_asked_by_the_addresses_that_a_forwarding_host_lets_in()
    {
        var vpc = _aws.Vpc("10.66.0.0/16").WithInternetGateway();
        var box = vpc.Subnet("10.66.0.0/24").RoutedTo(vpc.InternetGateway, Anywhere)
            .Host("box", publicIp: "52.66.0.1", sg: s => s.Allow(AllTraffic, "93.184.216.0/24").Allow(AllTraffic, "10.66.0.0/16"))
            .WithoutSourceDestCheck();
        var target = vpc.Subnet("10.66.1.0/24").RoutedTo(box, Anywhere)
            .Host("target", publicIp: "52.66.0.2", sg: s => s.Allow(Tcp(443), Anywhere));
        vpc.InternetGateway.Using(vpc.RouteTable("edge").Route("10.66.1.0/24", box));

        _aws.From(Internet).To(target).On(Tcp(443)).Assuming("inspection=pass").ShouldReach("eni-box", "sgr-box-in-1");
        _aws.From("8.8.8.8").To(target).On(Tcp(443)).Assuming("inspection=pass").ShouldNotReach(because: EniSgRulesMismatch);
    }

    [Fact]
    public void The_addresses_of_a_delegated_ipv6_prefix_belong_to_the_interface()
    {
        var vpc = _aws.Vpc("10.66.0.0/16").WithCidr("2600:1f18::/56").WithInternetGateway();
        vpc.Subnet("10.66.0.0/24").WithIpv6("2600:1f18::/64").RoutedTo(vpc.InternetGateway, AnywhereV6)
            .Host("pods", sg: s => s.Allow(Tcp(443), AnywhereV6)).WithPrefix("2600:1f18:0:0:5::/80");

        _aws.From("2001:4860:4860::8888").To("2600:1f18:0:0:5::7").On(Tcp(443)).ShouldReach("eni-pods");
        _aws.From("2600:1f18:0:0:5::7").To("2001:4860:4860::8888").On(Tcp(443)).ShouldReach("igw-2");
        _aws.From("2001:4860:4860::8888").To("2600:1f18:0:0:6::7").On(Tcp(443)).ShouldNotReach(because: NoPossibleDestination);
    }
}
