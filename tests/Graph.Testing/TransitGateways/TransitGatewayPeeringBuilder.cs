using Graph.Model;
using Graph.Model.Addressing;
using Graph.Model.Coverage;
using Graph.Model.Resources;
using Graph.Testing.Building;

namespace Graph.Testing.TransitGateways;

/// <summary>
/// A peering of two transit gateways: one attachment that both have. Each uses its default table for what comes over it,
/// and routes to it statically.
/// </summary>
public sealed class TransitGatewayPeeringBuilder : Part, ITransitGatewayAttachment
{
    private readonly TransitGatewayBuilder _requester;
    private readonly TransitGatewayBuilder _accepter;
    private readonly string _state;

    internal TransitGatewayPeeringBuilder(
        TransitGatewayBuilder requester, TransitGatewayBuilder accepter, string id, string state)
        : base(requester.Topology, requester.Scope, id)
    {
        _requester = requester;
        _accepter = accepter;
        _state = state;
        requester.DefaultTable.Associate(this);
        accepter.DefaultTable.Associate(this);
    }

    Id<TransitGatewayAttachment> ITransitGatewayAttachment.Key => Key;

    string ITransitGatewayAttachment.ResourceType => "peering";

    IEnumerable<Cidr> ITransitGatewayAttachment.Blocks => [];

    private Id<TransitGatewayAttachment> Key => new(Id);

    string ITransitGatewayAttachment.ResourceIdFor(Id<TransitGateway> transitGateway) =>
        transitGateway == _requester.Key ? _accepter.Id : _requester.Id;

    internal override void AddTo(RowSink rows)
    {
        rows.Add(
            ApiCall.DescribeTransitGatewayAttachments,
            Scope,
            new TransitGatewayAttachment(
                Key,
                Scope,
                _requester.Key,
                "peering",
                _accepter.Id,
                _accepter.Scope.Account,
                _state,
                _requester.DefaultTable.Key,
                "associated"));
        rows.Add(
            ApiCall.DescribeTransitGatewayPeeringAttachments,
            Scope,
            new TransitGatewayPeeringAttachment(
                Key, Scope, _state, _requester.Key, _requester.Scope, _accepter.Key, _accepter.Scope));
    }
}
