using System.Globalization;
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
/// Interfaces that a resource must have and the snapshot does not show: what depends on them is unknown by the resource's name,
/// and no other interface speaks for them (analyzer/README.md, "What a question means").
/// </summary>
public sealed class MissingInterfaceTests
{
    private readonly Topology _aws = new();
    private readonly VpcBuilder _vpc;
    private readonly SubnetBuilder _public;
    private readonly SubnetBuilder _private;

    public MissingInterfaceTests()
    {
        _vpc = _aws.Vpc("10.0.0.0/16").WithInternetGateway();
        _public = _vpc.Subnet("10.0.0.0/24").RoutedTo(_vpc.InternetGateway, Anywhere);
        _private = _vpc.Subnet("10.0.1.0/24");
    }

    /// <summary>register-targets.md: an instance is a target by its primary interface.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Another_interface_of_the_target_does_not_stand_for_its_primary_one(bool isOtherOpen)
    {
        var target = _private.Host("target", sg: s => s.Allow(Tcp(443), Anywhere));
        var second = target.SecondInterface(_private);
        second.InGroups(_vpc.SecurityGroup("second"));
        if (isOtherOpen)
            second.Group.Allow(Tcp(443), Anywhere);
        var balancer = _vpc.NetworkLoadBalancer("front").In(_public, "52.4.4.4")
            .Listen("TCP", 443, _vpc.TargetGroup("web", "TCP", 443).Target(target));
        _aws.From(Internet).To(balancer).On(Tcp(443)).ShouldReach("sgr-target-in-1");

        Forget(target);
        _aws.From(Internet).To(balancer).On(Tcp(443)).ShouldBeUnknown("i-target");
    }

    [Fact]
    public void An_instance_without_its_primary_interface_may_be_reached_by_it()
    {
        var host = _public.Host("host", publicIp: "52.1.1.1", sg: s => s.Allow(Tcp(22), Anywhere));
        host.SecondInterface(_private).InGroups(_vpc.SecurityGroup("second"));
        _aws.From(Internet).To(host).On(Tcp(22)).ShouldReach();

        Forget(host);
        _aws.From(Internet).To("i-host").On(Tcp(22)).ShouldBeUnknown("i-host");
        _aws.From(_private.Host("other")).To(host.Address).On(Tcp(22)).ShouldBeUnknown("i-host");
    }

    [Fact]
    public void A_route_to_an_instance_stands_for_its_primary_interface()
    {
        var box = _public.Host("box", sg: s => s.Allow(AllTraffic, Anywhere)).WithoutSourceDestCheck();
        box.SecondInterface(_private).WithoutSourceDestCheck();
        var client = _private.RoutedTo(box, Anywhere).Host("client");
        _aws.Change<Route>(route => route.Target.Kind == RouteTargetKind.NetworkInterface
            ? new Route(
                route.RouteTable, route.Index, route.Destination, null, new RouteTarget(RouteTargetKind.Instance, "i-box"), route.Origin, route.State)
            : route);
        _aws.From(client).To("8.8.8.8").On(Tcp(443)).ShouldBeUnknown("eni-box", because: GraphNotModelled);

        Forget(box);
        _aws.From(client).To("8.8.8.8").On(Tcp(443)).ShouldBeUnknown("i-box", because: GraphMissingFact);
    }

    /// <summary>how-elastic-load-balancing-works.md: a node in each enabled zone.</summary>
    [Fact]
    public void A_load_balancer_may_be_reached_by_the_node_that_is_missing()
    {
        var second = _vpc.Subnet("10.0.2.0/24", zone: "b").RoutedTo(_vpc.InternetGateway, Anywhere);
        var balancer = _vpc.ApplicationLoadBalancer("front", sg: s => s.Allow(Tcp(443), Anywhere))
            .In(_public, "52.4.4.4").In(second, "52.4.4.5").Listen("HTTPS", 443);
        _public.GuardedBy(acl => acl.AllowOut(100, AllTraffic));
        _aws.From(Internet).To(balancer).On(Tcp(443)).ShouldReach("eni-front-3");

        _aws.Forget(balancer.Nodes[1]);
        _aws.From(Internet).To("lb:front").On(Tcp(443)).ShouldBeUnknown(balancer.Id);
        _aws.From(Internet).To(balancer.Id).On(Tcp(443)).ShouldBeUnknown(balancer.Id);
    }

