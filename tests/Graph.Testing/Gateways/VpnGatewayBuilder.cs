using Graph.Model;
using Graph.Model.Addressing;
using Graph.Model.Coverage;
using Graph.Model.Resources;
using Graph.Testing.Building;
using Graph.Testing.Networks;

namespace Graph.Testing.Gateways;

/// <summary>A virtual private gateway, attached to its VPC, and the VPN connections behind it.</summary>
public sealed class VpnGatewayBuilder : Part, IRouteTarget
{
    private readonly VpcBuilder _vpc;
    private readonly List<(string State, Cidr[] Routes)> _connections = [];
    private RouteTableBuilder? _edgeTable;

    internal VpnGatewayBuilder(VpcBuilder vpc, string id)
        : base(vpc.Topology, vpc.Scope, id) =>
        _vpc = vpc;

    /// <summary>A VPN connection with static routes to blocks on premises.</summary>
    public VpnGatewayBuilder WithVpn(params string[] routes)
    {
        _connections.Add(("available", [.. routes.Select(route => Cidr.Parse(route))]));
        return this;
    }

    /// <summary>Associates a gateway route table (gateway-route-tables.md).</summary>
    public VpnGatewayBuilder Using(RouteTableBuilder edgeTable)
    {
        _edgeTable = edgeTable;
        return this;
    }

    RouteTarget IRouteTarget.AsTarget() => new(RouteTargetKind.VpnGateway, Id);

    internal override void AddTo(RowSink rows)
    {
        var key = new Id<VpnGateway>(Id);
        rows.Add(ApiCall.DescribeVpnGateways, Scope, new VpnGateway(key, Scope, "available", _vpc.Key, "attached"));
        for (var i = 0; i < _connections.Count; i++)
        {
            var connection = new Id<VpnConnection>($"vpn-{Suffix}-{i + 1}");
            var customer = new Id<CustomerGateway>($"cgw-{Suffix}-{i + 1}");
            rows.Add(
                ApiCall.DescribeVpnConnections,
                Scope,
                new VpnConnection(connection, Scope, _connections[i].State, key, null, customer, true));
            foreach (var route in _connections[i].Routes)
                rows.Add(ApiCall.DescribeVpnConnections, Scope, new VpnConnectionRoute(connection, route, "available"));
            rows.Add(
                ApiCall.DescribeCustomerGateways,
                Scope,
                new CustomerGateway(customer, Scope, "available", "198.51.100.1"));
        }

        if (_edgeTable is not null)
        {
            rows.Add(
                ApiCall.DescribeRouteTables,
                Scope,
                new RouteTableAssociation($"rtbassoc-{Suffix}-vgw", _edgeTable.Key, null, Id, false, "associated"));
        }
    }
}
