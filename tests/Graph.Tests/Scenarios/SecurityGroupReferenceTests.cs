using Graph.Testing;
using Graph.Testing.Networks;
using Graph.Testing.TransitGateways;
using Xunit;
using static Graph.Model.Evidence.ExplanationCodes;
using static Graph.Testing.Words;

namespace Graph.Tests.Scenarios;

/// <summary>
/// Group references between VPCs: peering/vpc-peering-security-groups.md, tgw/tgw-vpc-attachments.md, and
/// security-group-rules.md for where references work.
/// </summary>
public sealed class SecurityGroupReferenceTests
{
    private readonly Topology _aws = new();
    private readonly VpcBuilder _left;
    private readonly VpcBuilder _right;
    private readonly InterfaceBuilder _client;
    private readonly InterfaceBuilder _server;

    public SecurityGroupReferenceTests()
    {
        _left = _aws.Vpc("10.0.0.0/16");
        _right = _aws.Vpc("10.1.0.0/16", account: "222222222222");
        _client = _left.Subnet("10.0.1.0/24").Host("client");
        _server = _right.Subnet("10.1.1.0/24").Host("server");
    }

    [Fact]
    public void A_reference_crosses_an_active_peering_also_between_accounts()
    {
        var peering = _left.PeeredWith(_right).RoutedBothWays();
        _server.Group.Allow(Tcp(443), from: _client.Group, over: peering);

        _aws.From(_client).To(_server).On(Tcp(443)).ShouldReach("sgr-server-in-1", peering.Id);
        _aws.From(_client.Subnet.Host("stranger")).To(_server).On(Tcp(443)).ShouldNotReach(because: EniSgRulesMismatch);
    }

    [Fact]
    public void An_outbound_reference_crosses_a_peering()
    {
        var peering = _left.PeeredWith(_right).RoutedBothWays();
        _server.Group.Allow(AllTraffic, Anywhere);
        _client.Group.WithoutDefaultEgress().AllowOut(Tcp(443), to: _server.Group, over: peering);

        _aws.From(_client).To(_server).On(Tcp(443)).ShouldReach("sgr-client-out-1");
    }

    [Fact]
    public void A_reference_does_not_cross_a_transit_gateway_by_default()
    {
        Connect(_aws.TransitGateway());
        _server.Group.Allow(Tcp(443), from: _client.Group);

        _aws.From(_client).To(_server).On(Tcp(443)).ShouldNotReach(because: SgReferencingSupport);
    }

    [Fact]
    public void A_reference_crosses_a_transit_gateway_that_lets_it()
    {
        Connect(_aws.TransitGateway().WithSecurityGroupReferencing());
        _server.Group.Allow(Tcp(443), from: _client.Group);

        _aws.From(_client).To(_server).On(Tcp(443)).ShouldReach("sgr-server-in-1");
    }

    [Fact]
    public void The_attachment_must_let_it_too()
    {
        var gateway = _aws.TransitGateway().WithSecurityGroupReferencing();
        var (_, right) = Connect(gateway);
        right.WithoutSecurityGroupReferencing();
        _server.Group.Allow(Tcp(443), from: _client.Group);

        _aws.From(_client).To(_server).On(Tcp(443)).ShouldNotReach(because: SgReferencingSupport);
    }

    [Fact]
    public void An_outbound_reference_never_crosses_a_transit_gateway()
    {
        Connect(_aws.TransitGateway().WithSecurityGroupReferencing());
        _server.Group.Allow(AllTraffic, Anywhere);
        _client.Group.WithoutDefaultEgress().AllowOut(Tcp(443), to: _server.Group);

        _aws.From(_client).To(_server).On(Tcp(443)).ShouldNotReach();
    }

    [Fact]
    public void A_block_crosses_everything()
    {
        Connect(_aws.TransitGateway());
        _server.Group.Allow(Tcp(443), "10.0.1.0/24");

        _aws.From(_client).To(_server).On(Tcp(443)).ShouldReach("sgr-server-in-1");
    }

    /// <summary>The members of a group in an account that was not read are not known.</summary>
    [Fact]
    public void A_reference_into_an_account_that_was_not_read_is_not_decided()
    {
        var peering = _left.PeeredWith(_right).RoutedBothWays();
        _client.Group.Allow(Tcp(443), from: _server.Group, over: peering);
        _aws.WithoutAccount("222222222222");

        _aws.From("10.1.1.4").To(_client).On(Tcp(443)).ShouldBeUnknown();
    }

    private (TransitGatewayAttachmentBuilder Left, TransitGatewayAttachmentBuilder Right) Connect(
        TransitGatewayBuilder gateway)
    {
        _left.RoutedTo(gateway, "10.1.0.0/16");
        _right.RoutedTo(gateway, "10.0.0.0/16");
        return (gateway.Attach(_left, _left.Subnet("10.0.9.0/28")), gateway.Attach(_right, _right.Subnet("10.1.9.0/28")));
    }
}
