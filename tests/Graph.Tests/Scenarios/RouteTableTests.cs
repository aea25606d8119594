using Graph.Model.Coverage;
using Graph.Model.Evidence;
using Graph.Testing;
using Graph.Testing.Networks;
using Xunit;
using static Graph.Model.Evidence.ExplanationCodes;
using static Graph.Testing.Words;

namespace Graph.Tests.Scenarios;

/// <summary>
/// VPC route tables: vpc/latest/userguide/route-tables-priority.md, subnet-route-tables.md, route-table-options.md,
/// gateway-route-tables.md; vpn/latest/s2svpn/vpn-route-priority.md.
/// </summary>
public sealed class RouteTableTests
{
    private readonly Topology _aws = new();
    private readonly VpcBuilder _vpc;
    private readonly SubnetBuilder _subnet;
    private readonly InterfaceBuilder _host;

    public RouteTableTests()
    {
        _vpc = _aws.Vpc("10.0.0.0/16").WithCidr("2600:1f18::/56").WithInternetGateway();
        _subnet = _vpc.Subnet("10.0.1.0/24").WithIpv6("2600:1f18:0:1::/64");
        _host = _subnet.Host("client", publicIp: "52.1.1.1");
    }

    [Fact]
    public void Without_a_route_nothing_leaves() =>
        _aws.From(_host).To("8.8.8.8").On(Tcp(443))
            .ShouldNotReach(because: NoRouteToDestination, at: _vpc.MainRouteTable.Id);

    [Fact]
    public void The_longest_prefix_wins()
    {
        var nat = _vpc.Subnet("10.0.9.0/24").RoutedTo(_vpc.InternetGateway, Anywhere).NatGateway("52.9.9.9");
        _subnet.RoutedTo(_vpc.InternetGateway, Anywhere).RoutedTo(nat, "8.8.8.0/24");

        _aws.From(_host).To("8.8.8.8").On(Tcp(443)).ShouldReach("8.8.8.0/24", nat.Id);
        _aws.From(_host).To("8.8.9.8").On(Tcp(443)).ShouldReach(Anywhere).ShouldNotPass(nat.Id);
    }

    [Fact]
    public void A_blackhole_that_matches_longest_drops_without_fallback()
    {
        _subnet.RoutedTo(_vpc.InternetGateway, Anywhere).Routes(table => table.Blackhole("8.8.8.0/24"));

        _aws.From(_host).To("8.8.8.8").On(Tcp(443))
            .ShouldNotReach(because: BadStateRoute, at: "8.8.8.0/24")
            .ShouldRestOn(Assumption.BlackholeShadows);
        _aws.From(_host).To("8.8.9.8").On(Tcp(443)).ShouldReach().ShouldNotRestOn(Assumption.BlackholeShadows);
    }

    [Fact]
    public void A_live_route_longer_than_a_blackhole_is_taken()
    {
        _subnet.RoutedTo(_vpc.InternetGateway, "8.8.8.8/32").Routes(table => table.Blackhole(Anywhere));

        _aws.From(_host).To("8.8.8.8").On(Tcp(443)).ShouldReach("8.8.8.8/32");
    }

    [Fact]
    public void The_ipv4_default_route_does_not_cover_ipv6()
    {
        _host.WithIpv6();
        _subnet.RoutedTo(_vpc.InternetGateway, Anywhere);

        _aws.From(_host).To("2600:9000::1").On(Tcp(443))
            .ShouldNotReach(because: NoRouteToDestination, at: _subnet.RouteTable.Id);
    }

    [Fact]
    public void The_ipv6_default_route_does_not_cover_ipv4()
    {
        _host.WithIpv6();
        _subnet.RoutedTo(_vpc.InternetGateway, AnywhereV6);

        _aws.From(_host).To("2600:9000::1").On(Tcp(443)).ShouldReach(AnywhereV6);
        _aws.From(_host).To("8.8.8.8").On(Tcp(443))
            .ShouldNotReach(because: NoRouteToDestination, at: _subnet.RouteTable.Id);
    }

