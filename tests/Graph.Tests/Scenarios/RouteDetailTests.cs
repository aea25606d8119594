using Graph.Model.Coverage;
using Graph.Model.Resources;
using Graph.Testing;
using Graph.Testing.Networks;
using Xunit;
using static Graph.Model.Evidence.ExplanationCodes;
using static Graph.Testing.Words;

namespace Graph.Tests.Scenarios;

/// <summary>The corners of route tables, edge tables and middleboxes (route-tables-priority.md, gateway-route-tables.md).</summary>
public sealed class RouteDetailTests
{
    private readonly Topology _aws = new();
    private readonly VpcBuilder _vpc;
    private readonly SubnetBuilder _subnet;
    private readonly InterfaceBuilder _host;
    private readonly NamedTarget _elsewhere = new(RouteTargetKind.TransitGateway, "tgw-lost");

    public RouteDetailTests()
    {
        _vpc = _aws.Vpc("10.0.0.0/16").WithInternetGateway();
        _subnet = _vpc.Subnet("10.0.1.0/24").RoutedTo(_vpc.InternetGateway, Anywhere);
        _host = _subnet.Host("host", publicIp: "52.1.1.1", sg: s => s.Allow(Tcp(443), Anywhere));
    }

    [Fact]
    public void A_static_route_beats_a_prefix_list_of_the_same_length()
    {
        var list = _aws.PrefixList("list", "8.8.8.0/24");
        _subnet.Routes(table => table.Route(list, _elsewhere).Route("8.8.8.0/24", _vpc.InternetGateway));
        _aws.From(_host).To("8.8.8.8").On(Tcp(443)).ShouldReach("8.8.8.0/24");
    }

    [Fact]
    public void A_prefix_list_beats_a_propagated_route_of_the_same_length()
    {
        _vpc.WithVpnGateway();
        var list = _aws.PrefixList("list", "8.8.8.0/24");
        _subnet.Routes(table => table.Propagated("8.8.8.0/24", _vpc.VpnGateway).Route(list, _vpc.InternetGateway));
        _aws.From(_host).To("8.8.8.8").On(Tcp(443)).ShouldReach("pl-list").ShouldNotPass("vgw-1");
    }

    [Fact]
    public void The_longest_entry_of_a_prefix_list_counts()
    {
        var list = _aws.PrefixList("list", "8.0.0.0/8", "8.8.8.0/24", "8.8.0.0/16");
        _subnet.Routes(table => table.Route("8.8.0.0/20", _elsewhere).Route(list, _vpc.InternetGateway));
        _aws.From(_host).To("8.8.8.8").On(Tcp(443)).ShouldReach("pl-list");
        _aws.From(_host).To("8.8.1.8").On(Tcp(443)).ShouldBeUnknown("tgw-lost");
    }

    [Fact]
    public void A_route_to_the_very_address_wins_over_any_list()
    {
        var list = _aws.PrefixList("list", "8.8.8.0/24");
        _subnet.Routes(table => table.Route(list, _elsewhere).Route("8.8.8.8/32", _vpc.InternetGateway));
        _aws.Forget(list);
        _aws.From(_host).To("8.8.8.8").On(Tcp(443)).ShouldReach("8.8.8.8/32");
        _aws.From(_host).To("8.8.8.9").On(Tcp(443)).ShouldBeUnknown("pl-list", because: GraphMissingFact);
    }

    [Fact]
    public void Lists_that_overlap_with_one_target_are_one_way()
    {
        var (one, two) = (_aws.PrefixList("one", "8.8.8.0/24"), _aws.PrefixList("two", "8.8.0.0/16"));
        _subnet.Routes(table => table.Route(one, _vpc.InternetGateway).Route(two, _vpc.InternetGateway));
        _aws.From(_host).To("8.8.8.8").On(Tcp(443)).ShouldReach("pl-one");
    }

    [Fact]
    public void A_vpc_whose_main_table_is_missing_is_not_known()
    {
        var inner = _vpc.Subnet("10.0.2.0/24").Host("inner");
        _aws.Drop<RouteTableAssociation>(row => row.IsMain);
        _aws.From(inner).To("8.8.8.8").On(Tcp(443)).ShouldBeUnknown("vpc-1");
        _aws.CutShort(ApiCall.DescribeRouteTables);
        _aws.From(inner).To("8.8.8.8").On(Tcp(443)).ShouldBeUnknown("describe-route-tables in 111111111111/eu-west-1");
    }

