using Graph.Testing;
using Graph.Testing.Networks;
using Xunit;
using static Graph.Model.Evidence.ExplanationCodes;
using static Graph.Testing.Words;

namespace Graph.Tests.Scenarios;

/// <summary>VPC endpoints: vpc/latest/privatelink/create-interface-endpoint.md, gateway-endpoints.md, and the VPCE codes.</summary>
public sealed class EndpointTests
{
    private readonly Topology _aws = new();
    private readonly VpcBuilder _vpc;
    private readonly InterfaceBuilder _client;

    public EndpointTests()
    {
        _vpc = _aws.Vpc("10.0.0.0/16");
        _client = _vpc.Subnet("10.0.1.0/24").Host("client", sg: s => s.Allow(AllTraffic, Anywhere));
    }

    [Fact]
    public void An_interface_endpoint_is_guarded_by_its_group()
    {
        var subnet = _vpc.Subnet("10.0.2.0/24");
        var open = _vpc.InterfaceEndpoint("com.amazonaws.eu-west-1.ssm", s => s.Allow(Tcp(443), "10.0.1.0/24"), subnet);
        var closed = _vpc.InterfaceEndpoint("com.amazonaws.eu-west-1.kms", null, subnet);

        _aws.From(_client).To(open).On(Tcp(443)).ShouldReach();
        _aws.From(_client).To(closed).On(Tcp(443)).ShouldNotReach(because: SgHasNoRules);
    }

    [Fact]
    public void An_interface_endpoint_answers_tcp_alone()
    {
        var endpoint = _vpc.InterfaceEndpoint(
            "com.amazonaws.eu-west-1.ssm", s => s.Allow(AllTraffic, Anywhere), _vpc.Subnet("10.0.2.0/24"));

        _aws.From(_client).To(endpoint).On(Ping).ShouldNotReach(because: ProtocolRestriction);
        _aws.From(_client).To(endpoint).On(Udp(443)).ShouldNotReach(because: ProtocolRestriction);
    }

    /// <summary>create-endpoint-service.md no longer says TCP only: network load balancers behind a service may take UDP.</summary>
    [Fact]
    public void Whether_the_endpoint_service_of_a_provider_takes_udp_is_not_known()
    {
        const string Service = "com.amazonaws.vpce.eu-west-1.vpce-svc-0123456789abcdef0";
        var endpoint = _vpc.InterfaceEndpoint(Service, s => s.Allow(Udp(53), Anywhere).Allow(Tcp(53), Anywhere), _vpc.Subnet("10.0.2.0/24"));

        _aws.From(_client).To(endpoint).On(Udp(53)).ShouldBeUnknown(Service);
        _aws.From(_client).To(endpoint).On(Udp(54)).ShouldNotReach(because: EniSgRulesMismatch);
        _aws.From(_client).To(endpoint).On(Tcp(53)).ShouldReach();
        _aws.From(_client).To(endpoint).On(Ping).ShouldNotReach();
    }

    [Fact]
    public void An_interface_endpoint_starts_nothing()
    {
        var endpoint = _vpc.InterfaceEndpoint("com.amazonaws.eu-west-1.ssm", null, _vpc.Subnet("10.0.2.0/24"));
        _aws.From(endpoint).To(_client).On(Tcp(443)).ShouldNotReach(because: VpceIntraVpcTraffic);
    }

    [Fact]
    public void A_gateway_endpoint_takes_what_its_prefix_list_names()
    {
        var storage = _aws.PrefixList("s3", "52.218.0.0/17");
        var endpoint = _vpc.GatewayEndpoint("com.amazonaws.eu-west-1.s3", storage, _vpc.MainRouteTable);

        _aws.From(_client).To("52.218.1.1").On(Tcp(443)).ShouldReach(endpoint.Id);
        _aws.From(_client).To("52.219.1.1").On(Tcp(443)).ShouldNotReach(because: NoRouteToDestination);
    }

    [Fact]
    public void A_gateway_endpoint_takes_tcp_and_echo()
    {
        var storage = _aws.PrefixList("s3", "52.218.0.0/17");
        _vpc.GatewayEndpoint("com.amazonaws.eu-west-1.s3", storage, _vpc.MainRouteTable);

        _aws.From(_client).To("52.218.1.1").On(Ping).ShouldReach();
        _aws.From(_client).To("52.218.1.1").On(Udp(443)).ShouldNotReach(because: VpceGatewayProtocolRestriction);
    }

    [Fact]
    public void The_group_of_the_client_must_allow_the_prefix_list()
    {
        var storage = _aws.PrefixList("s3", "52.218.0.0/17");
        _vpc.GatewayEndpoint("com.amazonaws.eu-west-1.s3", storage, _vpc.MainRouteTable);
        _client.Group.WithoutDefaultEgress();
        _aws.From(_client).To("52.218.1.1").On(Tcp(443)).ShouldNotReach(because: SgHasNoRules);

        _client.Group.AllowOut(Tcp(443), to: storage);
        _aws.From(_client).To("52.218.1.1").On(Tcp(443)).ShouldReach("sgr-client-out-1");
    }

    /// <summary>What the appliances behind it do is not in any snapshot.</summary>
    [Fact]
    public void Inspection_behind_a_gateway_load_balancer_is_not_known()
    {
        _vpc.WithInternetGateway();
        var inspection = _vpc.Subnet("10.0.3.0/24").RoutedTo(_vpc.InternetGateway, Anywhere);
        _client.WithPublicIp("52.1.1.1").Subnet.RoutedTo(_vpc.GatewayLoadBalancerEndpoint(inspection), Anywhere);

        _aws.From(_client).To("8.8.8.8").On(Tcp(443)).ShouldBeUnknown();
    }
}
