using Graph.Model;
using Graph.Model.Coverage;
using Graph.Model.Resources;
using Graph.Testing.Building;
using Graph.Testing.Networks;

namespace Graph.Testing.Gateways;

/// <summary>An internet gateway, attached to its VPC.</summary>
public sealed class InternetGatewayBuilder : Part, IRouteTarget
{
    private readonly VpcBuilder _vpc;
    private bool _isAttached = true;
    private RouteTableBuilder? _edgeTable;

    internal InternetGatewayBuilder(VpcBuilder vpc, string id)
        : base(vpc.Topology, vpc.Scope, id) =>
        _vpc = vpc;

    /// <summary>Takes it off the VPC; routes to it stay.</summary>
    public InternetGatewayBuilder Detached()
    {
        _isAttached = false;
        return this;
    }

    /// <summary>Associates a gateway route table (gateway-route-tables.md).</summary>
    public InternetGatewayBuilder Using(RouteTableBuilder edgeTable)
    {
        _edgeTable = edgeTable;
        return this;
    }

    RouteTarget IRouteTarget.AsTarget() => new(RouteTargetKind.InternetGateway, Id);

    internal override void AddTo(RowSink rows)
    {
        rows.Add(
            ApiCall.DescribeInternetGateways,
            Scope,
            new InternetGateway(
                new Id<InternetGateway>(Id), Scope, _isAttached ? _vpc.Key : null, _isAttached ? "available" : null));
        if (_edgeTable is not null)
        {
            rows.Add(
                ApiCall.DescribeRouteTables,
                Scope,
                new RouteTableAssociation($"rtbassoc-{Suffix}-edge", _edgeTable.Key, null, Id, false, "associated"));
        }
    }
}

/// <summary>An egress-only internet gateway, attached to its VPC.</summary>
public sealed class EgressOnlyGatewayBuilder : Part, IRouteTarget
{
    private readonly VpcBuilder _vpc;

    internal EgressOnlyGatewayBuilder(VpcBuilder vpc, string id)
        : base(vpc.Topology, vpc.Scope, id) =>
        _vpc = vpc;

    RouteTarget IRouteTarget.AsTarget() => new(RouteTargetKind.EgressOnlyInternetGateway, Id);

    internal override void AddTo(RowSink rows) => rows.Add(
        ApiCall.DescribeEgressOnlyInternetGateways,
        Scope,
        new EgressOnlyInternetGateway(new Id<EgressOnlyInternetGateway>(Id), Scope, _vpc.Key, "attached"));
}
