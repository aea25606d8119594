using Graph.Model.Coverage;
using Graph.Testing;
using Xunit;
using static Graph.Model.Evidence.ExplanationCodes;
using static Graph.Testing.Words;

namespace Graph.Tests.Scenarios;

/// <summary>Codes that one trap alone leads to; the pages are named where the rule is.</summary>
public sealed class RareCodeTests
{
    private readonly Topology _aws = new();

    /// <summary>nat-gateway-basics.md: a reply through a NAT gateway that did not see the request comes from another address.</summary>
    [Fact]
    public void A_reply_that_leaves_by_NAT_is_not_the_answer_to_a_request_that_came_in_by_the_internet_gateway()
    {
        var vpc = _aws.Vpc("10.0.0.0/16").WithInternetGateway();
        var nat = vpc.Subnet("10.0.0.0/24").RoutedTo(vpc.InternetGateway, Anywhere).NatGateway("52.9.9.9");
        var host = vpc.Subnet("10.0.1.0/24").RoutedTo(nat, Anywhere)
            .Host("host", publicIp: "52.1.1.1", sg: s => s.Allow(Tcp(443), Anywhere));

        _aws.From(Internet).To(host).On(Tcp(443))
            .ShouldNotReach(because: NgwSourceAddressReassign, at: nat.Id, isDelivered: true);
    }

    /// <summary>security-group-rules.md: behind a NAT gateway the sender is no member of its groups.</summary>
    [Fact]
    public void A_reference_to_the_senders_group_does_not_match_behind_NAT()
    {
        var left = _aws.Vpc("10.0.0.0/16");
        var right = _aws.Vpc("10.1.0.0/16");
        var peering = left.PeeredWith(right);
        var nat = left.Subnet("10.0.0.0/24").RoutedTo(peering, "10.1.0.0/16").PrivateNatGateway();
        var client = left.Subnet("10.0.1.0/24").RoutedTo(nat, "10.1.0.0/16").Host("client");
        var server = right.Subnet("10.1.1.0/24").Host("server", sg: s => s.Allow(Tcp(443), from: client.Group));

        _aws.From(client).To(server).On(Tcp(443)).ShouldNotReach(because: SgReferencesNotPreserved);
    }

    /// <summary>edit-target-group-attributes.md: a client that is its own target, with its address preserved.</summary>
    [Fact]
    public void A_target_does_not_reach_itself_through_its_load_balancer()
    {
        var vpc = _aws.Vpc("10.0.0.0/16");
        var subnet = vpc.Subnet("10.0.1.0/24");
        var target = subnet.Host("target", sg: s => s.Allow(AllTraffic, Anywhere));
        var balancer = vpc.NetworkLoadBalancer("front", isInternetFacing: false).In(subnet)
            .Listen("TCP", 443, vpc.TargetGroup("web", "TCP", 8443).Target(target));

        _aws.From(target).To(balancer).On(Tcp(443)).ShouldNotReach(because: Elbv2SourceAddressPreservation);
    }

    /// <summary>API ELBv2 CreateListener: a network load balancer's listener forwards, or takes nothing.</summary>
    [Fact]
    public void A_listener_that_forwards_to_nobody_takes_nothing()
    {
        var vpc = _aws.Vpc("10.0.0.0/16");
        var subnet = vpc.Subnet("10.0.1.0/24");
        var client = subnet.Host("client");
        var balancer = vpc.NetworkLoadBalancer("front", isInternetFacing: false).In(subnet).Listen("TCP", 443);

        _aws.From(client).To(balancer).On(Tcp(443)).ShouldNotReach(because: Elbv2ListenerRequiresTgAccept);
    }