    [Fact]
    public void A_static_route_beats_a_propagated_one_for_the_same_block()
    {
        _vpc.WithVpnGateway();
        _vpc.VpnGateway.WithVpn("8.8.8.0/24");
        _subnet.Routes(table => table
            .Propagated("8.8.8.0/24", _vpc.VpnGateway)
            .Route("8.8.8.0/24", _vpc.InternetGateway));

        _aws.From(_host).To("8.8.8.8").On(Tcp(443)).ShouldReach(_vpc.InternetGateway.Id);
    }

    [Fact]
    public void A_static_route_beats_a_prefix_list_for_the_same_block()
    {
        var list = _aws.PrefixList("partners", "8.8.8.0/24");
        _subnet.Routes(table => table.Route(list, new NamedTarget(Graph.Model.Resources.RouteTargetKind.NatGateway, "nat-x")))
            .RoutedTo(_vpc.InternetGateway, "8.8.8.0/24");

        _aws.From(_host).To("8.8.8.8").On(Tcp(443)).ShouldReach("8.8.8.0/24", _vpc.InternetGateway.Id);
    }

    [Fact]
    public void A_prefix_list_beats_a_propagated_route_for_the_same_block()
    {
        _vpc.WithVpnGateway();
        _vpc.VpnGateway.WithVpn("8.8.8.0/24");
        var list = _aws.PrefixList("partners", "8.8.8.0/24");
        _subnet.Routes(table => table.Propagated("8.8.8.0/24", _vpc.VpnGateway).Route(list, _vpc.InternetGateway));

        _aws.From(_host).To("8.8.8.8").On(Tcp(443)).ShouldReach(_vpc.InternetGateway.Id);
    }

    [Fact]
    public void A_prefix_list_routes_its_entries_alone()
    {
        var list = _aws.PrefixList("partners", "8.8.8.0/24", "8.8.4.0/24");
        _subnet.Routes(table => table.Route(list, _vpc.InternetGateway));

        _aws.From(_host).To("8.8.4.4").On(Tcp(443)).ShouldReach(_vpc.InternetGateway.Id);
        _aws.From(_host).To("9.9.9.9").On(Tcp(443)).ShouldNotReach(because: NoRouteToDestination);
    }

    [Fact]
    public void A_longer_entry_of_a_prefix_list_beats_a_shorter_static_route()
    {
        var list = _aws.PrefixList("partners", "8.8.8.0/24");
        var nat = _vpc.Subnet("10.0.9.0/24").RoutedTo(_vpc.InternetGateway, Anywhere).NatGateway("52.9.9.9");
        _subnet.RoutedTo(_vpc.InternetGateway, Anywhere).Routes(table => table.Route(list, nat));

        _aws.From(_host).To("8.8.8.8").On(Tcp(443)).ShouldReach(nat.Id);
    }

    /// <summary>AWS picks one of them at random and keeps to it: a snapshot cannot tell which.</summary>
    [Fact]
    public void Overlapping_prefix_lists_with_different_targets_are_not_decided()
    {
        var open = _aws.PrefixList("open", "8.8.8.0/24");
        var closed = _aws.PrefixList("closed", "8.8.8.0/24");
        var deleted = _vpc.Subnet("10.0.9.0/24").NatGateway("52.9.9.9").InState("deleted");
        _subnet.Routes(table => table.Route(open, _vpc.InternetGateway).Route(closed, deleted));

        _aws.From(_host).To("8.8.8.8").On(Tcp(443)).ShouldBeUnknown();
    }

    [Fact]
    public void A_subnet_without_a_table_of_its_own_uses_the_main_one()
    {
        _vpc.MainRouteTable.Route(Anywhere, _vpc.InternetGateway);

        _aws.From(_host).To("8.8.8.8").On(Tcp(443)).ShouldReach(_vpc.MainRouteTable.Id);
    }

