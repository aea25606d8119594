using Graph.Testing;
using Graph.Testing.Networks;
using Xunit;
using static Graph.Model.Evidence.ExplanationCodes;
using static Graph.Testing.Words;

namespace Graph.Tests.Scenarios;

/// <summary>VPC peering: vpc/latest/peering/vpc-peering-basics.md, invalid-peering-configurations.md.</summary>
public sealed class PeeringTests
{
    private readonly Topology _aws = new();
    private readonly VpcBuilder _left;
    private readonly VpcBuilder _right;
    private readonly InterfaceBuilder _client;
    private readonly InterfaceBuilder _server;

    public PeeringTests()
    {
        _left = _aws.Vpc("10.0.0.0/16").WithCidr("2600:1f18::/56");
        _right = _aws.Vpc("10.1.0.0/16", account: "222222222222").WithCidr("2600:1f19::/56").WithInternetGateway();
        _client = _left.Subnet("10.0.1.0/24").WithIpv6("2600:1f18:0:1::/64").Host("client");
        _server = _right.Subnet("10.1.1.0/24").WithIpv6("2600:1f19:0:1::/64")
            .Host("server", sg: s => s.Allow(Tcp(443), Anywhere).Allow(Tcp(443), AnywhereV6));
    }

    [Fact]
    public void Routes_on_both_sides_connect()
    {
        _left.PeeredWith(_right).RoutedBothWays();

        _aws.From(_client).To(_server).On(Tcp(443)).ShouldReach("pcx-1", "10.1.0.0/16");
    }

    [Fact]
    public void Either_side_may_begin()
    {
        _left.PeeredWith(_right).RoutedBothWays();
        _client.Group.Allow(Tcp(22), "10.1.0.0/16");

        _aws.From(_server).To(_client).On(Tcp(22)).ShouldReach("pcx-1", "10.0.0.0/16");
    }

    [Fact]
    public void A_peering_alone_is_no_route()
    {
        _left.PeeredWith(_right);
        _aws.From(_client).To(_server).On(Tcp(443))
            .ShouldNotReach(because: NoRouteToDestination, at: _left.MainRouteTable.Id, isDelivered: false);
    }

    [Fact]
    public void Without_a_route_back_the_reply_is_lost()
    {
        _left.MainRouteTable.Route("10.1.0.0/16", _left.PeeredWith(_right));
        _aws.From(_client).To(_server).On(Tcp(443))
            .ShouldNotReach(because: NoRouteToDestination, at: _right.MainRouteTable.Id, isDelivered: true);
    }

    [Fact]
    public void Each_subnet_needs_the_route_in_its_own_table()
    {
        var peering = _left.PeeredWith(_right);
        _left.MainRouteTable.Route("10.1.0.0/16", peering);
        _right.MainRouteTable.Route("10.0.0.0/16", peering);
        _aws.From(_client).To(_server).On(Tcp(443)).ShouldReach(peering.Id);

        _client.Subnet.Using(_left.RouteTable("isolated"));
        _aws.From(_client).To(_server).On(Tcp(443)).ShouldNotReach(because: NoRouteToDestination, at: "rtb-isolated");
    }

    [Theory]
    [InlineData("pending-acceptance")]
    [InlineData("deleted")]
    [InlineData("rejected")]
    public void Only_an_active_one_carries_packets(string status)
    {
        var peering = _left.PeeredWith(_right, status: status).RoutedBothWays();
        _aws.From(_client).To(_server).On(Tcp(443)).ShouldNotReach(because: BadState, at: peering.Id);
    }

    [Fact]
    public void It_is_not_transitive()
    {
        var third = _aws.Vpc("10.2.0.0/16");
        var far = third.Subnet("10.2.1.0/24").Host("far", sg: s => s.Allow(AllTraffic, Anywhere));
        var first = _left.PeeredWith(_right).RoutedBothWays();
        var second = _right.PeeredWith(third).RoutedBothWays();
        _left.RoutedTo(first, "10.2.0.0/16");
        third.RoutedTo(second, "10.0.0.0/16");

        _aws.From(_server).To(far).On(Tcp(443)).ShouldReach();
        _aws.From(_client).To(far).On(Tcp(443)).ShouldNotReach(because: PcxRequiresAddressInVpcCidr, at: first.Id);
    }

    [Fact]
    public void The_internet_gateway_of_the_peer_is_out_of_reach()
    {
        var peering = _left.PeeredWith(_right).RoutedBothWays();
        _right.RoutedTo(_right.InternetGateway, Anywhere);
        _left.RoutedTo(peering, Anywhere);

        _aws.From(_client).To("8.8.8.8").On(Tcp(443)).ShouldNotReach(because: PcxRequiresAddressInVpcCidr, at: peering.Id);
    }

    [Fact]
    public void Ipv6_needs_routes_of_its_own()
    {
        _client.WithIpv6();
        _server.WithIpv6();
        var peering = _left.PeeredWith(_right);
        _left.RoutedTo(peering, "10.1.0.0/16", "2600:1f19::/56");
        _right.RoutedTo(peering, "10.0.0.0/16");
        _aws.From(_client).To(_server.Ipv6Address).On(Tcp(443)).ShouldNotReach(because: NoRouteToDestination, isDelivered: true);

        _right.RoutedTo(peering, "2600:1f18::/56");
        _aws.From(_client).To(_server.Ipv6Address).On(Tcp(443)).ShouldReach(peering.Id);
    }

    [Fact]
    public void A_route_to_one_host_of_the_peer_is_enough()
    {
        var peering = _left.PeeredWith(_right);
        _left.MainRouteTable.Route($"{_server.Address}/32", peering);
        _right.MainRouteTable.Route($"{_client.Address}/32", peering);

        _aws.From(_client).To(_server).On(Tcp(443)).ShouldReach($"{_server.Address}/32", $"{_client.Address}/32");
    }

    [Fact]
    public void The_network_acls_of_both_subnets_are_asked()
    {
        _left.PeeredWith(_right).RoutedBothWays();
        _server.Subnet.GuardedBy(acl => acl.AllowIn(100, AllTraffic, "10.0.0.0/16"));
        _aws.From(_client).To(_server).On(Tcp(443))
            .ShouldNotReach(because: SubnetAclRestriction, at: "egress/32767", isDelivered: true);
    }

    [Fact]
    public void Interface_endpoints_of_the_peer_are_ordinary_destinations()
    {
        _left.PeeredWith(_right).RoutedBothWays();
        var endpoint = _right.InterfaceEndpoint(
            "com.amazonaws.eu-west-1.ssm", s => s.Allow(Tcp(443), "10.0.0.0/16"), _server.Subnet);

        _aws.From(_client).To(endpoint.Interfaces[0]).On(Tcp(443)).ShouldReach("pcx-1");
    }
}
