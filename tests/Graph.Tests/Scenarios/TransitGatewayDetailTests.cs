using Graph.Model;
using Graph.Model.Addressing;
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

/// <summary>
/// The corners of transit gateways: attachments that lead on premises or out of the snapshot, zones, route evaluation, and tables
/// of which only parts were read (how-transit-gateways-work.md, tgw-vpc-attachments.md).
/// </summary>
public sealed class TransitGatewayDetailTests
{
    private readonly Topology _aws = new();
    private readonly TransitGatewayBuilder _gateway;
    private readonly VpcBuilder _left;
    private readonly VpcBuilder _right;
    private readonly SubnetBuilder _leftSide;
    private readonly SubnetBuilder _rightSide;
    private readonly InterfaceBuilder _client;
    private readonly InterfaceBuilder _server;
    private readonly TransitGatewayAttachmentBuilder _leftAttachment;
    private readonly TransitGatewayAttachmentBuilder _rightAttachment;

    public TransitGatewayDetailTests()
    {
        _gateway = _aws.TransitGateway();
        _left = _aws.Vpc("10.0.0.0/16");
        _right = _aws.Vpc("10.1.0.0/16");
        _client = _left.Subnet("10.0.1.0/24").RoutedTo(_gateway, "0.0.0.0/0").Host("client", sg: s => s.Allow(Tcp(22), Anywhere));
        _server = _right.Subnet("10.1.1.0/24").RoutedTo(_gateway, "0.0.0.0/0").Host("server", sg: s => s.Allow(Tcp(443), Anywhere));
        _leftSide = _left.Subnet("10.0.9.0/28");
        _rightSide = _right.Subnet("10.1.9.0/28");
        _leftAttachment = _gateway.Attach(_left, _leftSide);
        _rightAttachment = _gateway.Attach(_right, _rightSide);
    }

    private Probe Question => _aws.From(_client).To(_server).On(Tcp(443));

    private Id<TransitGatewayRouteTable> Table => new(_gateway.DefaultTable.Id);

    private Scope Here => new(Topology.DefaultAccount, Topology.DefaultRegion);

    [Theory]
    [InlineData("vpn")]
    [InlineData("direct-connect-gateway")]
    [InlineData("connect")]
    [InlineData("vpn-concentrator")]
    public void Attachments_lead_on_premises_and_from_there(string type)
    {
        Attach("tgw-attach-far", type, "192.168.0.0/16");
        _aws.From(_client).To("192.168.1.1").On(Tcp(443)).ShouldReach("tgw-attach-far").ShouldRestOn(Assumption.OnPremisesOpen);
        _aws.From(_client).To(OnPremises).On(Tcp(443)).ShouldReach("tgw-attach-far");
        _aws.From(OnPremises).To(_server).On(Tcp(443)).ShouldReach("tgw-attach-far", "sgr-server-in-1").ShouldRestOn(Assumption.OnPremisesOpen);
        _aws.From(OnPremises).To(_server).On(Tcp(22)).ShouldNotReach(because: EniSgRulesMismatch);
    }

    [Theory]
    [InlineData("client-vpn", true)]
    [InlineData("network-function", true)]
    [InlineData("vpc", false)]
    [InlineData("peering", false)]
    [InlineData("tgw-peering", false)]
    [InlineData(null, false)]
    public void Attachments_that_lead_elsewhere_are_not_known(string? type, bool isUnmodelled)
    {
        Attach("tgw-attach-far", type, "192.168.0.0/16");
        _aws.From(_client).To("192.168.1.1").On(Tcp(443))
            .ShouldBeUnknown("tgw-attach-far", because: isUnmodelled ? GraphNotModelled : GraphMissingFact);
    }

    /// <summary>how-transit-gateways-work.md, route evaluation order; the route that loses comes first in the answer.</summary>
    [Theory]
    [InlineData("direct-connect-gateway", "connect")]
    [InlineData("connect", "vpn")]
    [InlineData("vpn", "vpn-concentrator")]
    public void Of_equal_propagated_routes_the_kind_of_attachment_decides(string better, string worse)
    {
        Attach("tgw-attach-worse", worse, "192.168.0.0/16");
        Attach("tgw-attach-better", better, "192.168.0.0/16");
        _aws.From(_client).To("192.168.1.1").On(Tcp(443)).ShouldReach("tgw-attach-better").ShouldNotPass("tgw-attach-worse");
    }

    [Fact]
    public void A_vpcs_own_blocks_beat_what_else_is_propagated()
    {
        Attach("tgw-attach-worse", "direct-connect-gateway", "10.1.0.0/16");
        Question.ShouldReach(_rightAttachment.Id).ShouldNotPass("tgw-attach-worse");
        _aws.From(_client).To("10.1.77.1").On(Tcp(443)).ShouldNotReach(because: NoPossibleDestination);
    }

    [Fact]
    public void A_prefix_list_beats_what_is_propagated()
    {
        var list = _aws.PrefixList("list", "10.1.0.0/16");
        _gateway.DefaultTable.Static(list, null);
        Question.ShouldNotReach(because: TgwRtbBadStateRoute);
        _gateway.DefaultTable.Static("10.1.0.0/16", _rightAttachment);
        Question.ShouldReach();
    }