    [Fact]
    public void A_subnet_with_a_table_of_its_own_does_not_use_the_main_one()
    {
        _vpc.MainRouteTable.Route(Anywhere, _vpc.InternetGateway);
        _subnet.Using(_vpc.RouteTable("isolated"));

        _aws.From(_host).To("8.8.8.8").On(Tcp(443))
            .ShouldNotReach(because: NoRouteToDestination, at: "rtb-isolated");
    }

    [Fact]
    public void Every_block_of_the_vpc_has_its_local_route()
    {
        _vpc.WithCidr("100.64.0.0/16");
        var far = _vpc.Subnet("100.64.1.0/24").Host("far", sg: s => s.Allow(Tcp(22), Anywhere));

        _aws.From(_host).To(far).On(Tcp(22)).ShouldReach("100.64.0.0/16");
    }

    [Fact]
    public void A_block_that_is_no_longer_associated_has_none()
    {
        _vpc.WithCidr("100.64.0.0/16", "disassociated");

        _aws.From(_host).To("100.64.1.4").On(Tcp(22)).ShouldNotReach(because: NoRouteToDestination);
    }

    [Fact]
    public void A_propagated_route_loses_to_the_local_one_even_when_more_specific()
    {
        _vpc.WithVpnGateway();
        _vpc.VpnGateway.WithVpn("10.0.2.0/24");
        _subnet.Routes(table => table.Propagated("10.0.2.0/24", _vpc.VpnGateway));
        var far = _vpc.Subnet("10.0.2.0/24").Host("far", sg: s => s.Allow(Tcp(22), Anywhere));

        _aws.From(_host).To(far).On(Tcp(22)).ShouldReach("10.0.0.0/16");
    }

    [Fact]
    public void A_static_route_more_specific_than_the_local_one_redirects()
    {
        var appliance = _vpc.Subnet("10.0.3.0/24").Host("appliance", sg: s => s.Allow(AllTraffic, Anywhere));
        var far = _vpc.Subnet("10.0.2.0/24").Host("far", sg: s => s.Allow(Tcp(22), Anywhere));
        _subnet.RoutedTo(appliance, "10.0.2.0/24");

        _aws.From(_host).To(far).On(Tcp(22))
            .ShouldNotReach(because: EniSourceDestCheckRestriction, at: appliance.Id);
    }

    [Fact]
    public void What_a_middlebox_does_is_not_known()
    {
        var appliance = _vpc.Subnet("10.0.3.0/24").Host("appliance", sg: s => s.Allow(AllTraffic, Anywhere))
            .WithoutSourceDestCheck();
        var far = _vpc.Subnet("10.0.2.0/24").Host("far", sg: s => s.Allow(Tcp(22), Anywhere));
        _subnet.RoutedTo(appliance, "10.0.2.0/24");

        _aws.From(_host).To(far).On(Tcp(22)).ShouldBeUnknown();
        _aws.From(_host).To(far).On(Tcp(22)).Assuming("inspection=pass").ShouldReach(appliance.Id);
    }

    [Fact]
    public void The_local_route_can_be_replaced()
    {
        var appliance = _vpc.Subnet("10.0.3.0/24").Host("appliance", sg: s => s.Allow(AllTraffic, Anywhere));
        var far = _vpc.Subnet("10.0.2.0/24").Host("far", sg: s => s.Allow(Tcp(22), Anywhere));
        _subnet.Routes(table => table.ReplaceLocal("10.0.0.0/16", appliance));

        _aws.From(_host).To(far).On(Tcp(22))
            .ShouldNotReach(because: EniSourceDestCheckRestriction, at: appliance.Id);
    }

