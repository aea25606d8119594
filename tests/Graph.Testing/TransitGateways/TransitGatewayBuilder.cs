using Graph.Model;
using Graph.Model.Coverage;
using Graph.Model.Resources;
using Graph.Testing.Building;
using Graph.Testing.Networks;

namespace Graph.Testing.TransitGateways;

/// <summary>
/// A transit gateway. As AWS makes it: attachments use and propagate to its default route table, and group references do not
/// cross it.
/// </summary>
public sealed class TransitGatewayBuilder : Part, IRouteTarget
{
    private string _groupReferencing = "disable";

    internal TransitGatewayBuilder(Topology topology, Scope scope, string id)
        : base(topology, scope, id) =>
        DefaultTable = new TransitGatewayTableBuilder(this, topology.NewId("tgw-rtb", this, "default"));

    public TransitGatewayTableBuilder DefaultTable { get; }

    internal Id<TransitGateway> Key => new(Id);

    /// <summary>Attaches a VPC by one subnet in each zone.</summary>
    public TransitGatewayAttachmentBuilder Attach(VpcBuilder vpc, params SubnetBuilder[] subnets) =>
        new(this, Topology.NewId("tgw-attach", vpc, Suffix), vpc, subnets);

    /// <summary>A route table that nobody uses or propagates to yet.</summary>
    public TransitGatewayTableBuilder RouteTable(string? name = null) => new(this, Topology.NewId("tgw-rtb", name));

    /// <summary>A peering with another transit gateway; both sides need static routes and an association.</summary>
    public TransitGatewayPeeringBuilder PeeredWith(TransitGatewayBuilder other, string state = "available") =>
        new(this, other, Topology.NewId("tgw-attach", this, $"peer-{other.Suffix}"), state);

    /// <summary>Lets group references cross (tgw-vpc-attachments.md).</summary>
    public TransitGatewayBuilder WithSecurityGroupReferencing()
    {
        _groupReferencing = "enable";
        return this;
    }

    RouteTarget IRouteTarget.AsTarget() => new(RouteTargetKind.TransitGateway, Id);

    internal override void AddTo(RowSink rows) => rows.Add(
        ApiCall.DescribeTransitGateways, Scope, new TransitGateway(Key, Scope, "available", _groupReferencing));
}
