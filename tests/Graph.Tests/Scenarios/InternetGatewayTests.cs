using Graph.Model;
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
/// Internet gateways: vpc/latest/userguide/VPC_Internet_Gateway.md, egress-only-internet-gateway.md, and the IGW codes of the
/// analyzer's guide.
/// </summary>
public sealed class InternetGatewayTests
{
    private readonly Topology _aws = new();
    private readonly VpcBuilder _vpc;
    private readonly SubnetBuilder _subnet;
    private readonly InterfaceBuilder _web;

    public InternetGatewayTests()
    {
        _vpc = _aws.Vpc("10.0.0.0/16").WithCidr("2600:1f18::/56").WithInternetGateway();
        _subnet = _vpc.Subnet("10.0.1.0/24").WithIpv6("2600:1f18:0:1::/64").RoutedTo(_vpc.InternetGateway, Anywhere);
        _web = _subnet.Host("web", sg: s => s.Allow(Tcp(443), Anywhere));
    }

    [Fact]
    public void A_public_address_and_a_route_are_reached_from_the_internet()
    {
        _web.WithPublicIp("52.1.1.1");
        _aws.From(Internet).To(_web).On(Tcp(443)).ShouldReach("igw-1", "sgr-web-in-1");
        _aws.From(Internet).To("52.1.1.1").On(Tcp(443)).ShouldReach("igw-1");
    }

    [Fact]
    public void An_auto_assigned_public_address_is_as_good_as_an_elastic_one()
    {
        _web.WithPublicIp("52.1.1.1", isElastic: false);
        _aws.From(Internet).To(_web).On(Tcp(443)).ShouldReach("igw-1");
    }

    [Fact]
    public void The_group_is_asked_on_the_way_in()
    {
        _web.WithPublicIp("52.1.1.1");
        _aws.From(Internet).To(_web).On(Tcp(22)).ShouldNotReach(because: EniSgRulesMismatch);
    }

    [Fact]
    public void A_group_open_to_one_address_is_open_to_the_internet_from_there()
    {
        _web.WithPublicIp("52.1.1.1").Group.Allow(Tcp(22), "8.8.8.8/32");

        _aws.From(Internet).To(_web).On(Tcp(22)).ShouldReach("sgr-web-in-2");
        _aws.From("8.8.4.4").To(_web).On(Tcp(22)).ShouldNotReach(because: EniSgRulesMismatch);
    }

    [Fact]
    public void A_group_open_to_private_addresses_is_not_open_to_the_internet()
    {
        _web.WithPublicIp("52.1.1.1").Group.Allow(Tcp(22), "10.0.0.0/8").Allow(Tcp(22), "100.64.0.0/10");
        _aws.From(Internet).To(_web).On(Tcp(22)).ShouldNotReach(because: EniSgRulesMismatch);
    }

    [Fact]
    public void A_route_without_a_public_address_is_not_reached()
    {
        _aws.From(Internet).To(_web).On(Tcp(443)).ShouldNotReach(because: IgwPrivateIpAssociationForIngress);
        _aws.From(Internet).To(_web.Address).On(Tcp(443)).ShouldNotReach(because: NoPossibleDestination);
    }

    [Fact]
    public void A_private_address_is_not_reached_though_the_interface_has_a_public_one()
    {
        _web.WithPublicIp("52.1.1.1");
        _aws.From(Internet).To(_web.Address).On(Tcp(443)).ShouldNotReach();
    }

    [Fact]
    public void A_public_address_without_a_route_answers_nobody()
    {
        _subnet.Using(_vpc.RouteTable("isolated"));
        _web.WithPublicIp("52.1.1.1");

        _aws.From(Internet).To(_web).On(Tcp(443))
            .ShouldNotReach(because: NoRouteToDestination, at: "rtb-isolated", isDelivered: true);
    }

    /// <summary>The reply must leave by the gateway that the request came through.</summary>
    [Fact]
    public void A_default_route_to_a_nat_gateway_kills_the_reply()
    {
        var nat = _vpc.Subnet("10.0.9.0/24").RoutedTo(_vpc.InternetGateway, Anywhere).NatGateway("52.9.9.9");
        _subnet.Using(_vpc.RouteTable("private").Route(Anywhere, nat));
        _web.WithPublicIp("52.1.1.1");

        _aws.From(Internet).To(_web).On(Tcp(443)).ShouldNotReach(isDelivered: true);
    }

    [Fact]
    public void Without_a_public_address_nothing_leaves() =>
        _aws.From(_web).To("8.8.8.8").On(Tcp(443)).ShouldNotReach(because: IgwPublicIpAssociationForEgress, at: "igw-1");

    [Fact]
    public void With_a_public_address_it_does()
    {
        _web.WithPublicIp("52.1.1.1");
        _aws.From(_web).To("8.8.8.8").On(Tcp(443)).ShouldReach("igw-1");
    }

    [Theory]
    [InlineData("172.16.0.1")]
    [InlineData("192.168.1.1")]
    [InlineData("10.9.0.1")]
    public void It_drops_what_goes_to_private_addresses(string destination)
    {
        _web.WithPublicIp("52.1.1.1");
        _aws.From(_web).To(destination).On(Tcp(443))
            .ShouldNotReach(because: IgwDestinationAddressNotInRfc1918Egress, at: "igw-1");
    }

    [Fact]
    public void It_drops_what_goes_to_shared_addresses()
    {
        _web.WithPublicIp("52.1.1.1");
        _aws.From(_web).To("100.64.0.1").On(Tcp(443))
            .ShouldNotReach(because: IgwDestinationAddressNotInRfc6598Egress, at: "igw-1");
    }

