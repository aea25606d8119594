using Graph.Testing;
using Graph.Testing.Networks;
using Graph.Testing.Questions;
using Xunit;
using static Graph.Model.Evidence.ExplanationCodes;
using static Graph.Testing.Words;

namespace Graph.Tests.Scenarios;

/// <summary>What a question means (analyzer/README.md, "What a question means").</summary>
public sealed class QuestionTests
{
    private readonly Topology _aws = new();
    private readonly VpcBuilder _vpc;
    private readonly SubnetBuilder _public;
    private readonly SubnetBuilder _private;
    private readonly InterfaceBuilder _web;
    private readonly InterfaceBuilder _db;

    public QuestionTests()
    {
        _vpc = _aws.Vpc("10.0.0.0/16").WithInternetGateway();
        _public = _vpc.Subnet("10.0.1.0/24").RoutedTo(_vpc.InternetGateway, Anywhere);
        _private = _vpc.Subnet("10.0.2.0/24");
        _web = _public.Host("web", publicIp: "52.1.1.1", sg: s => s.Allow(Tcp(443), Anywhere));
        _db = _private.Host("db", sg: s => s.Allow(Tcp(5432), from: _web.Group));
    }

    [Fact]
    public void A_reachable_answer_has_a_witness_and_no_code()
    {
        var answer = _aws.From(_web).To(_db).On(Tcp(5432)).Ask();

        Assert.Null(answer.Code);
        Assert.NotNull(answer.Connection?.Reply);
        Assert.True(answer.IsForwardDelivered);
        Assert.Empty(answer.Missing);
        Assert.True(answer.Connection.Request.Packet.SourcePort >= 1024);
    }

    [Fact]
    public void The_port_of_the_client_can_be_fixed()
    {
        var answer = _aws.From(_web).To(_db).On(Tcp(5432), sourcePort: 53).Ask();
        Assert.Equal((ushort)53, answer.Connection!.Request.Packet.SourcePort);
    }

    [Fact]
    public void An_unreachable_answer_names_the_first_blocker_of_the_request()
    {
        _web.Group.WithoutDefaultEgress();
        _private.GuardedBy(acl => acl.DenyIn(1, AllTraffic));

        _aws.From(_web).To(_db).On(Tcp(5432)).ShouldNotReach(because: SgHasNoRules);
    }

    [Fact]
    public void Asking_twice_gives_the_same_answer()
    {
        var probe = _aws.From(_web).To(_db).On(Tcp(22));
        Assert.Equal(Trace.Of(probe.Ask()), Trace.Of(probe.Ask()));
    }

    [Fact]
    public void A_packet_to_its_own_sender_stays_in_the_host()
    {
        _private.GuardedBy(acl => acl.DenyIn(1, AllTraffic).DenyOut(1, AllTraffic));
        _db.InGroups(_vpc.SecurityGroup("closed").WithoutDefaultEgress());

        _aws.From(_db).To(_db.Address).On(Tcp(22)).ShouldReach();
        _aws.From(_db.Address).To(_db.Address).On(Ping).ShouldReach();
    }

    [Fact]
    public void An_id_means_any_of_its_addresses()
    {
        var open = _private.GuardedBy(acl => acl.DenyIn(1, AllTraffic));
        var server = open.Host("server", sg: s => s.Allow(Tcp(80), Anywhere));
        var second = server.SecondInterface(_public);

        _aws.From(_web).To(server).On(Tcp(80)).ShouldReach(second.Id);
        _aws.From(_web).To(server.Address).On(Tcp(80)).ShouldNotReach(because: SubnetAclRestriction);
    }

    [Theory]
    [InlineData("subnet-2")]
    [InlineData("sg-db")]
    public void The_id_of_a_place_means_any_interface_in_it(string id)
    {
        _private.Host("closed");
        _aws.From(_web).To(id).On(Tcp(5432)).ShouldReach("sgr-db-in-1");
        _aws.From(_web).To(id).On(Tcp(22)).ShouldNotReach();
    }

    [Fact]
    public void The_id_of_a_place_that_the_sender_is_in_means_the_sender_too() =>
        _aws.From(_web).To("vpc-1").On(Tcp(22)).ShouldReach(_web.Id).ShouldNotPass("sg-web");

