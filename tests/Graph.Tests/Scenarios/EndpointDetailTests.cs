using Graph.Model.Resources;
using Graph.Testing;
using Graph.Testing.Networks;
using Xunit;
using static Graph.Model.Evidence.ExplanationCodes;
using static Graph.Testing.Words;

namespace Graph.Tests.Scenarios;

/// <summary>
/// What every VPC provides (vpc-network-acls.md, AmazonDNS-concepts.md), and endpoints that are route targets or are asked for
/// what they do not serve (gateway-endpoints.md, create-interface-endpoint.md, gateway-load-balancer-endpoints.md).
/// </summary>
public sealed class EndpointDetailTests
{
    private readonly Topology _aws = new();
    private readonly VpcBuilder _vpc;
    private readonly InterfaceBuilder _client;

    public EndpointDetailTests()
    {
        _vpc = _aws.Vpc("10.0.0.0/16").WithInternetGateway();
        _client = _vpc.Subnet("10.0.1.0/24").Host("client", publicIp: "52.1.1.1");
    }

    /// <summary>Neither the group nor the network ACL is asked.</summary>
    [Theory]
    [InlineData("10.0.0.2", 53, true)]
    [InlineData("10.0.0.2", 53, false)]
    [InlineData("169.254.169.253", 53, true)]
    [InlineData("fd00:ec2::253", 53, true)]
    [InlineData("169.254.169.254", 80, false)]
    [InlineData("169.254.170.2", 80, false)]
    [InlineData("169.254.169.123", 123, true)]
    [InlineData("169.254.169.250", 1688, false)]
    public void What_the_vpc_provides_is_not_filtered(string address, int port, bool isUdp)
    {
        if (address.Contains(':', StringComparison.Ordinal))
            _client.Subnet.Vpc.WithCidr("2600:1f18::/56");
        var host = address.Contains(':', StringComparison.Ordinal)
            ? _vpc.Subnet("10.0.5.0/24").WithIpv6("2600:1f18::/64").Host("six").WithIpv6()
            : _client;
        host.Group.WithoutDefaultEgress();
        host.Subnet.GuardedBy(acl => acl.AllowNothing());
        _aws.From(host).To(address).On(isUdp ? Udp(port) : Tcp(port)).ShouldReach("vpc-1");
    }

    [Theory]
    [InlineData("169.254.169.254", 22, false)]
    [InlineData("169.254.169.254", 80, true)]
    [InlineData("169.254.169.123", 123, false)]
    [InlineData("169.254.169.253", 54, true)]
    [InlineData("10.0.0.2", 54, true)]
    [InlineData("10.0.0.3", 53, true)]
    public void Other_ports_and_addresses_are_nobodys(string address, int port, bool isUdp) =>
        _aws.From(_client).To(address).On(isUdp ? Udp(port) : Tcp(port)).ShouldNotReach(because: NoPossibleDestination);

    [Fact]
    public void The_resolver_is_asked_by_port_not_by_ping() =>
        _aws.From(_client).To("169.254.169.253").On(Ping).ShouldNotReach(because: NoPossibleDestination);

    [Fact]
    public void An_interface_endpoint_answers_on_the_port_of_its_service()
    {
        var endpoint = _vpc.InterfaceEndpoint(
            "com.amazonaws.eu-west-1.ssm", s => s.Allow(AllTraffic, Anywhere), _vpc.Subnet("10.0.2.0/24"));
        _aws.From(_client).To(endpoint).On(Tcp(443)).ShouldReach(endpoint.Id);
        _aws.From(_client).To(endpoint).On(Tcp(80)).ShouldNotReach(because: ProtocolRestriction, at: endpoint.Id);
    }

    [Fact]
    public void An_interface_whose_endpoint_is_missing_is_not_known()
    {
        var endpoint = _vpc.InterfaceEndpoint(
            "com.amazonaws.eu-west-1.ssm", s => s.Allow(AllTraffic, Anywhere), _vpc.Subnet("10.0.2.0/24"));
        _aws.Forget(endpoint);
        _aws.From(_client).To(endpoint.Interfaces[0].Address).On(Tcp(443)).ShouldBeUnknown(endpoint.Interfaces[0].Id);
    }

    [Fact]
    public void A_gateway_load_balancer_endpoint_is_no_destination()
    {
        var endpoint = _vpc.GatewayLoadBalancerEndpoint(_vpc.Subnet("10.0.2.0/24"));
        _aws.From(_client).To(endpoint.Interfaces[0].Address).On(Tcp(443)).ShouldNotReach(because: ProtocolRestriction, at: endpoint.Id);
    }