    [Fact]
    public void A_main_table_is_sure_only_where_all_tables_were_read()
    {
        _vpc.MainRouteTable.Route(Anywhere, _vpc.InternetGateway);
        var inner = _vpc.Subnet("10.0.2.0/24").Host("inner", publicIp: "52.1.1.2");
        _aws.From(inner).To("8.8.8.8").On(Tcp(443)).ShouldReach("rtb-1-main");
        _aws.CutShort(ApiCall.DescribeRouteTables);
        _aws.From(inner).To("8.8.8.8").On(Protocol(47)).ShouldBeUnknown("describe-route-tables in 111111111111/eu-west-1");
        _aws.From("8.8.8.8").To("52.1.1.2").On(Protocol(47)).ShouldNotReach(because: SgHasNoRules);
        inner.Group.Allow(AllTraffic, Anywhere);
        _aws.From("8.8.8.8").To("52.1.1.2").On(Protocol(47)).ShouldBeUnknown("describe-route-tables in 111111111111/eu-west-1");
    }

    [Fact]
    public void A_neighbour_may_be_an_interface_that_is_missing()
    {
        _aws.From(_host).To("10.0.1.77").On(Tcp(443)).ShouldNotReach(because: NoPossibleDestination, at: _subnet.Id);
        _aws.CutShort(ApiCall.DescribeNetworkInterfaces);
        _aws.From(_host).To("10.0.1.77").On(Tcp(443)).ShouldBeUnknown("describe-network-interfaces in 111111111111/eu-west-1");
    }

    [Fact]
    public void Nothing_is_said_of_a_neighbour_in_a_vpc_that_is_missing()
    {
        _aws.Forget(_vpc);
        _aws.From(_host).To("10.0.1.77").On(Tcp(443)).ShouldBeUnknown("vpc-1");
    }

    [Fact]
    public void An_edge_table_delivers_by_its_local_route_and_drops_what_it_does_not_cover()
    {
        var edge = _vpc.RouteTable("edge");
        _vpc.InternetGateway.Using(edge);
        _aws.From(Internet).To(_host).On(Tcp(443)).ShouldReach("rtb-edge");
        _aws.Drop<Route>(row => row.RouteTable.Value == "rtb-edge");
        _aws.From(Internet).To(_host).On(Tcp(443)).ShouldNotReach(because: NoRouteToDestination, at: "rtb-edge");
        _aws.Forget(edge);
        _aws.From(Internet).To(_host).On(Tcp(443)).ShouldBeUnknown("rtb-edge");
    }

    [Fact]
    public void A_list_in_an_edge_table_that_was_not_read_may_lead_elsewhere()
    {
        var list = _aws.PrefixList("list", "10.0.1.0/24");
        _vpc.InternetGateway.Using(_vpc.RouteTable("edge").Route(list, Local));
        _aws.Forget(list);
        _aws.From(Internet).To(_host).On(Tcp(443)).ShouldBeUnknown("pl-list");
    }

    /// <summary>The address that makes a middlebox public may be any of its addresses; a virtual private gateway asks for none.</summary>
    [Fact]
    public void A_middlebox_needs_one_public_address_for_the_internet_and_none_for_on_premises()
    {
        var box = _vpc.Subnet("10.0.3.0/24").RoutedTo(_vpc.InternetGateway, Anywhere)
            .Host("box", sg: s => s.Allow(AllTraffic, Anywhere)).WithoutSourceDestCheck();
        _vpc.InternetGateway.Using(_vpc.RouteTable("edge").Route("10.0.1.0/24", box));
        var probe = _aws.From(Internet).To(_host).On(Tcp(443));
        probe.ShouldNotReach(because: IngressRtbNoPublicIp);
        box.WithAddress("10.0.3.77", "52.3.3.3");
        probe.ShouldBeUnknown("eni-box", because: GraphNotModelled);

        _vpc.WithVpnGateway();
        _vpc.VpnGateway.WithVpn("192.168.0.0/16").Using(_vpc.RouteTable("vpn-edge").Route("10.0.1.0/24", _vpc.Subnet("10.0.4.0/24")
            .Host("inner-box", sg: s => s.Allow(AllTraffic, Anywhere)).WithoutSourceDestCheck()));
        _aws.From("192.168.1.1").To(_host.Address).On(Tcp(443)).ShouldBeUnknown("eni-inner-box", because: GraphNotModelled);
    }

