using Graph.Model.Coverage;
using Graph.Model.Evidence;
using Graph.Testing;
using Graph.Testing.Networks;
using Graph.Testing.TransitGateways;
using Xunit;
using static Graph.Model.Evidence.ExplanationCodes;
using static Graph.Testing.Words;

namespace Graph.Tests.Scenarios;

/// <summary>
/// What is missing can only ever move a verdict to unknown; a known control that stops every packet still does
/// (analyzer/README.md, "What a question means").
/// </summary>
public sealed class MissingFactTests
{
    private readonly Topology _aws = new();
    private readonly VpcBuilder _vpc;
    private readonly InterfaceBuilder _web;
    private readonly InterfaceBuilder _db;

    public MissingFactTests()
    {
        _vpc = _aws.Vpc("10.0.0.0/16").WithInternetGateway();
        _web = _vpc.Subnet("10.0.1.0/24").RoutedTo(_vpc.InternetGateway, Anywhere)
            .Host("web", publicIp: "52.1.1.1", sg: s => s.Allow(Tcp(443), Anywhere));
        _db = _vpc.Subnet("10.0.2.0/24").Host("db", sg: s => s.Allow(Tcp(5432), from: _web.Group));
    }

    public static TheoryData<string> RequiredCalls => [.. ApiCall.Required.Select(call => call.Name)];

    [Theory]
    [MemberData(nameof(RequiredCalls))]
    public void Without_a_call_that_everything_needs_the_internet_is_not_decided(string call)
    {
        _aws.From(Internet).To(_web).On(Tcp(443)).ShouldReach();
        _aws.WithoutCall(new ApiCall(call));
        _aws.From(Internet).To(_web).On(Tcp(443)).ShouldBeUnknown();
    }

    [Theory]
    [InlineData("describe-subnets")]
    [InlineData("describe-route-tables")]
    [InlineData("describe-network-acls")]
    [InlineData("describe-security-groups")]
    [InlineData("describe-network-interfaces")]
    public void Nor_is_what_happens_inside(string call)
    {
        _aws.From(_web).To(_db).On(Tcp(5432)).ShouldReach();
        _aws.Deny(new ApiCall(call));
        _aws.From(_web).To(_db).On(Tcp(5432)).ShouldBeUnknown();
    }