    [Fact]
    public void Inside_a_subnet_no_route_table_is_asked()
    {
        var appliance = _vpc.Subnet("10.0.3.0/24").Host("appliance", sg: s => s.Allow(AllTraffic, Anywhere));
        var near = _subnet.Host("near", sg: s => s.Allow(Tcp(22), Anywhere));
        _subnet.RoutedTo(appliance, "10.0.1.0/24");

        _aws.From(_host).To(near).On(Tcp(22)).ShouldReach().ShouldNotPass(_subnet.RouteTable.Id, appliance.Id);
    }

    [Fact]
    public void An_edge_route_table_sends_what_enters_the_vpc_to_a_middlebox()
    {
        var appliance = _vpc.Subnet("10.0.3.0/24").RoutedTo(_vpc.InternetGateway, Anywhere)
            .Host("appliance", publicIp: "52.3.3.3", sg: s => s.Allow(AllTraffic, Anywhere)).WithoutSourceDestCheck();
        _subnet.RoutedTo(appliance, Anywhere);
        _host.Group.Allow(Tcp(443), Anywhere);
        _vpc.InternetGateway.Using(_vpc.RouteTable("edge").Route("10.0.1.0/24", appliance));

        _aws.From(Internet).To(_host).On(Tcp(443)).ShouldBeUnknown();
        _aws.From(Internet).To(_host).On(Tcp(443)).Assuming("inspection=pass").ShouldReach("rtb-edge", appliance.Id);
    }

    [Fact]
    public void A_middlebox_of_an_edge_route_table_needs_a_public_address()
    {
        var appliance = _vpc.Subnet("10.0.3.0/24")
            .Host("appliance", sg: s => s.Allow(AllTraffic, Anywhere)).WithoutSourceDestCheck();
        _subnet.RoutedTo(_vpc.InternetGateway, Anywhere);
        _host.Group.Allow(Tcp(443), Anywhere);
        _vpc.InternetGateway.Using(_vpc.RouteTable("edge").Route("10.0.1.0/24", appliance));

        _aws.From(Internet).To(_host).On(Tcp(443)).ShouldNotReach(because: IngressRtbNoPublicIp);
    }

    [Fact]
    public void A_circle_of_routes_is_no_way()
    {
        var left = _vpc.Subnet("10.0.3.0/24").Host("left", sg: s => s.Allow(AllTraffic, Anywhere)).WithoutSourceDestCheck();
        var right = _vpc.Subnet("10.0.4.0/24").Host("right", sg: s => s.Allow(AllTraffic, Anywhere)).WithoutSourceDestCheck();
        _subnet.RoutedTo(left, "8.8.8.0/24");
        left.Subnet.RoutedTo(right, "8.8.8.0/24");
        right.Subnet.RoutedTo(left, "8.8.8.0/24");

        _aws.From(_host).To("8.8.8.8").On(Tcp(443)).Assuming("inspection=pass").ShouldNotReach(because: GraphForwardingLoop);
    }

    /// <summary>GetManagedPrefixListEntries has pages: what was told of the list is not all of it.</summary>
    [Fact]
    public void A_prefix_list_that_was_cut_short_may_hold_any_address()
    {
        var vpc = _aws.Vpc("10.77.0.0/16").WithInternetGateway();
        var list = _aws.PrefixList("long", "8.8.8.0/24");
        var host = vpc.Subnet("10.77.1.0/24").Routes(table => table.Route(list, vpc.InternetGateway))
            .Host("cut", publicIp: "52.77.1.1", sg: s => s.WithoutDefaultEgress().AllowOut(Tcp(443), to: list));
        _aws.From(host).To("9.9.9.9").On(Tcp(443)).ShouldNotReach(because: EniSgRulesMismatch);

        _aws.CutShort(ApiCall.GetManagedPrefixListEntries);
        _aws.From(host).To("9.9.9.9").On(Tcp(443)).ShouldBeUnknown("pl-long");
        _aws.From(host).To("9.9.9.9").On(Tcp(22)).ShouldNotReach(because: EniSgRulesMismatch);
    }
}