    [Fact]
    public void What_is_for_the_middlebox_itself_is_delivered()
    {
        var box = _vpc.Subnet("10.0.3.0/24").RoutedTo(_vpc.InternetGateway, Anywhere)
            .Host("box", publicIp: "52.3.3.3", sg: s => s.Allow(Tcp(22), Anywhere)).WithoutSourceDestCheck();
        _vpc.InternetGateway.Using(_vpc.RouteTable("edge").Route("10.0.3.0/24", box));
        _aws.From(Internet).To(box).On(Tcp(22)).ShouldReach("rtb-edge", "sgr-box-in-1");
        box.Subnet.GuardedBy(acl => acl.DenyIn(10, Tcp(22)).AllowAll());
        _aws.From(Internet).To(box).On(Tcp(22)).ShouldNotReach(because: SubnetAclRestriction, at: "ingress/10");
    }

    /// <summary>security-group-rules.md: behind a middlebox a reference to the first sender does not match.</summary>
    [Fact]
    public void The_network_acl_of_a_middlebox_counts_and_references_are_lost_in_it()
    {
        var box = _vpc.Subnet("10.0.3.0/24").Host("box", sg: s => s.Allow(AllTraffic, Anywhere)).WithoutSourceDestCheck();
        var client = _vpc.Subnet("10.0.4.0/24").Routes(table => table.Route("10.0.5.0/24", box)).Host("client");
        var server = _vpc.Subnet("10.0.5.0/24").Routes(table => table.Route("10.0.4.0/24", box))
            .Host("server", sg: s => s.Allow(Tcp(22), client.Group).Allow(Tcp(80), "10.0.4.0/24"));
        _aws.From(client).To(server).On(Tcp(80)).Assuming("inspection=pass").ShouldReach("eni-box", "sgr-server-in-2");
        _aws.From(client).To(server).On(Tcp(22)).Assuming("inspection=pass").ShouldNotReach(because: SgReferencesNotPreserved);
        box.Subnet.GuardedBy(acl => acl.DenyIn(10, Tcp(80)).AllowAll());
        _aws.From(client).To(server).On(Tcp(80)).Assuming("inspection=pass").ShouldNotReach(because: SubnetAclRestriction, at: "ingress/10");
    }

    [Fact]
    public void Within_the_middleboxs_own_subnet_no_network_acl_is_asked()
    {
        var box = _subnet.Host("box", sg: s => s.Allow(AllTraffic, Anywhere)).WithoutSourceDestCheck();
        _subnet.Routes(table => table.Route("9.9.9.0/24", box)).GuardedBy(acl => acl.AllowOut(10, AllTraffic));
        _aws.From(_host).To("9.9.9.9").On(Protocol(47)).ShouldBeUnknown("eni-box");
    }

    [Fact]
    public void Asked_by_an_address_a_missing_neighbour_is_not_known_either()
    {
        _aws.CutShort(ApiCall.DescribeNetworkInterfaces);
        _aws.From(_host.Address).To("10.0.1.77").On(Tcp(443)).ShouldBeUnknown("describe-network-interfaces in 111111111111/eu-west-1");
    }

    /// <summary>Every IPv6 address is public.</summary>
    [Fact]
    public void For_ipv6_a_middlebox_needs_no_public_address()
    {
        var vpc = _aws.Vpc("10.6.0.0/16").WithCidr("2600:1f18::/56").WithInternetGateway();
        var box = vpc.Subnet("10.6.0.0/24").WithIpv6("2600:1f18:0:1::/64")
            .Host("box", sg: s => s.Allow(AllTraffic, AnywhereV6)).WithoutSourceDestCheck().WithIpv6();
        var web = vpc.Subnet("10.6.1.0/24").WithIpv6("2600:1f18:0:2::/64").Host("web", sg: s => s.Allow(Tcp(443), AnywhereV6)).WithIpv6();
        vpc.InternetGateway.Using(vpc.RouteTable("edge").Route("2600:1f18:0:2::/64", box));
        _aws.From("2001:4860:4860::8888").To(web.Ipv6Address).On(Tcp(443)).ShouldBeUnknown("eni-box", because: GraphNotModelled);
    }
}
