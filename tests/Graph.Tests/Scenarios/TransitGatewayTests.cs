using Graph.Model.Coverage;
using Graph.Model.Evidence;
using Graph.Model.Resources;
using Graph.Testing;
using Graph.Testing.Networks;
using Graph.Testing.Questions;
using Graph.Testing.TransitGateways;
using Xunit;
using static Graph.Model.Evidence.ExplanationCodes;
using static Graph.Testing.Words;

namespace Graph.Tests.Scenarios;

/// <summary>Transit gateways: vpc/latest/tgw/how-transit-gateways-work.md, tgw-vpc-attachments.md, and the TGW codes.</summary>
public sealed class TransitGatewayTests
{
    private readonly Topology _aws = new();
    private readonly TransitGatewayBuilder _gateway;
    private readonly VpcBuilder _left;
    private readonly VpcBuilder _right;
    private readonly InterfaceBuilder _client;
    private readonly InterfaceBuilder _server;
    private readonly TransitGatewayAttachmentBuilder _leftAttachment;
    private readonly TransitGatewayAttachmentBuilder _rightAttachment;

    public TransitGatewayTests()
    {
        _gateway = _aws.TransitGateway();
        _left = _aws.Vpc("10.0.0.0/16");
        _right = _aws.Vpc("10.1.0.0/16");
        _client = _left.Subnet("10.0.1.0/24").RoutedTo(_gateway, "10.0.0.0/8").Host("client");
        _server = _right.Subnet("10.1.1.0/24").RoutedTo(_gateway, "10.0.0.0/8")
            .Host("server", sg: s => s.Allow(Tcp(443), Anywhere));
        _leftAttachment = _gateway.Attach(_left, _left.Subnet("10.0.9.0/28"));
        _rightAttachment = _gateway.Attach(_right, _right.Subnet("10.1.9.0/28"));
    }

    private Probe Question => _aws.From(_client).To(_server).On(Tcp(443));

    [Fact]
    public void Attachments_with_routes_are_connected() =>
        Question.ShouldReach(_leftAttachment.Id, _gateway.DefaultTable.Id, "10.1.0.0/16", _rightAttachment.Id);

    [Fact]
    public void Without_a_route_in_the_subnet_nothing_gets_there()
    {
        _client.Subnet.Using(_left.RouteTable("isolated"));
        Question.ShouldNotReach(because: NoRouteToDestination, at: "rtb-isolated", isDelivered: false);
    }

    [Fact]
    public void Without_a_route_back_the_reply_is_lost()
    {
        _server.Subnet.Using(_right.RouteTable("isolated"));
        Question.ShouldNotReach(because: NoRouteToDestination, at: "rtb-isolated", isDelivered: true);
    }

    [Fact]
    public void Nothing_leaves_an_attachment_that_uses_no_table()
    {
        _leftAttachment.NotAssociated();
        Question.ShouldNotReach(because: TgwAttachMissingTgwRtbAssociation, isDelivered: false);
    }

    [Fact]
    public void The_reply_needs_an_association_too()
    {
        _rightAttachment.NotAssociated();
        Question.ShouldNotReach(because: TgwAttachMissingTgwRtbAssociation, isDelivered: true);
    }

    [Fact]
    public void Without_propagation_the_table_knows_no_way()
    {
        _rightAttachment.PropagatingTo();
        Question.ShouldNotReach(because: TgwRtbNoRouteToTgwAttachment, at: _gateway.DefaultTable.Id, isDelivered: false);
    }

    [Fact]
    public void A_static_route_does_what_propagation_does()
    {
        _rightAttachment.PropagatingTo();
        _gateway.DefaultTable.Static("10.1.1.0/24", _rightAttachment);
        Question.ShouldReach("10.1.1.0/24");
    }

    [Fact]
    public void The_table_of_the_attachment_decides_not_any_other()
    {
        var spokes = _gateway.RouteTable("spokes");
        _leftAttachment.AssociatedWith(spokes);
        Question.ShouldNotReach(because: TgwRtbNoRouteToTgwAttachment, at: spokes.Id);

        spokes.Static("10.1.0.0/16", _rightAttachment);
        Question.ShouldReach(spokes.Id);
    }

