using Graph.Model;
using Graph.Model.Evidence;
using Graph.Model.Resources;

namespace Graph.Checker.Facts;

/// <summary>Transit gateways with their attachments and route tables.</summary>
internal sealed class TransitGatewayFacts
{
    private readonly Dictionary<string, TransitGateway> _gateways;
    private readonly Lookup<Id<TransitGatewayAttachment>, TransitGatewayAttachment> _attachments;
    private readonly Lookup<(Id<TransitGateway>, Id<Vpc>), TransitGatewayVpcAttachment> _vpcAttachments;
    private readonly Dictionary<Id<TransitGatewayAttachment>, TransitGatewayVpcAttachment> _vpcAttachmentById;
    private readonly Dictionary<Id<TransitGatewayAttachment>, TransitGatewayPeeringAttachment> _peerings;
    private readonly Dictionary<Id<TransitGatewayRouteTable>, TransitGatewayRouteTable> _tables;
    private readonly Lookup<Id<TransitGatewayRouteTable>, TransitGatewayRoute> _routes;
    private readonly Lookup<Id<TransitGatewayRouteTable>, TransitGatewayPropagation> _propagations;
    private readonly Lookup<Id<TransitGatewayRouteTable>, TransitGatewayPrefixListReference> _references;
    private readonly Lookup<Id<TransitGatewayAttachment>, TransitGatewayAssociation> _associations;
    private readonly Lookup<(Id<TransitGateway>, Id<Vpc>), Id<TransitGatewayAttachment>> _untold;

    public TransitGatewayFacts(Estate estate)
    {
        _gateways = estate.Rows<TransitGateway>().ToDictionary(row => row.Id.Value, StringComparer.Ordinal);
        _attachments = Lookup<Id<TransitGatewayAttachment>, TransitGatewayAttachment>.Of(
            estate.Rows<TransitGatewayAttachment>(), row => row.Id);
        _vpcAttachments = Lookup<(Id<TransitGateway>, Id<Vpc>), TransitGatewayVpcAttachment>.Of(
            estate.Rows<TransitGatewayVpcAttachment>(), row => (row.TransitGateway, row.Vpc));
        _vpcAttachmentById = estate.Rows<TransitGatewayVpcAttachment>().ToDictionary(row => row.Id);
        _peerings = estate.Rows<TransitGatewayPeeringAttachment>().ToDictionary(row => row.Id);
        _tables = estate.Rows<TransitGatewayRouteTable>().ToDictionary(row => row.Id);
        _routes = Lookup<Id<TransitGatewayRouteTable>, TransitGatewayRoute>.Of(
            estate.Rows<TransitGatewayRoute>(), row => row.RouteTable);
        _propagations = Lookup<Id<TransitGatewayRouteTable>, TransitGatewayPropagation>.Of(
            estate.Rows<TransitGatewayPropagation>(), row => row.RouteTable);
        _references = Lookup<Id<TransitGatewayRouteTable>, TransitGatewayPrefixListReference>.Of(
            estate.Rows<TransitGatewayPrefixListReference>(), row => row.RouteTable);
        _associations = Lookup<Id<TransitGatewayAttachment>, TransitGatewayAssociation>.Of(
            estate.Rows<TransitGatewayAssociation>(), row => row.Attachment);
        _untold = Untold(estate);
    }

    /// <summary>
    /// An attachment of a VPC at a gateway that other rows name - the general list, an association, a propagation, a route - and
    /// whose own row is not there; null where there is none.
    /// </summary>
    public MissingFact? UntoldVpcAttachment(Id<TransitGateway> gateway, Id<Vpc> vpc) =>
        _untold[(gateway, vpc)] is { Count: > 0 } untold
            ? new MissingFact(untold.Min(id => id.Value)!, $"the attachment of {vpc} is not in the snapshot")
            : null;

    public TransitGateway? Gateway(string id) => _gateways.GetValueOrDefault(id);

    /// <summary>The general row of an attachment at one gateway: a peering attachment has one at either end.</summary>
    public TransitGatewayAttachment? Attachment(Id<TransitGatewayAttachment> id, Id<TransitGateway> at) =>
        _attachments[id].FirstOrDefault(row => row.TransitGateway == at);

    public IReadOnlyList<TransitGatewayVpcAttachment> VpcAttachments(Id<TransitGateway> gateway, Id<Vpc> vpc) =>
        _vpcAttachments[(gateway, vpc)];

    public TransitGatewayVpcAttachment? VpcAttachment(Id<TransitGatewayAttachment> id) =>
        _vpcAttachmentById.GetValueOrDefault(id);

    public TransitGatewayPeeringAttachment? Peering(Id<TransitGatewayAttachment> id) => _peerings.GetValueOrDefault(id);

    public TransitGatewayRouteTable? Table(Id<TransitGatewayRouteTable> id) => _tables.GetValueOrDefault(id);

    public IReadOnlyList<TransitGatewayRoute> RoutesOf(Id<TransitGatewayRouteTable> table) => _routes[table];

    public IReadOnlyList<TransitGatewayPropagation> PropagationsOf(Id<TransitGatewayRouteTable> table) => _propagations[table];

    public IReadOnlyList<TransitGatewayPrefixListReference> PrefixListReferencesOf(Id<TransitGatewayRouteTable> table) =>
        _references[table];

    public IReadOnlyList<TransitGatewayAssociation> AssociationsOf(Id<TransitGatewayAttachment> attachment) =>
        _associations[attachment];

    private Lookup<(Id<TransitGateway>, Id<Vpc>), Id<TransitGatewayAttachment>> Untold(Estate estate)
    {
        var untold = new Lookup<(Id<TransitGateway>, Id<Vpc>), Id<TransitGatewayAttachment>>();
        void Name(Id<TransitGatewayAttachment>? attachment, Id<TransitGateway>? gateway, string? resourceType, string? resource)
        {
            if (attachment is { } id && gateway is { } at && resourceType is "vpc" && resource is not null && !_vpcAttachmentById.ContainsKey(id))
                untold.Add((at, new(resource)), id);
        }

        Id<TransitGateway>? GatewayOf(Id<TransitGatewayRouteTable> table) => Table(table)?.TransitGateway;
        foreach (var row in estate.Rows<TransitGatewayAttachment>().Where(row => row.State is "available"))
            Name(row.Id, row.TransitGateway, row.ResourceType, row.ResourceId);
        foreach (var row in estate.Rows<TransitGatewayAssociation>().Where(row => row.State is "associated"))
            Name(row.Attachment, GatewayOf(row.RouteTable), row.ResourceType, row.ResourceId);
        foreach (var row in estate.Rows<TransitGatewayPropagation>().Where(row => row.State is "enabled"))
            Name(row.Attachment, GatewayOf(row.RouteTable), row.ResourceType, row.ResourceId);
        foreach (var row in estate.Rows<TransitGatewayRoute>().Where(row => row.State is "active"))
            Name(row.Attachment, GatewayOf(row.RouteTable), row.ResourceType, row.ResourceId);
        return untold;
    }
}