    /// <summary>Reachability Analyzer's code for routes that could not be read: never an empty table.</summary>
    [Fact]
    public void Routes_of_a_transit_gateway_table_that_were_not_read_are_unknown()
    {
        var left = _aws.Vpc("10.0.0.0/16");
        var right = _aws.Vpc("10.1.0.0/16");
        var a = left.Subnet("10.0.1.0/24");
        var b = right.Subnet("10.1.1.0/24");
        var gateway = _aws.TransitGateway();
        gateway.Attach(left, a);
        gateway.Attach(right, b);
        a.RoutedTo(gateway, "10.1.0.0/16");
        b.RoutedTo(gateway, "10.0.0.0/16");
        var client = a.Host("client");
        var server = b.Host("server", sg: s => s.Allow(Tcp(443), Anywhere));
        _aws.Deny(ApiCall.SearchTransitGatewayRoutes);

        _aws.From(client).To(server).On(Tcp(443)).ShouldBeUnknown(because: TgwRtbRoutesAreUnknown);
    }

    /// <summary>The analyzer's VGW codes: only private addresses of the VPC's own interfaces come in and go out.</summary>
    [Fact]
    public void On_premises_reaches_the_gateways_own_VPC_alone()
    {
        var vpc = _aws.Vpc("10.0.0.0/16").WithVpnGateway();
        vpc.RoutedTo(vpc.VpnGateway, "192.168.0.0/16");
        var other = _aws.Vpc("10.1.0.0/16");
        var far = other.Subnet("10.1.1.0/24").Host("far", sg: s => s.Allow(AllTraffic, Anywhere));

        _aws.From("192.168.1.1").To(far).On(Tcp(22)).ShouldNotReach(because: VgwPrivateIpAssociationForIngress);
    }

    /// <summary>The analyzer's VGW codes, the way out: a transit gateway's traffic does not go on by a VPN gateway.</summary>
    [Fact]
    public void What_comes_from_another_VPC_does_not_leave_by_a_VPN_gateway()
    {
        var hub = _aws.Vpc("10.0.0.0/16").WithVpnGateway();
        var spoke = _aws.Vpc("10.1.0.0/16");
        var landing = hub.Subnet("10.0.1.0/24").RoutedTo(hub.VpnGateway, "192.168.0.0/16");
        var subnet = spoke.Subnet("10.1.1.0/24");
        var gateway = _aws.TransitGateway();
        var attachment = gateway.Attach(hub, landing);
        gateway.Attach(spoke, subnet);
        gateway.DefaultTable.Static("192.168.0.0/16", attachment);
        subnet.RoutedTo(gateway, "192.168.0.0/16");
        var host = subnet.Host("host");

        _aws.From(host).To("192.168.1.1").On(Tcp(443)).ShouldNotReach(because: VgwPrivateIpAssociationForEgress);
    }

    /// <summary>route-table-options.md: the local route delivers to the VPC's blocks; a block that is gone is none.</summary>
    [Fact]
    public void A_local_route_for_a_block_that_the_VPC_lost_delivers_nothing()
    {
        var vpc = _aws.Vpc("10.0.0.0/16");
        var client = vpc.Subnet("10.0.1.0/24").Routes(table => table.Route("10.9.0.0/16", Local)).Host("client");

        _aws.From(client).To("10.9.1.1").On(Tcp(443)).ShouldNotReach(because: VpcLocalRouteCidrRestriction);
    }

    /// <summary>An address leads where the routes lead: to the neighbour that holds it, not to the resource asked for.</summary>
    [Fact]
    public void An_address_that_a_neighbour_holds_does_not_reach_the_one_asked_for()
    {
        var here = _aws.Vpc("10.0.0.0/16").Subnet("10.0.1.0/24");
        var client = here.Host("client");
        here.Host("near", sg: s => s.Allow(AllTraffic, Anywhere), address: "10.0.1.50");
        var far = _aws.Vpc("10.0.0.0/16").Subnet("10.0.1.0/24")
            .Host("far", sg: s => s.Allow(AllTraffic, Anywhere), address: "10.0.1.50");

        _aws.From(client).To(far).On(Tcp(443)).ShouldNotReach(because: NoPath);
        _aws.From(client).To("10.0.1.50").On(Tcp(443)).ShouldReach();
    }