    [Fact]
    public void A_load_balancer_with_all_its_nodes_is_judged_by_them()
    {
        var balancer = _vpc.ApplicationLoadBalancer("front").In(_public, "52.4.4.4").Listen("HTTPS", 443);
        _aws.From(Internet).To(balancer).On(Tcp(443)).ShouldNotReach(because: SgHasNoRules);
    }

    [Fact]
    public void A_load_balancer_that_is_being_made_has_no_nodes_yet()
    {
        var balancer = _vpc.ApplicationLoadBalancer("front").In(_public, "52.4.4.4").Listen("HTTPS", 443);
        _aws.Forget(balancer.Nodes[0]).Change<LoadBalancer>(row => row with { State = "provisioning" });
        _aws.From(_private.Host("other")).To(balancer.Nodes[0].Address).On(Tcp(443)).ShouldNotReach(because: NoPossibleDestination);
    }

    [Fact]
    public void A_missing_node_of_a_classic_load_balancer_may_be_the_open_one()
    {
        var second = _vpc.Subnet("10.0.2.0/24", zone: "b").RoutedTo(_vpc.InternetGateway, Anywhere);
        var balancer = _vpc.ClassicLoadBalancer("old", sg: s => s.Allow(Tcp(80), Anywhere))
            .In(_public, "52.4.4.4").In(second, "52.4.4.5").Listen(80, 8080);
        _public.GuardedBy(acl => acl.AllowOut(100, AllTraffic));
        _aws.From(Internet).To("lb:old").On(Tcp(80)).ShouldReach();

        _aws.Drop<NetworkInterface>(row => row.Subnet.Value == second.Id);
        _aws.From(Internet).To("lb:old").On(Tcp(80)).ShouldBeUnknown(balancer.Id);
    }

    [Fact]
    public void A_load_balancer_as_a_target_may_answer_by_the_node_that_is_missing()
    {
        var second = _vpc.Subnet("10.0.2.0/24", zone: "b");
        var inner = _vpc.ApplicationLoadBalancer("inner", isInternetFacing: false, sg: s => s.Allow(Tcp(80), "10.0.2.0/24"))
            .In(_private).In(second).Listen("HTTP", 80);
        var group = _vpc.TargetGroup("albs", "TCP", 80, type: "alb");
        _aws.Add(
            ApiCall.DescribeTargetHealth, new Target(new Id<TargetGroup>(group.Id), inner.Id, 80, null, "healthy"), group.Id);
        var outer = _vpc.NetworkLoadBalancer("outer").In(_public, "52.4.4.4").Listen("TCP", 80, group);
        _aws.From(Internet).To(outer).On(Tcp(80)).ShouldNotReach(because: EniSgRulesMismatch);

        _aws.Forget(inner.Nodes[1]);
        _aws.From(Internet).To(outer).On(Tcp(80)).ShouldBeUnknown(inner.Id);
    }

    [Fact]
    public void An_endpoint_may_be_reached_by_the_interface_that_is_missing()
    {
        var second = _vpc.Subnet("10.0.2.0/24", zone: "b");
        var endpoint = _vpc.InterfaceEndpoint("com.amazonaws.eu-west-1.ssm", s => s.Allow(Tcp(443), Anywhere), _private, second);
        var client = _public.Host("client");
        _private.GuardedBy(acl => acl.AllowOut(100, AllTraffic));
        _aws.From(client).To(endpoint).On(Tcp(443)).ShouldReach();

        _aws.Drop<NetworkInterface>(row => row.Subnet.Value == second.Id);
        _aws.From(client).To(endpoint.Id).On(Tcp(443)).ShouldBeUnknown(endpoint.Id);
    }

