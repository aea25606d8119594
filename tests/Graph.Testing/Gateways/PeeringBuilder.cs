using Graph.Model;
using Graph.Model.Coverage;
using Graph.Model.Resources;
using Graph.Testing.Building;
using Graph.Testing.Networks;

namespace Graph.Testing.Gateways;

/// <summary>A VPC peering connection. Both accounts see it.</summary>
public sealed class PeeringBuilder : Part, IRouteTarget
{
    private readonly VpcBuilder _requester;
    private readonly VpcBuilder _accepter;

    internal PeeringBuilder(VpcBuilder requester, VpcBuilder accepter, string id, string status)
        : base(requester.Topology, requester.Scope, id)
    {
        _requester = requester;
        _accepter = accepter;
        Status = status;
    }

    /// <summary>`active` is the only one that carries packets.</summary>
    public string Status { get; }

    internal Id<VpcPeeringConnection> Key => new(Id);

    /// <summary>Routes every table of each VPC to all blocks of the other.</summary>
    public PeeringBuilder RoutedBothWays()
    {
        _requester.RoutedTo(this, [.. _accepter.Blocks.Select(block => block.ToString())]);
        _accepter.RoutedTo(this, [.. _requester.Blocks.Select(block => block.ToString())]);
        return this;
    }

    RouteTarget IRouteTarget.AsTarget() => new(RouteTargetKind.VpcPeeringConnection, Id);

    internal override void AddTo(RowSink rows)
    {
        rows.Add(
            ApiCall.DescribeVpcPeeringConnections,
            Scope,
            new VpcPeeringConnection(
                Key, Scope, Status, _requester.Key, _requester.Scope, _accepter.Key, _accepter.Scope));
        foreach (var block in _requester.Blocks)
            rows.Add(ApiCall.DescribeVpcPeeringConnections, Scope, new VpcPeeringCidrBlock(Key, false, block));
        foreach (var block in _accepter.Blocks)
            rows.Add(ApiCall.DescribeVpcPeeringConnections, Scope, new VpcPeeringCidrBlock(Key, true, block));
    }
}
