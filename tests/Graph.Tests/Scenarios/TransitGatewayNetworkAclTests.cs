using Graph.Testing;
using Graph.Testing.Networks;
using Graph.Testing.Questions;
using Graph.Testing.TransitGateways;
using Xunit;
using static Graph.Model.Evidence.ExplanationCodes;
using static Graph.Testing.Words;

namespace Graph.Tests.Scenarios;

/// <summary>Network ACLs on the way to and from a transit gateway: vpc/latest/tgw/tgw-nacls.md.</summary>
public sealed class TransitGatewayNetworkAclTests
{
    private readonly Topology _aws = new();
    private readonly TransitGatewayBuilder _gateway;
    private readonly VpcBuilder _left;
    private readonly VpcBuilder _right;
    private readonly InterfaceBuilder _client;
    private readonly InterfaceBuilder _server;

    public TransitGatewayNetworkAclTests()
    {
        _gateway = _aws.TransitGateway();
        _left = _aws.Vpc("10.0.0.0/16");
        _right = _aws.Vpc("10.1.0.0/16");
        _client = _left.Subnet("10.0.1.0/24").RoutedTo(_gateway, "10.1.0.0/16").Host("client");
        _server = _right.Subnet("10.1.1.0/24").RoutedTo(_gateway, "10.0.0.0/16")
            .Host("server", sg: s => s.Allow(Tcp(443), Anywhere));
    }

    private Probe Question => _aws.From(_client).To(_server).On(Tcp(443));

    [Fact]
    public void Apart_the_subnet_of_the_server_asks_by_source()
    {
        AttachApart();
        _server.Subnet.GuardedBy(acl => acl.DenyIn(10, AllTraffic, "10.0.1.0/24").AllowAll());
        Question.ShouldNotReach(because: SubnetAclRestriction, at: "ingress/10");
    }

    [Fact]
    public void Apart_the_subnet_of_the_client_asks_by_destination()
    {
        AttachApart();
        _client.Subnet.GuardedBy(acl => acl.DenyOut(10, AllTraffic, "10.1.1.0/24").AllowAll());
        Question.ShouldNotReach(because: SubnetAclRestriction, at: "egress/10");
    }

    [Fact]
    public void Apart_the_attachment_subnet_of_the_client_asks_what_goes_in()
    {
        var (left, _) = AttachApart();
        left.GuardedBy(acl => acl.DenyIn(10, AllTraffic, "10.0.1.0/24").AllowAll());
        Question.ShouldNotReach(because: SubnetAclRestriction, at: "ingress/10", isDelivered: false);
    }

    [Fact]
    public void Apart_the_attachment_subnet_of_the_server_asks_what_goes_out()
    {
        var (_, right) = AttachApart();
        right.GuardedBy(acl => acl.DenyOut(10, AllTraffic, "10.1.1.0/24").AllowAll());
        Question.ShouldNotReach(because: SubnetAclRestriction, at: "egress/10", isDelivered: false);
    }

    /// <summary>Inbound entries are for what hosts send to the gateway, outbound ones for what it sends to hosts.</summary>
    [Fact]
    public void Apart_the_attachment_subnet_does_not_ask_what_comes_from_the_gateway()
    {
        var (left, right) = AttachApart();
        left.GuardedBy(acl => acl.AllowIn(100, AllTraffic, "10.0.1.0/24").AllowOut(100, AllTraffic, "10.0.1.0/24"));
        right.GuardedBy(acl => acl.AllowIn(100, AllTraffic, "10.1.1.0/24").AllowOut(100, AllTraffic, "10.1.1.0/24"));
        Question.ShouldReach();
    }

    [Fact]
    public void Together_what_comes_from_the_gateway_is_not_asked()
    {
        AttachTogether();
        _server.Subnet.GuardedBy(acl => acl
            .AllowIn(100, AllTcp, "10.1.1.0/24")
            .AllowOut(100, AllTcp, "10.0.1.0/24"));
        Question.ShouldReach();
    }

    [Fact]
    public void Together_what_goes_to_the_gateway_needs_an_outbound_entry()
    {
        AttachTogether();
        _server.Subnet.GuardedBy(acl => acl.AllowIn(100, AllTcp, "10.1.1.0/24"));
        Question.ShouldNotReach(because: SubnetAclRestriction, at: "egress/32767", isDelivered: true);
    }

    [Fact]
    public void Together_what_goes_to_the_gateway_needs_an_inbound_entry_too()
    {
        AttachTogether();
        _server.Subnet.GuardedBy(acl => acl.AllowOut(100, AllTcp, "10.0.1.0/24"));
        Question.ShouldNotReach(because: SubnetAclRestriction, at: "ingress/32767", isDelivered: true);
    }

    private (SubnetBuilder Left, SubnetBuilder Right) AttachApart()
    {
        var left = _left.Subnet("10.0.9.0/28");
        var right = _right.Subnet("10.1.9.0/28");
        _gateway.Attach(_left, left);
        _gateway.Attach(_right, right);
        return (left, right);
    }

    private void AttachTogether()
    {
        _gateway.Attach(_left, _client.Subnet);
        _gateway.Attach(_right, _server.Subnet);
    }
}