    [Fact]
    public void Nobody_sends_from_an_address_that_nobody_holds()
    {
        var subnet = _aws.Vpc("10.0.0.0/16").Subnet("10.0.1.0/24");
        var host = subnet.Host("host");
        _aws.From("10.0.1.99").To(host).On(Tcp(443)).ShouldNotReach(because: NoSourceOrDestination);
    }

    [Fact]
    public void A_NAT_gateway_starts_nothing()
    {
        var vpc = _aws.Vpc("10.0.0.0/16").WithInternetGateway();
        var nat = vpc.Subnet("10.0.0.0/24").RoutedTo(vpc.InternetGateway, Anywhere).NatGateway("52.9.9.9");
        _aws.From(nat).To("8.8.8.8").On(Tcp(443)).ShouldNotReach(because: GraphCannotInitiate);
    }

    /// <summary>vpc-peering-basics.md: a peering is a way for the two VPCs that it joins.</summary>
    [Fact]
    public void A_peering_of_two_other_VPCs_is_no_way()
    {
        var left = _aws.Vpc("10.0.0.0/16");
        var peering = _aws.Vpc("10.1.0.0/16").PeeredWith(_aws.Vpc("10.2.0.0/16"));
        var client = left.Subnet("10.0.1.0/24").RoutedTo(peering, "10.1.0.0/16").Host("client");
        _aws.From(client).To("10.1.1.1").On(Tcp(443)).ShouldNotReach(because: GraphRouteTargetUnusable);
    }

    /// <summary>using-eni.md: what a forwarding host does is not in the snapshot.</summary>
    [Fact]
    public void What_a_forwarding_host_does_is_not_modelled()
    {
        var vpc = _aws.Vpc("10.0.0.0/16").WithInternetGateway();
        var box = vpc.Subnet("10.0.0.0/24").RoutedTo(vpc.InternetGateway, Anywhere)
            .Host("box", publicIp: "52.1.1.1", sg: s => s.Allow(AllTraffic, Anywhere)).WithoutSourceDestCheck();
        var client = vpc.Subnet("10.0.1.0/24").RoutedTo(box, Anywhere).Host("client");

        _aws.From(client).To("8.8.8.8").On(Tcp(443)).ShouldBeUnknown(missing: box.Id, because: GraphNotModelled);
    }

    /// <summary>route-tables-priority.md: of overlapping prefix lists AWS prefers one, and no answer tells which.</summary>
    [Fact]
    public void Overlapping_prefix_lists_are_undecided_unless_both_ways_agree()
    {
        var vpc = _aws.Vpc("10.0.0.0/16").WithInternetGateway();
        var nat = vpc.Subnet("10.0.0.0/24").RoutedTo(vpc.InternetGateway, Anywhere).NatGateway("52.9.9.9");
        var narrow = _aws.PrefixList("narrow", "8.8.8.0/24");
        var wide = _aws.PrefixList("wide", "8.0.0.0/8");
        var undecided = vpc.Subnet("10.0.1.0/24").Routes(table => table.Route(narrow, nat).Route(wide, vpc.InternetGateway))
            .Host("undecided");
        var agreed = vpc.Subnet("10.0.2.0/24").Routes(table => table.Route(narrow, nat).Route(wide, vpc.InternetGateway))
            .Host("agreed", publicIp: "52.1.1.1");

        _aws.From(undecided).To("8.8.8.8").On(Tcp(443)).ShouldBeUnknown(because: GraphPrefixListChoice);
        _aws.From(agreed).To("8.8.8.8").On(Tcp(443)).ShouldReach();
    }