    [Fact]
    public void Without_one_that_is_attached_the_internet_is_away()
    {
        _web.WithPublicIp("52.1.1.1");
        _vpc.InternetGateway.Detached();

        _aws.From(Internet).To(_web).On(Tcp(443)).ShouldNotReach(because: GraphNoInternetGateway);
        _aws.From(_web).To("8.8.8.8").On(Tcp(443)).ShouldNotReach();
    }

    [Fact]
    public void Every_ipv6_address_behind_a_route_is_public()
    {
        _subnet.RoutedTo(_vpc.InternetGateway, AnywhereV6);
        _web.WithIpv6().Group.Allow(Tcp(443), AnywhereV6);

        _aws.From(Internet).To(_web).On(Tcp(443)).ShouldReach("igw-1", "sgr-web-in-2");
        _aws.From(_web).To("2600:9000::1").On(Tcp(443)).ShouldReach("igw-1");
    }

    [Fact]
    public void An_ipv6_address_without_a_route_answers_nobody()
    {
        _web.WithIpv6().Group.Allow(Tcp(443), AnywhereV6);

        _aws.From(Internet).To(_web.Ipv6Address).On(Tcp(443)).ShouldNotReach(because: NoRouteToDestination, isDelivered: true);
    }

    [Fact]
    public void An_interface_that_denies_all_gateway_traffic_is_not_reached_from_the_internet()
    {
        _subnet.RoutedTo(_vpc.InternetGateway, AnywhereV6);
        _web.WithIpv6().DenyingAllIgwTraffic().Group.Allow(Tcp(443), AnywhereV6);
        var neighbour = _vpc.Subnet("10.0.2.0/24").WithIpv6("2600:1f18:0:2::/64").Host("neighbour").WithIpv6();

        _aws.From(Internet).To(_web).On(Tcp(443)).ShouldNotReach(because: GraphDenyAllIgwTraffic);
        _aws.From(neighbour).To(_web.Ipv6Address).On(Tcp(443)).ShouldReach();
    }

    [Fact]
    public void An_egress_only_gateway_lets_out_and_takes_replies()
    {
        _vpc.WithEgressOnlyGateway();
        _subnet.RoutedTo(_vpc.EgressOnlyGateway, AnywhereV6);
        _web.WithIpv6();

        _aws.From(_web).To("2600:9000::1").On(Tcp(443)).ShouldReach("eigw-1");
    }

    [Fact]
    public void An_egress_only_gateway_takes_nothing_else()
    {
        var vpc = _aws.Vpc("10.3.0.0/16").WithCidr("2600:1f19::/56").WithEgressOnlyGateway();
        var host = vpc.Subnet("10.3.1.0/24").WithIpv6("2600:1f19:0:1::/64").RoutedTo(vpc.EgressOnlyGateway, AnywhereV6)
            .Host("inside", sg: s => s.Allow(Tcp(443), AnywhereV6)).WithIpv6();

        _aws.From(Internet).To(host).On(Tcp(443)).ShouldNotReach();
    }

    /// <summary>The request enters by the internet gateway; the reply would leave by the other one.</summary>
    [Fact]
    public void A_reply_does_not_leave_by_the_egress_only_gateway()
    {
        _vpc.WithEgressOnlyGateway();
        _subnet.RoutedTo(_vpc.EgressOnlyGateway, AnywhereV6);
        _web.WithIpv6().Group.Allow(Tcp(443), AnywhereV6);

        _aws.From(Internet).To(_web.Ipv6Address).On(Tcp(443)).ShouldNotReach(isDelivered: true);
    }

    [Fact]
    public void A_public_address_of_another_vpc_is_reached_by_the_internet()
    {
        _web.WithPublicIp("52.1.1.1");
        var other = _aws.Vpc("10.8.0.0/16").WithInternetGateway();
        other.Subnet("10.8.1.0/24").RoutedTo(other.InternetGateway, Anywhere)
            .Host("far", publicIp: "52.2.2.2", sg: s => s.Allow(Tcp(443), "52.1.1.1/32"));

        _aws.From(_web).To("52.2.2.2").On(Tcp(443)).ShouldReach("igw-1", "igw-2", "sgr-far-in-1");
    }

    /// <summary>An Elastic IP address that is allocated and on no interface answers nobody (vpc-eips.md).</summary>
    [Fact]
    public void An_elastic_address_on_no_interface_leads_nowhere()
    {
        var host = _subnet.Host("caller", publicIp: "52.8.8.8");
        AddElasticIp(null);
        _aws.From(host).To("52.7.7.7").On(Tcp(443)).ShouldNotReach(because: NoPossibleDestination, at: "internet");
    }

    [Fact]
    public void An_elastic_address_of_an_interface_that_is_missing_is_not_known()
    {
        var host = _subnet.Host("caller", publicIp: "52.8.8.8");
        AddElasticIp(new Id<NetworkInterface>("eni-lost"));
        _aws.From(host).To("52.7.7.7").On(Tcp(443)).ShouldBeUnknown("eni-lost");
    }

    private void AddElasticIp(Id<NetworkInterface>? on) => _aws.Add(ApiCall.DescribeAddresses, new ElasticIp(
        new Id<ElasticIp>("eipalloc-spare"),
        new Scope(Topology.DefaultAccount, Topology.DefaultRegion),
        Address.Parse("52.7.7.7"),
        on,
        null));
}