    [Fact]
    public void The_internet_asks_for_public_addresses()
    {
        _aws.From(Internet).To("vpc-1").On(Tcp(443)).ShouldReach(_web.Id);
        _aws.From(Internet).To("sg-db").On(Tcp(5432)).ShouldNotReach(because: IgwPrivateIpAssociationForIngress);
    }

    [Fact]
    public void The_internet_as_destination_is_any_public_address()
    {
        _aws.From(_web).To(Internet).On(Tcp(443)).ShouldReach("igw-1");
        _aws.From(_db).To(Internet).On(Tcp(443)).ShouldNotReach(because: NoRouteToDestination);
    }

    [Fact]
    public void One_public_address_that_is_let_out_is_enough()
    {
        _web.Group.WithoutDefaultEgress().AllowOut(Tcp(443), "8.8.8.8/32");
        _aws.From(_web).To(Internet).On(Tcp(443)).ShouldReach("sgr-web-out-1");
    }

    [Fact]
    public void A_private_block_that_is_let_out_is_not_the_internet()
    {
        _web.Group.WithoutDefaultEgress().AllowOut(Tcp(443), "10.0.0.0/8");
        _aws.From(_web).To(Internet).On(Tcp(443)).ShouldNotReach(because: EniSgRulesMismatch);
    }

    [Fact]
    public void Udp_needs_its_reply_and_says_that_the_request_arrived()
    {
        _db.Group.Allow(Udp(53), Anywhere);
        _private.GuardedBy(acl => acl.AllowIn(100, AllTraffic));
        _aws.From(_web).To(_db).On(Udp(53))
            .ShouldNotReach(because: SubnetAclRestriction, at: "egress/32767", isDelivered: true);
    }

    [Fact]
    public void Other_protocols_are_judged_forward_only()
    {
        _db.Group.Allow(Protocol(50), Anywhere);
        _private.GuardedBy(acl => acl.AllowIn(100, AllTraffic));

        _aws.From(_web).To(_db).On(Protocol(50)).ShouldReach();
        Assert.Null(_aws.From(_web).To(_db).On(Protocol(50)).Ask().Connection?.Reply);
    }

    [Fact]
    public void An_address_held_twice_with_one_answer_has_that_answer()
    {
        Twin();
        _aws.From(_web.Address).To("192.168.1.1").On(Tcp(22)).ShouldNotReach();
    }

    [Fact]
    public void An_address_held_twice_with_two_answers_is_ambiguous()
    {
        Twin();
        _aws.From(_web.Address).To("10.0.2.4").On(Tcp(5432)).ShouldBeUnknown(because: GraphAmbiguousAddress);
        _aws.From(_web).To("10.0.2.4").On(Tcp(5432)).ShouldReach();
    }

    /// <summary>A destination is a field of the packet, resolved by the route tables on its way.</summary>
    [Fact]
    public void A_destination_is_not_looked_up_first()
    {
        var other = _aws.Vpc("10.9.0.0/16");
        other.Subnet("10.9.1.0/24").Host("elsewhere", address: "10.9.1.9", sg: s => s.Allow(AllTraffic, Anywhere));
        _aws.From(_db).To("10.9.1.9").On(Tcp(22)).ShouldNotReach(because: NoRouteToDestination, at: _private.RouteTable.Id);
    }

    [Fact]
    public void An_address_of_the_internet_may_be_the_source()
    {
        _aws.From("8.8.8.8").To(_web).On(Tcp(443)).ShouldReach("igw-1");
        _aws.From("8.8.8.8").To(_db).On(Tcp(5432)).ShouldNotReach(because: IgwPrivateIpAssociationForIngress);
    }

    /// <summary>Another VPC with the same addresses, whose database lets nobody in.</summary>
    private void Twin()
    {
        var twin = _aws.Vpc("10.0.0.0/16");
        twin.Subnet("10.0.1.0/24").Host("twin-web", address: _web.Address);
        twin.Subnet("10.0.2.0/24").Host("twin-db", address: _db.Address);
    }
}