    [Fact]
    public void The_table_of_the_other_side_decides_on_the_reply()
    {
        var spokes = _gateway.RouteTable("spokes");
        _rightAttachment.AssociatedWith(spokes);
        Question.ShouldNotReach(because: TgwRtbNoRouteToTgwAttachment, at: spokes.Id, isDelivered: true);
    }

    [Fact]
    public void A_static_route_beats_a_propagated_one_for_the_same_block()
    {
        _gateway.DefaultTable.Blackhole("10.1.0.0/16");
        Question.ShouldNotReach(because: TgwRtbBadStateRoute, at: "10.1.0.0/16");
    }

    [Fact]
    public void The_longest_prefix_wins_whatever_its_kind()
    {
        _gateway.DefaultTable.Blackhole("10.0.0.0/8");
        Question.ShouldReach("10.1.0.0/16");

        _gateway.DefaultTable.Blackhole("10.1.1.0/24");
        Question.ShouldNotReach(because: TgwRtbBadStateRoute, at: "10.1.1.0/24");
    }

    [Fact]
    public void A_prefix_list_gives_static_routes()
    {
        var list = _aws.PrefixList("right", "10.1.0.0/16");
        _rightAttachment.PropagatingTo();
        _gateway.DefaultTable.Static(list, _rightAttachment);
        Question.ShouldReach("10.1.0.0/16");
    }

    [Fact]
    public void A_packet_delivered_to_the_wrong_vpc_is_lost_there()
    {
        var third = _aws.Vpc("10.2.0.0/16");
        var attachment = _gateway.Attach(third, third.Subnet("10.2.9.0/28"));
        _gateway.DefaultTable.Static("10.1.1.0/24", attachment);

        Question.ShouldNotReach(because: NoRouteToDestination, at: third.MainRouteTable.Id);
    }

    /// <summary>What enters a VPC is routed by the table of the attachment's subnet.</summary>
    [Fact]
    public void The_table_of_the_attachment_subnet_routes_what_enters()
    {
        var third = _aws.Vpc("10.2.0.0/16");
        var subnet = third.Subnet("10.2.9.0/28").RoutedTo(_gateway, "10.1.0.0/16");
        var hub = _gateway.Attach(third, subnet);
        var spokes = _gateway.RouteTable("spokes").Static("10.1.0.0/16", hub);
        _leftAttachment.AssociatedWith(spokes);

        Question.ShouldReach(spokes.Id, subnet.RouteTable.Id, _gateway.DefaultTable.Id);
    }

    [Fact]
    public void A_subnet_in_a_zone_without_an_attachment_subnet_does_not_get_out()
    {
        var elsewhere = _left.Subnet("10.0.2.0/24", zone: "b").RoutedTo(_gateway, "10.0.0.0/8").Host("elsewhere");
        _aws.From(elsewhere).To(_server).On(Tcp(443)).ShouldNotReach(because: TgwRouteAzRestriction, isDelivered: false);
    }

    [Fact]
    public void Another_subnet_of_the_same_zone_gets_out_by_assumption() =>
        Question.ShouldReach().ShouldRestOn(Assumption.TransitGatewayServesZone);

    [Fact]
    public void The_destination_may_be_in_any_zone_for_the_request_not_for_the_reply()
    {
        var far = _right.Subnet("10.1.2.0/24", zone: "b").RoutedTo(_gateway, "10.0.0.0/8")
            .Host("far", sg: s => s.Allow(Tcp(443), Anywhere));
        _aws.From(_client).To(far).On(Tcp(443)).ShouldNotReach(because: TgwRouteAzRestriction, isDelivered: true);
    }

    [Theory]
    [InlineData("pendingAcceptance")]
    [InlineData("deleted")]
    [InlineData("failed")]
    public void Only_an_available_attachment_carries_packets(string state)
    {
        _leftAttachment.InState(state);
        Question.ShouldNotReach(because: BadStateAttachment);
    }