    [Fact]
    public void An_interface_endpoint_is_no_route_target()
    {
        var endpoint = _vpc.InterfaceEndpoint("com.amazonaws.eu-west-1.ssm", null, _vpc.Subnet("10.0.2.0/24"));
        _client.Subnet.RoutedTo(endpoint, "8.8.8.0/24");
        _aws.From(_client).To("8.8.8.8").On(Tcp(443)).ShouldNotReach(because: GraphRouteTargetUnusable, at: endpoint.Id);
    }

    [Fact]
    public void A_gateway_endpoint_must_be_available()
    {
        var endpoint = Storage();
        _aws.Change<VpcEndpoint>(row => row with { State = "pending" });
        _aws.From(_client).To("52.218.1.1").On(Tcp(443)).ShouldNotReach(because: BadState, at: endpoint.Id);
    }

    [Fact]
    public void A_gateway_endpoint_takes_no_replies()
    {
        _client.Group.Allow(Tcp(443), Anywhere);
        _client.Subnet.RoutedTo(_vpc.InternetGateway, Anywhere);
        var list = _aws.PrefixList("s3", "52.218.0.0/17");
        _vpc.GatewayEndpoint("com.amazonaws.eu-west-1.s3", list, _client.Subnet.RouteTable);
        _aws.From("9.9.9.9").To(_client).On(Tcp(443)).ShouldReach();
        _aws.From("52.218.1.1").To(_client).On(Tcp(443)).ShouldNotReach(because: GraphRouteTargetUnusable, isDelivered: true);
    }

    [Fact]
    public void A_gateway_endpoint_serves_its_own_vpc_alone()
    {
        var endpoint = Storage();
        var spoke = _aws.Vpc("10.1.0.0/16");
        var gateway = _aws.TransitGateway();
        var here = gateway.Attach(_vpc, _vpc.Subnet("10.0.8.0/28"));
        gateway.Attach(spoke, spoke.Subnet("10.1.8.0/28"));
        gateway.DefaultTable.Static("52.218.0.0/17", here);
        var host = spoke.Subnet("10.1.1.0/24").RoutedTo(gateway, Anywhere).Host("spoke");
        _aws.From(host).To("52.218.1.1").On(Tcp(443)).ShouldNotReach(because: GraphRouteTargetUnusable, at: endpoint.Id);
    }

    /// <summary>The packet comes out of the endpoint as it was; the endpoint has no group, its subnet's network ACL counts.</summary>
    [Fact]
    public void Inspection_at_the_edge_passes_on_request()
    {
        var inspection = _vpc.Subnet("10.0.3.0/24").RoutedTo(_vpc.InternetGateway, Anywhere);
        var endpoint = _vpc.GatewayLoadBalancerEndpoint(inspection);
        var web = _vpc.Subnet("10.0.4.0/24").RoutedTo(endpoint, Anywhere)
            .Host("web", publicIp: "52.1.1.4", sg: s => s.Allow(Tcp(443), Anywhere));
        _vpc.InternetGateway.Using(_vpc.RouteTable("edge").Route("10.0.4.0/24", endpoint));
        var probe = _aws.From(Internet).To(web).On(Tcp(443));

        probe.ShouldBeUnknown(endpoint.Id, because: GraphNotModelled);
        probe.Assuming("inspection=pass").ShouldReach(endpoint.Id, "sgr-web-in-1");
        inspection.GuardedBy(acl => acl.DenyIn(10, Tcp(443)).AllowAll());
        probe.Assuming("inspection=pass").ShouldNotReach(because: SubnetAclRestriction, at: "ingress/10");
    }

    [Fact]
    public void An_inspecting_endpoint_without_its_subnet_is_not_known()
    {
        var endpoint = _vpc.GatewayLoadBalancerEndpoint(_vpc.Subnet("10.0.3.0/24"));
        _client.Subnet.RoutedTo(endpoint, Anywhere);
        _aws.Change<VpcEndpoint>(row => row with { Subnets = [] });
        _aws.From(_client).To("8.8.8.8").On(Protocol(47)).Assuming("inspection=pass").ShouldBeUnknown(endpoint.Id, because: GraphMissingFact);
    }

    private Testing.Gateways.EndpointBuilder Storage() => _vpc.GatewayEndpoint(
        "com.amazonaws.eu-west-1.s3", _aws.PrefixList("s3", "52.218.0.0/17"), _vpc.MainRouteTable);
}