    /// <summary>A call that was denied is a missing fact, never an empty list.</summary>
    [Fact]
    public void A_denied_call_is_a_missing_fact()
    {
        var vpc = _aws.Vpc("10.0.0.0/16");
        var client = vpc.Subnet("10.0.1.0/24").Host("client");
        var server = vpc.Subnet("10.0.2.0/24").Host("server", sg: s => s.Allow(Tcp(443), Anywhere));
        _aws.Deny(ApiCall.DescribeRouteTables);

        _aws.From(client).To(server).On(Tcp(443)).ShouldBeUnknown(because: GraphMissingFact);
    }

    /// <summary>vpc-peering-basics.md: the routes of the far side decide where a reply goes, be it to another VPC's twin.</summary>
    [Fact]
    public void A_reply_that_the_routes_bring_to_a_twin_is_no_reply()
    {
        var asking = _aws.Vpc("10.0.0.0/16");
        var twin = _aws.Vpc("10.0.0.0/16");
        var answering = _aws.Vpc("10.1.0.0/16");
        var there = asking.PeeredWith(answering);
        var elsewhere = twin.PeeredWith(answering);
        var client = asking.Subnet("10.0.1.0/24").RoutedTo(there, "10.1.0.0/16").Host("client", address: "10.0.1.50");
        twin.Subnet("10.0.1.0/24").Host("twin", address: "10.0.1.50");
        var server = answering.Subnet("10.1.1.0/24").RoutedTo(elsewhere, "10.0.0.0/16")
            .Host("server", sg: s => s.Allow(Tcp(443), Anywhere));

        _aws.From(client).To(server).On(Tcp(443)).ShouldNotReach(because: GraphReplyMisdelivered, isDelivered: true);
    }

    /// <summary>vpn-route-priority.md: a propagated route loses to the local one, and takes what the local one does not cover.</summary>
    [Fact]
    public void A_propagated_route_broader_than_the_VPC_leads_on_premises()
    {
        var vpc = _aws.Vpc("10.0.0.0/16").WithVpnGateway();
        vpc.MainRouteTable.Propagated("10.0.0.0/8", vpc.VpnGateway);
        var subnet = vpc.Subnet("10.0.1.0/24");
        var host = subnet.Host("host");
        var near = vpc.Subnet("10.0.2.0/24").Host("near", sg: s => s.Allow(Tcp(443), Anywhere));

        _aws.From(host).To("10.5.0.9").On(Tcp(443)).ShouldReach(vpc.VpnGateway.Id);
        _aws.From(host).To(near).On(Tcp(443)).ShouldReach().ShouldNotPass(vpc.VpnGateway.Id);
    }

    /// <summary>A set whose members were not all read is not refused as a whole.</summary>
    [Fact]
    public void A_subnet_with_an_instance_whose_interface_is_not_there_is_not_known_to_be_closed()
    {
        var vpc = _aws.Vpc("10.0.0.0/16").WithInternetGateway();
        var subnet = vpc.Subnet("10.0.1.0/24").RoutedTo(vpc.InternetGateway, Anywhere);
        subnet.Host("closed", publicIp: "52.1.1.1");
        var lost = subnet.Host("lost", publicIp: "52.1.1.2", sg: s => s.Allow(Tcp(22), Anywhere));
        _aws.From(Internet).To(subnet).On(Tcp(22)).ShouldReach();

        _aws.Forget(lost);

        _aws.From(Internet).To(subnet).On(Tcp(22)).ShouldBeUnknown();
    }

    /// <summary>Of a set asked for itself the question is whether a member reaches another.</summary>
    [Fact]
    public void A_set_reaches_itself_only_from_one_member_to_another()
    {
        var subnet = _aws.Vpc("10.0.0.0/16").Subnet("10.0.1.0/24");
        subnet.Host("a");
        var b = subnet.Host("b");
        _aws.From(subnet).To(subnet).On(Tcp(443)).ShouldNotReach(because: SgHasNoRules);

        b.Group.Allow(Tcp(443), Anywhere);

        _aws.From(subnet).To(subnet).On(Tcp(443)).ShouldReach("sgr-b-in-1");
    }
}