    /// <summary>nat-gateway-basics.md: a private NAT gateway's traffic may leave by a virtual private gateway.</summary>
    [Fact]
    public void A_nat_gateway_whose_interface_is_missing_is_no_stranger_to_the_virtual_private_gateway()
    {
        _vpc.WithVpnGateway();
        _vpc.VpnGateway.WithVpn("192.168.0.0/16");
        var nat = _vpc.Subnet("10.0.3.0/24").RoutedTo(_vpc.VpnGateway, "192.168.0.0/16").PrivateNatGateway();
        var client = _private.RoutedTo(nat, "192.168.0.0/16").Host("client");
        _aws.From(client).To("192.168.1.1").On(Tcp(443)).ShouldReach(nat.Id, _vpc.VpnGateway.Id);

        _aws.Drop<NetworkInterface>(row => row.InterfaceType is "nat_gateway");
        _aws.From(client).To("192.168.1.1").On(Tcp(443)).ShouldBeUnknown(nat.Id);
    }

    [Fact]
    public void A_virtual_private_gateway_still_refuses_what_no_interface_of_its_vpc_sends()
    {
        _vpc.WithVpnGateway();
        _vpc.VpnGateway.WithVpn("192.168.0.0/16");
        var other = _aws.Vpc("10.1.0.0/16");
        var transit = _vpc.Subnet("10.0.3.0/24").RoutedTo(_vpc.VpnGateway, "192.168.0.0/16");
        var gateway = _aws.TransitGateway();
        var here = gateway.Attach(_vpc, transit);
        gateway.Attach(other, other.Subnet("10.1.8.0/24"));
        gateway.DefaultTable.Static("192.168.0.0/16", here);
        var client = other.Subnet("10.1.1.0/24").RoutedTo(gateway, "192.168.0.0/16").Host("client");
        _aws.From(client).To("192.168.1.1").On(Tcp(443)).ShouldNotReach(because: VgwPrivateIpAssociationForEgress);

        _aws.CutShort(ApiCall.DescribeNetworkInterfaces);
        _aws.From(client).To("192.168.1.1").On(Tcp(443)).ShouldBeUnknown();
    }

    /// <summary>Redshift names the addresses of its nodes (API_DescribeClusters, ClusterNodes).</summary>
    [Fact]
    public void A_redshift_cluster_stands_for_the_interfaces_of_its_nodes()
    {
        var node = _private.Interface("warehouse", sg: s => s.Allow(Tcp(5439), "10.0.0.0/24")).Attached();
        AddCluster(node.Address);
        var client = _public.Host("client");

        _aws.From(client).To("db:warehouse").On(Tcp(5439)).ShouldReach("sgr-warehouse-in-1");
        _aws.From(_private.Host("other")).To("db:warehouse").On(Tcp(5439)).ShouldNotReach(because: EniSgRulesMismatch);
        _aws.From("db:warehouse").To(client).On(Tcp(443)).ShouldNotReach(because: SgHasNoRules);

        _aws.Forget(node);
        _aws.From(client).To("db:warehouse").On(Tcp(5439)).ShouldBeUnknown("111111111111/eu-west-1/redshift/warehouse");
        _aws.From(client).To("db:lost").On(Tcp(5439)).ShouldBeUnknown("db:lost");
    }

    [Fact]
    public void A_redshift_cluster_may_be_reached_by_the_node_that_is_missing()
    {
        var open = _private.Interface("open", sg: s => s.Allow(Tcp(5439), "10.0.0.0/24")).Attached();
        var closed = _private.Interface("closed").Attached();
        AddCluster(open.Address, closed.Address);
        var client = _public.Host("client");
        _aws.From(client).To("db:warehouse").On(Tcp(5439)).ShouldReach("eni-open");

        _aws.Forget(open);
        _aws.From(client).To("db:warehouse").On(Tcp(5439)).ShouldBeUnknown("111111111111/eu-west-1/redshift/warehouse");
    }

    private void AddCluster(params string[] nodes)
    {
        var scope = new Scope(Topology.DefaultAccount, Topology.DefaultRegion);
        _aws.Add(ApiCall.DescribeRedshiftClusters, new RedshiftCluster(
            new Id<RedshiftCluster>(string.Create(CultureInfo.InvariantCulture, $"{scope}/redshift/warehouse")),
            scope,
            "warehouse",
            5439,
            null,
            false,
            true,
            new Id<Vpc>(_vpc.Id),
            null,
            [],
            [.. nodes.Select(node => Address.Parse(node))]));
    }

    private void Forget(InterfaceBuilder builder) => _aws.Drop<NetworkInterface>(row => row.Id.Value == builder.Id);
}