    [Fact]
    public void The_gateway_may_belong_to_another_account()
    {
        var shared = _aws.TransitGateway("shared", account: "333333333333");
        var third = _aws.Vpc("10.2.0.0/16", account: "222222222222");
        var fourth = _aws.Vpc("10.3.0.0/16");
        var server = third.Subnet("10.2.1.0/24").RoutedTo(shared, "10.3.0.0/16")
            .Host("shared-server", sg: s => s.Allow(Tcp(443), Anywhere));
        var client = fourth.Subnet("10.3.1.0/24").RoutedTo(shared, "10.2.0.0/16").Host("shared-client");
        shared.Attach(third, third.Subnet("10.2.9.0/28"));
        shared.Attach(fourth, fourth.Subnet("10.3.9.0/28"));

        _aws.From(client).To(server).On(Tcp(443)).ShouldReach(shared.DefaultTable.Id);
    }

    [Fact]
    public void A_peering_of_gateways_needs_static_routes_on_both()
    {
        var (client, peering, far) = PeeredGateways();
        _aws.From(client).To(_server).On(Tcp(443)).ShouldNotReach(because: TgwRtbNoRouteToTgwAttachment, isDelivered: false);

        far.DefaultTable.Static("10.1.0.0/16", peering);
        _aws.From(client).To(_server).On(Tcp(443)).ShouldNotReach(because: TgwRtbNoRouteToTgwAttachment, isDelivered: true);

        _gateway.DefaultTable.Static("10.5.0.0/16", peering);
        _aws.From(client).To(_server).On(Tcp(443)).ShouldReach(far.DefaultTable.Id, peering.Id, _gateway.DefaultTable.Id);
    }

    [Fact]
    public void Routes_are_not_learned_over_a_peering()
    {
        var (client, peering, far) = PeeredGateways();
        far.DefaultTable.Propagate(peering);
        _gateway.DefaultTable.Propagate(peering);
        _aws.From(client).To(_server).On(Tcp(443)).ShouldNotReach(because: TgwRtbNoRouteToTgwAttachment);
    }

    private (InterfaceBuilder Client, TransitGatewayPeeringBuilder Peering, TransitGatewayBuilder Far) PeeredGateways()
    {
        var far = _aws.TransitGateway("far", region: "us-east-1");
        var vpc = _aws.Vpc("10.5.0.0/16", region: "us-east-1");
        var client = vpc.Subnet("10.5.1.0/24").RoutedTo(far, "10.0.0.0/8").Host("far-client");
        far.Attach(vpc, vpc.Subnet("10.5.9.0/28"));
        return (client, far.PeeredWith(_gateway), far);
    }

    /// <summary>Only the gateway's owner is told what its attachments are associated with.</summary>
    [Fact]
    public void An_association_that_only_the_owner_is_told_is_not_known_without_the_owners_answer()
    {
        _aws.Change<TransitGatewayAttachment>(row => row with { AssociatedRouteTable = null, AssociationState = null });
        _aws.Drop<TransitGatewayAssociation>(_ => true);
        Question.ShouldNotReach(because: TgwAttachMissingTgwRtbAssociation);

        _aws.CutShort(ApiCall.DescribeTransitGatewayAttachments);
        Question.ShouldBeUnknown();
    }

    /// <summary>A zone's id is the same in every account, its name is not.</summary>
    [Fact]
    public void Zones_are_compared_by_id_where_both_have_one()
    {
        _aws.Change<Subnet>(row => row.AvailabilityZone == "eu-west-1a" && row.Id.Value.EndsWith('1')
            ? row with { AvailabilityZone = "eu-west-1z" }
            : row);
        Question.ShouldReach();

        _aws.Change<Subnet>(row => row with { AvailabilityZone = "eu-west-1a", AvailabilityZoneId = $"az-of-{row.Id}" });
        Question.ShouldNotReach(because: TgwRouteAzRestriction);
    }

    [Fact]
    public void Zones_without_ids_are_compared_by_name()
    {
        _aws.Change<Subnet>(row => row with { AvailabilityZoneId = null });
        Question.ShouldReach();

        _aws.Change<Subnet>(row => row with { AvailabilityZone = $"zone of {row.Id}" });
        Question.ShouldNotReach(because: TgwRouteAzRestriction);
    }
}
