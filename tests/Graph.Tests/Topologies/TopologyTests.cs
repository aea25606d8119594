using Graph.Model;
using Graph.Model.Addressing;
using Graph.Model.Coverage;
using Graph.Model.Resources;
using Graph.Testing;
using Xunit;
using static Graph.Testing.Words;

namespace Graph.Tests.Topologies;

/// <summary>What the builder puts into an estate by itself is what AWS makes by itself.</summary>
public sealed class TopologyTests
{
    private static Scope Home => new(Topology.DefaultAccount, Topology.DefaultRegion);

    [Fact]
    public void A_vpc_has_a_main_route_table_with_a_local_route_for_each_block()
    {
        var aws = new Topology();
        aws.Vpc("10.0.0.0/16").WithCidr("100.64.0.0/16").WithCidr("10.9.0.0/16", "disassociated");
        var estate = aws.Build();

        var main = Assert.Single(estate.Rows<RouteTableAssociation>(), row => row.IsMain);
        Assert.Equal("rtb-1-main", main.RouteTable.Value);
        Assert.Equal(
            ["10.0.0.0/16", "100.64.0.0/16"],
            estate.Rows<Route>().Where(row => row.Target == RouteTarget.Local).Select(row => row.DestinationText));
    }

    [Fact]
    public void The_default_network_acl_allows_each_family_that_the_vpc_has()
    {
        var aws = new Topology();
        aws.Vpc("10.0.0.0/16").WithCidr("2600:1f18::/56");
        var inbound = aws.Build().Rows<NetworkAclEntry>().Where(row => !row.IsEgress).OrderBy(row => row.RuleNumber);

        Assert.Equal(
            [(100, true, Cidr.AllIPv4), (101, true, Cidr.AllIPv6), (32767, false, Cidr.AllIPv4), (32768, false, Cidr.AllIPv6)],
            inbound.Select(row => (row.RuleNumber, row.IsAllow, row.Block)));
    }

    [Fact]
    public void A_new_group_lets_nothing_in_and_everything_out()
    {
        var aws = new Topology();
        var host = aws.Vpc("10.0.0.0/16").Subnet("10.0.1.0/24").Host("web");
        var rule = Assert.Single(aws.Build().Rows<SecurityGroupRule>(), row => row.Group.Value == host.Group.Id);

        Assert.True(rule.IsEgress);
        Assert.Equal(IpProtocol.All, rule.Protocol);
        Assert.Equal(new SecurityGroupPeer.Block(Cidr.AllIPv4), rule.Peer);
    }

    [Fact]
    public void Addresses_begin_behind_the_four_that_aws_keeps_and_never_repeat()
    {
        var subnet = new Topology().Vpc("10.0.0.0/16").Subnet("10.0.1.0/24");

        Assert.Equal("10.0.1.4", subnet.Host().Address);
        Assert.Equal("10.0.1.5", subnet.Host(address: "10.0.1.5").Address);
        Assert.Equal("10.0.1.6", subnet.Host().Address);
    }

    [Fact]
    public void A_name_is_taken_once()
    {
        var subnet = new Topology().Vpc("10.0.0.0/16").Subnet("10.0.1.0/24");
        subnet.Host("web");

        Assert.Throws<ArgumentException>(() => subnet.Host("web"));
    }

    [Fact]
    public void A_denied_call_loses_its_rows_and_says_so()
    {
        var aws = new Topology();
        aws.Vpc("10.0.0.0/16").Subnet("10.0.1.0/24");
        aws.Deny(ApiCall.DescribeNetworkAcls);
        var estate = aws.Build();

        Assert.Empty(estate.Rows<NetworkAcl>());
        Assert.Empty(estate.Rows<NetworkAclAssociation>());
        Assert.False(estate.Coverage.IsComplete(ApiCall.DescribeNetworkAcls, Home));
        Assert.True(estate.Coverage.IsComplete(ApiCall.DescribeSubnets, Home));
    }

    [Fact]
    public void A_call_cut_short_keeps_its_rows()
    {
        var aws = new Topology();
        aws.Vpc("10.0.0.0/16");
        aws.CutShort(ApiCall.DescribeVpcs);
        var estate = aws.Build();

        Assert.Single(estate.Rows<Vpc>());
        Assert.False(estate.Coverage.IsComplete(ApiCall.DescribeVpcs, Home));
    }

    [Fact]
    public void A_forgotten_thing_leaves_what_points_to_it()
    {
        var aws = new Topology();
        var list = aws.PrefixList("office", "192.0.2.0/24");
        var host = aws.Vpc("10.0.0.0/16").Subnet("10.0.1.0/24").Host("web", sg: s => s.Allow(Tcp(22), list));
        aws.Forget(list).Forget(host.Group);
        var estate = aws.Build();

        Assert.Empty(estate.Rows<ManagedPrefixList>());
        Assert.Contains(estate.Rows<InterfaceGroup>(), row => row.Group.Value == host.Group.Id);
        Assert.DoesNotContain(estate.Rows<SecurityGroup>(), row => row.Id.Value == host.Group.Id);
    }

    [Fact]
    public void Calls_about_one_id_are_covered_by_that_id()
    {
        var aws = new Topology();
        var gateway = aws.TransitGateway();
        var list = aws.PrefixList("office", "192.0.2.0/24");
        var coverage = aws.Build().Coverage;

        Assert.True(coverage.IsComplete(ApiCall.SearchTransitGatewayRoutes, gateway.DefaultTable.Id));
        Assert.True(coverage.IsComplete(ApiCall.GetManagedPrefixListEntries, list.Id));
        Assert.False(coverage.IsComplete(ApiCall.GetManagedPrefixListEntries, "pl-other"));
    }

    [Fact]
    public void Attachments_use_and_propagate_to_the_default_table()
    {
        var aws = new Topology();
        var gateway = aws.TransitGateway();
        var vpc = aws.Vpc("10.0.0.0/16");
        gateway.Attach(vpc, vpc.Subnet("10.0.1.0/24"));
        var estate = aws.Build();

        Assert.Equal(gateway.DefaultTable.Id, Assert.Single(estate.Rows<TransitGatewayAttachment>()).AssociatedRouteTable?.Value);
        var route = Assert.Single(estate.Rows<TransitGatewayRoute>());
        Assert.Equal(("10.0.0.0/16", "propagated", "active"), (route.Destination.ToString(), route.Type, route.State));
        Assert.Single(estate.Rows<NetworkInterface>(), row => row.InterfaceType == "transit_gateway");
    }

    [Fact]
    public void An_account_that_was_not_read_has_neither_rows_nor_coverage()
    {
        var aws = new Topology();
        aws.Vpc("10.0.0.0/16");
        aws.Vpc("10.1.0.0/16", account: "222222222222");
        aws.WithoutAccount("222222222222");
        var estate = aws.Build();

        Assert.Single(estate.Rows<Vpc>());
        Assert.Equal([Home], estate.Coverage.Scopes);
    }
}