    [Theory]
    [InlineData("describe-network-acls")]
    [InlineData("describe-security-groups")]
    public void The_call_is_named(string call)
    {
        _aws.Deny(new ApiCall(call));
        var answer = _aws.From(_web).To(_db).On(Tcp(5432)).Ask();
        Assert.Contains(answer.Missing, fact => fact.Subject.Contains(call, StringComparison.Ordinal)
            || fact.Reason.Contains(call, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("describe-flow-logs")]
    [InlineData("describe-nat-gateways")]
    [InlineData("describe-vpc-peering-connections")]
    [InlineData("describe-transit-gateways")]
    [InlineData("describe-volumes")]
    [InlineData("elb/describe-load-balancers")]
    public void A_call_that_has_no_say_is_not_missed(string call)
    {
        _aws.Deny(new ApiCall(call));
        _aws.From(_web).To(_db).On(Tcp(5432)).ShouldReach();
        _aws.From(_web).To(_db).On(Tcp(22)).ShouldNotReach(because: EniSgRulesMismatch);
    }

    [Theory]
    [InlineData("describe-route-tables")]
    [InlineData("describe-network-acls")]
    public void A_certain_blocker_still_stops(string call)
    {
        _aws.Deny(new ApiCall(call));
        _aws.From(_web).To(_db).On(Tcp(22)).ShouldNotReach(because: EniSgRulesMismatch);
    }

    /// <summary>A group comes with all of its rules: what is cut off an answer is whole groups.</summary>
    [Fact]
    public void A_group_that_was_read_is_whole_though_the_answer_was_cut_short()
    {
        _aws.CutShort(ApiCall.DescribeSecurityGroups);

        _aws.From(_web).To(_db).On(Tcp(5432)).ShouldReach("sgr-db-in-1");
        _aws.From(_web).To(_db).On(Tcp(22)).ShouldNotReach(because: ExplanationCodes.EniSgRulesMismatch);
    }

    [Fact]
    public void An_interface_that_may_be_missing_may_hold_the_address()
    {
        _aws.CutShort(ApiCall.DescribeNetworkInterfaces);
        _aws.From(_web).To("10.0.2.99").On(Tcp(5432)).ShouldBeUnknown();
    }

    [Fact]
    public void A_group_that_is_not_there_is_named()
    {
        _aws.Forget(_db.Group);
        _aws.From(_web).To(_db).On(Tcp(5432)).ShouldBeUnknown(missing: "sg-db");
    }

    [Fact]
    public void Another_group_that_lets_in_makes_up_for_it()
    {
        _db.AlsoIn(_vpc.SecurityGroup("open").Allow(Tcp(5432), Anywhere));
        _aws.Forget(_db.Group);

        _aws.From(_web).To(_db).On(Tcp(5432)).ShouldReach("sgr-open-in-1");
        _aws.From(_web).To(_db).On(Tcp(22)).ShouldBeUnknown(missing: "sg-db");
    }

    [Fact]
    public void A_prefix_list_that_is_not_there_is_named()
    {
        var list = _aws.PrefixList("office", "10.0.1.0/24");
        _db.Group.Allow(Tcp(22), from: list);
        _aws.Forget(list);

        _aws.From(_web).To(_db).On(Tcp(22)).ShouldBeUnknown(missing: "pl-office");
        _aws.From(_web).To(_db).On(Tcp(5432)).ShouldReach();
        _aws.From(_web).To(_db).On(Tcp(23)).ShouldNotReach(because: EniSgRulesMismatch);
    }

    [Fact]
    public void So_is_one_that_a_route_names()
    {
        var list = _aws.PrefixList("partners", "8.8.8.0/24");
        _db.Subnet.Routes(table => table.Route(list, _vpc.InternetGateway));
        _aws.Forget(list);

        _db.WithPublicIp("52.2.2.2");
        _aws.From(_db).To("8.8.8.8").On(Tcp(443)).ShouldBeUnknown(missing: "pl-partners");
    }

    [Fact]
    public void A_network_acl_that_is_not_there_is_named()
    {
        _db.Subnet.GuardedBy(acl => acl.AllowAll());
        _aws.Forget(_db.Subnet.NetworkAcl);
        _aws.From(_web).To(_db).On(Tcp(5432)).ShouldBeUnknown(missing: "acl-2-own");
    }

    [Fact]
    public void A_route_table_that_is_not_there_is_named()
    {
        _aws.Forget(_web.Subnet.RouteTable);
        _aws.From(_web).To(_db).On(Tcp(5432)).ShouldBeUnknown(missing: "rtb-1-own");
    }

    [Fact]
    public void A_nat_gateway_that_is_not_there_is_named()
    {
        var nat = _web.Subnet.NatGateway("52.9.9.9");
        _db.Subnet.RoutedTo(nat, Anywhere);
        _aws.Forget(nat);
        _aws.From(_db).To("8.8.8.8").On(Tcp(443)).ShouldBeUnknown(missing: nat.Id);
    }

    [Fact]
    public void An_account_that_was_not_read_is_not_known()
    {
        var peer = _aws.Vpc("10.1.0.0/16", account: "222222222222");
        var server = peer.Subnet("10.1.1.0/24").Host("server", sg: s => s.Allow(Tcp(443), Anywhere));
        _vpc.PeeredWith(peer).RoutedBothWays();
        _aws.From(_web).To(server).On(Tcp(443)).ShouldReach();

        _aws.WithoutAccount("222222222222");
        _aws.From(_web).To(server.Address).On(Tcp(443)).ShouldBeUnknown(missing: peer.Id);
    }

    [Fact]
    public void A_transit_gateway_table_that_is_not_there_is_not_known()
    {
        var (server, gateway) = BehindTransitGateway();
        _aws.From(_web).To(server).On(Tcp(443)).ShouldReach();

        _aws.Forget(gateway.DefaultTable);
        _aws.From(_web).To(server).On(Tcp(443)).ShouldBeUnknown();
    }

    /// <summary>The table's association and routes name it, so that it is not simply none.</summary>
    [Fact]
    public void A_transit_gateway_attachment_that_is_not_there_is_named()
    {
        var gateway = _aws.TransitGateway();
        var other = _aws.Vpc("10.1.0.0/16");
        var far = other.Subnet("10.1.1.0/24").RoutedTo(gateway, "10.0.0.0/16").Host("far", sg: s => s.Allow(AllTraffic, Anywhere));
        _web.Subnet.RoutedTo(gateway, "10.1.0.0/16");
        var attachment = gateway.Attach(_vpc, _vpc.Subnet("10.0.8.0/28"));
        gateway.Attach(other, other.Subnet("10.1.8.0/28"));
        _aws.From(_web).To(far).On(Tcp(22)).ShouldReach();

        _aws.Forget(attachment);

        _aws.From(_web).To(far).On(Tcp(22)).ShouldBeUnknown(missing: attachment.Id);
    }

    [Fact]
    public void Transit_gateway_routes_that_were_not_read_are_not_known()
    {
        var (server, _) = BehindTransitGateway();
        _aws.Deny(ApiCall.SearchTransitGatewayRoutes);
        _aws.From(_web).To(server).On(Tcp(443)).ShouldBeUnknown();
    }

    [Fact]
    public void An_endpoint_that_is_not_there_is_not_known()
    {
        _aws.From(_web).To("i-vanished").On(Tcp(443)).ShouldBeUnknown(missing: "i-vanished");
        _aws.From("eni-vanished").To(_web).On(Tcp(443)).ShouldBeUnknown(missing: "eni-vanished");
    }

    private (InterfaceBuilder Server, TransitGatewayBuilder Gateway) BehindTransitGateway()
    {
        var gateway = _aws.TransitGateway();
        var vpc = _aws.Vpc("10.1.0.0/16").RoutedTo(gateway, "10.0.0.0/16");
        _vpc.RoutedTo(gateway, "10.1.0.0/16");
        gateway.Attach(_vpc, _vpc.Subnet("10.0.9.0/28"));
        gateway.Attach(vpc, vpc.Subnet("10.1.9.0/28"));
        return (vpc.Subnet("10.1.1.0/24").Host("server", sg: s => s.Allow(Tcp(443), Anywhere)), gateway);
    }
}