    [Fact]
    public void A_static_route_beats_a_prefix_list_of_the_same_length()
    {
        _gateway.DefaultTable.Static(_aws.PrefixList("list", "10.1.0.0/16"), _rightAttachment).Blackhole("10.1.0.0/16");
        Question.ShouldNotReach(because: TgwRtbBadStateRoute);
    }

    [Fact]
    public void The_attachments_own_subnet_rests_on_no_assumption()
    {
        var near = _leftSide.RoutedTo(_gateway, "10.1.0.0/16").Host("near");
        _aws.From(near).To(_server).On(Protocol(47)).ShouldNotReach(because: EniSgRulesMismatch);
        _server.Group.Allow(Protocol(47), Anywhere);
        _aws.From(near).To(_server).On(Protocol(47)).ShouldReach().ShouldNotRestOn(Assumption.TransitGatewayServesZone);
        _aws.From(_client).To(_server).On(Protocol(47)).ShouldReach().ShouldRestOn(Assumption.TransitGatewayServesZone);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Where_one_zone_has_no_id_the_names_are_compared(bool isAttachment)
    {
        _aws.Change<Subnet>(row => row.Id.Value == _leftSide.Id == isAttachment ? row with { AvailabilityZoneId = null } : row);
        Question.ShouldReach();
        _aws.Change<Subnet>(row => row.Id.Value == _leftSide.Id ? row with { AvailabilityZone = "eu-west-1z" } : row);
        Question.ShouldNotReach(because: TgwRouteAzRestriction);
    }

    [Theory]
    [InlineData("pending")]
    [InlineData("deleting")]
    public void Routes_in_other_states_carry_nothing(string state)
    {
        _aws.Change<TransitGatewayRoute>(row => row with { State = state });
        Question.ShouldNotReach(because: TgwRtbNoRouteToTgwAttachment);
    }

    [Fact]
    public void The_attachment_that_a_route_leads_to_must_work()
    {
        _rightAttachment.InState("modifying");
        Question.ShouldNotReach(because: BadStateAttachment, at: _rightAttachment.Id);
    }

    [Fact]
    public void The_subnets_of_an_attachment_may_be_missing()
    {
        _aws.Drop<Subnet>(row => row.Id.Value == _rightSide.Id);
        Question.ShouldBeUnknown(_rightSide.Id);
        _aws.Drop<Subnet>(row => row.Id.Value == _leftSide.Id);
        Question.ShouldBeUnknown(_leftSide.Id);
    }

    [Fact]
    public void A_vpc_without_an_attachment_may_have_one_that_was_not_read()
    {
        var host = _aws.Vpc("10.3.0.0/16").Subnet("10.3.1.0/24").RoutedTo(_gateway, Anywhere).Host("host");
        _aws.From(host).To(_server).On(Tcp(443)).ShouldNotReach(because: BadStateAttachment);
        _aws.CutShort(ApiCall.DescribeTransitGatewayVpcAttachments);
        _aws.From(host).To(_server).On(Tcp(443)).ShouldBeUnknown("describe-transit-gateway-vpc-attachments in 111111111111/eu-west-1");
    }

    /// <summary>The gateway keeps the sender's zone where it can; in appliance mode the first packet of a flow chooses.</summary>
    [Fact]
    public void The_senders_zone_is_kept_but_in_appliance_mode()
    {
        var other = _aws.Vpc("10.4.0.0/16");
        var (a, b) = (other.Subnet("10.4.8.0/28", zone: "a"), other.Subnet("10.4.8.16/28", zone: "b"));
        var attachment = _gateway.Attach(other, a, b);
        var host = other.Subnet("10.4.1.0/24").RoutedTo(_gateway, "10.0.0.0/8").Host("host", sg: s => s.Allow(Tcp(443), Anywhere));
        var probe = _aws.From(_client).To(host).On(Tcp(443));
        a.GuardedBy(acl => acl.AllowIn(10, AllTraffic));
        probe.ShouldNotReach(because: SubnetAclRestriction);
        attachment.WithApplianceMode();
        probe.ShouldReach();

        a.GuardedBy(acl => acl.AllowOut(10, AllTraffic));
        b.GuardedBy(acl => acl.AllowIn(10, AllTraffic));
        probe.ShouldReach();
    }

    [Fact]
    public void A_peering_of_gateways_must_work_and_lead_to_one_that_is_there()
    {
        var (far, other) = (_aws.TransitGateway("far"), _aws.Vpc("10.5.0.0/16"));
        far.Attach(other, other.Subnet("10.5.8.0/28"));
        var peering = _gateway.PeeredWith(far);
        _gateway.DefaultTable.Static("10.5.0.0/16", peering);
        far.DefaultTable.Static("10.0.0.0/16", peering);
        var host = other.Subnet("10.5.1.0/24").RoutedTo(far, "10.0.0.0/8")
            .Host("host", sg: s => s.Allow(Tcp(443), Anywhere).Allow(Tcp(22), _client.Group));
        _aws.From(_client).To(host).On(Tcp(443)).ShouldReach(peering.Id);
        _gateway.WithSecurityGroupReferencing();
        far.WithSecurityGroupReferencing();
        _aws.From(_client).To(host).On(Tcp(22)).ShouldNotReach(because: SgReferencesNotPreserved);

        _aws.Change<TransitGatewayPeeringAttachment>(row => row with { State = "rejected" });
        _aws.From(_client).To(host).On(Tcp(443)).ShouldNotReach(because: BadStateAttachment, at: peering.Id);
        _aws.Change<TransitGatewayPeeringAttachment>(row => row with { State = "available" }).Forget(far);
        _aws.From(_client).To(host).On(Tcp(443)).ShouldBeUnknown("tgw-far");
        _aws.Change<TransitGatewayPeeringAttachment>(row => row with { AccepterTransitGateway = null });
        _aws.From(_client).To(host).On(Tcp(443)).ShouldBeUnknown(peering.Id);
    }

    [Fact]
    public void Group_references_are_lost_where_the_senders_attachment_does_not_carry_them()
    {
        _gateway.WithSecurityGroupReferencing();
        _server.Group.Allow(Tcp(22), _client.Group);
        _aws.From(_client).To(_server).On(Tcp(22)).ShouldReach("sgr-server-in-2");
        _leftAttachment.WithoutSecurityGroupReferencing();
        _aws.From(_client).To(_server).On(Tcp(22)).ShouldNotReach(because: SgReferencingSupport);
    }

    /// <summary>Batfish's dump has the static routes and the propagations: what a VPC propagates follows from its blocks.</summary>
    [Fact]
    public void Propagated_routes_follow_from_the_propagations_where_only_static_ones_were_read()
    {
        _aws.WithoutCall(ApiCall.SearchTransitGatewayRoutes).Add(
            ApiCall.SearchTransitGatewayStaticRoutes, Route("tgw-attach-none", null, "172.16.0.0/16", "blackhole"), Table.Value);
        Question.ShouldReach(_rightAttachment.Id);
        _aws.From(_client).To("10.77.0.1").On(Tcp(443)).ShouldNotReach(because: TgwRtbNoRouteToTgwAttachment);
        _aws.From(_client).To("172.16.0.1").On(Tcp(443)).ShouldNotReach(because: TgwRtbBadStateRoute);

        _aws.Change<TransitGatewayPropagation>(row => row with { State = "disabled" });
        Question.ShouldNotReach(because: TgwRtbNoRouteToTgwAttachment);
        _aws.Change<TransitGatewayPropagation>(row => row with { State = "enabled" }).Forget(_right);
        _aws.From(_client).To("10.1.1.4").On(Tcp(443)).ShouldBeUnknown(_right.Id, because: TgwRtbRoutesAreUnknown);
        _aws.Change<TransitGatewayPropagation>(row => row with { ResourceType = "vpn" });
        _aws.From(_client).To("10.1.1.4").On(Tcp(443)).ShouldBeUnknown(because: TgwRtbRoutesAreUnknown);
        _aws.Deny(ApiCall.GetTransitGatewayRouteTablePropagations);
        _aws.From(_client).To("10.1.1.4").On(Tcp(443))
            .ShouldBeUnknown($"get-transit-gateway-route-table-propagations {Table}", because: TgwRtbRoutesAreUnknown);
    }

    [Fact]
    public void A_table_of_routes_that_were_not_read_is_named()
    {
        _aws.Deny(ApiCall.SearchTransitGatewayRoutes);
        Question.ShouldBeUnknown($"search-transit-gateway-routes {Table}", because: TgwRtbRoutesAreUnknown);
    }

    [Fact]
    public void An_association_that_is_going_away_is_none_and_a_missing_table_is_named()
    {
        _aws.Change<TransitGatewayAttachment>(row => row with { AssociatedRouteTable = null, AssociationState = null });
        Question.ShouldReach();
        _aws.Change<TransitGatewayAssociation>(row => row with { State = "disassociating" });
        Question.ShouldNotReach(because: TgwAttachMissingTgwRtbAssociation);

        _aws.Change<TransitGatewayAttachment>(row => row with { AssociatedRouteTable = new("tgw-rtb-lost") });
        Question.ShouldBeUnknown("tgw-rtb-lost", because: TgwRtbRoutesAreUnknown);
        _aws.Drop<TransitGatewayAttachment>(_ => true);
        Question.ShouldBeUnknown(_leftAttachment.Id);
    }

    private void Attach(string id, string? type, string block)
    {
        _aws.Add(ApiCall.DescribeTransitGatewayAttachments, new TransitGatewayAttachment(
            new(id), Here, new(_gateway.Id), type ?? "", "far-1", null, "available", Table, "associated"));
        _aws.Add(ApiCall.SearchTransitGatewayRoutes, Route(id, type, block, "active"), Table.Value);
    }

    private TransitGatewayRoute Route(string attachment, string? type, string block, string state) =>
        new(Table, 90, Cidr.Parse(block), null, state is "active" ? new(attachment) : null, type, "far-1", "propagated", state);
}
