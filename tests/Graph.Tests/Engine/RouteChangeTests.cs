using Graph.Engine.Changes;
using Graph.Model;
using Graph.Model.Resources;
using Graph.Testing;
using Graph.Testing.TransitGateways;
using Xunit;

namespace Graph.Tests.Engine;

/// <summary>Removing a route changes what AWS would change, and no more.</summary>
public sealed class RouteChangeTests
{
    private readonly Topology _aws = new();
    private readonly TransitGatewayBuilder _gateway;
    private readonly TransitGatewayAttachmentBuilder _right;
    private readonly string _table;

    public RouteChangeTests()
    {
        _gateway = _aws.TransitGateway();
        var (left, right) = (_aws.Vpc("10.0.0.0/16"), _aws.Vpc("10.1.0.0/16"));
        _gateway.Attach(left, left.Subnet("10.0.1.0/24"));
        _right = _gateway.Attach(right, right.Subnet("10.1.1.0/24"));
        _table = _gateway.DefaultTable.Id;
    }

    [Fact]
    public void A_static_route_goes_alone()
    {
        _gateway.DefaultTable.Static("10.1.1.0/24", _right);
        var estate = _aws.Build();
        var change = ChangeParser.ParseRemoval($"{_table}/10.1.1.0/24", estate);
        var without = change.ApplyTo(estate);

        Assert.Equal(["10.0.0.0/16", "10.1.0.0/16"], Routes(without));
        Assert.Equal(estate.Rows<TransitGatewayPropagation>(), without.Rows<TransitGatewayPropagation>());
        Assert.Throws<ChangeException>(() => change.ApplyTo(without));
    }

    [Fact]
    public void A_propagated_route_goes_with_all_that_its_attachment_propagates_and_static_ones_stay()
    {
        _gateway.DefaultTable.Static("10.1.1.0/24", _right);
        var estate = _aws.Build();
        var rows = estate.Rows<TransitGatewayRoute>();
        var propagated = rows.First(row => row.Type == "propagated" && row.Attachment!.Value.Value == _right.Id);
        estate = estate.With(rows.Append(propagated with { Destination = Graph.Model.Addressing.Cidr.Parse("10.2.0.0/16") }));
        var change = ChangeParser.ParseRemoval($"{_table}/10.2.0.0/16", estate);
        var without = change.ApplyTo(estate);

        Assert.Equal(["10.0.0.0/16", "10.1.1.0/24"], Routes(without));
        Assert.DoesNotContain(without.Rows<TransitGatewayPropagation>(), row => row.Attachment.Value == _right.Id);
        Assert.Throws<ChangeException>(() => change.ApplyTo(without));
    }

    [Fact]
    public void What_a_static_route_hid_is_propagated_when_it_goes()
    {
        _gateway.DefaultTable.Static("10.1.0.0/16", _right);
        _aws.Drop<TransitGatewayRoute>(row => row.Type == "propagated" && row.Destination.ToString() == "10.1.0.0/16");
        var estate = _aws.Build();
        var without = ChangeParser.ParseRemoval($"{_table}/10.1.0.0/16", estate).ApplyTo(estate);

        Assert.Equal(["10.0.0.0/16", "10.1.0.0/16"], Routes(estate));
        Assert.Equal(["10.0.0.0/16", "10.1.0.0/16"], Routes(without));
        Assert.All(without.Rows<TransitGatewayRoute>(), row => Assert.Equal("propagated", row.Type));
    }

    [Fact]
    public void The_routes_of_a_prefix_list_go_together()
    {
        _gateway.DefaultTable.Static(_aws.PrefixList("some", "10.8.0.0/16", "10.9.0.0/16"), _right);
        var estate = _aws.Build();
        var without = ChangeParser.ParseRemoval($"{_table}/10.8.0.0/16", estate).ApplyTo(estate);

        Assert.Equal(["10.0.0.0/16", "10.1.0.0/16"], Routes(without));
        Assert.NotEmpty(estate.Rows<TransitGatewayPrefixListReference>());
        Assert.Empty(without.Rows<TransitGatewayPrefixListReference>());
    }

    [Fact]
    public void What_a_virtual_private_gateway_propagates_ends_at_once()
    {
        var vpc = _aws.Vpc("10.5.0.0/16").WithVpnGateway();
        var subnet = vpc.Subnet("10.5.1.0/24");
        var gateway = vpc.VpnGateway;
        var table = vpc.RouteTable().Propagated("192.168.0.0/16", gateway).Propagated("172.16.0.0/16", gateway).Route("172.17.0.0/16", gateway);
        subnet.Using(table);
        var estate = _aws.Build();
        var without = ChangeParser.ParseRemoval($"{table.Id}/192.168.0.0/16", estate).ApplyTo(estate);

        Assert.Equal(
            ["172.17.0.0/16"],
            without.Rows<Route>().Where(row => row.RouteTable.Value == table.Id && row.Target.Kind == RouteTargetKind.VpnGateway)
                .Select(row => row.DestinationText));
    }

    private static string[] Routes(Estate estate) =>
        [.. estate.Rows<TransitGatewayRoute>().Select(row => row.Destination.ToString()).Order(StringComparer.Ordinal)];
}
