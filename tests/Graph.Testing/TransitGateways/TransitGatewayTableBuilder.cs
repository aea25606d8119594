using Graph.Model;
using Graph.Model.Addressing;
using Graph.Model.Coverage;
using Graph.Model.Resources;
using Graph.Testing.Building;
using Graph.Testing.Filters;

namespace Graph.Testing.TransitGateways;

/// <summary>A transit gateway route table: who uses it, who propagates to it, and its static routes.</summary>
public sealed class TransitGatewayTableBuilder : Part
{
    private readonly TransitGatewayBuilder _gateway;
    private readonly List<(Cidr Destination, ITransitGatewayAttachment? Attachment)> _static = [];
    private readonly List<(PrefixListBuilder List, ITransitGatewayAttachment? Attachment)> _lists = [];
    private readonly List<ITransitGatewayAttachment> _associated = [];
    private readonly List<ITransitGatewayAttachment> _propagating = [];

    internal TransitGatewayTableBuilder(TransitGatewayBuilder gateway, string id)
        : base(gateway.Topology, gateway.Scope, id) =>
        _gateway = gateway;

    internal Id<TransitGatewayRouteTable> Key => new(Id);

    /// <summary>A static route to an attachment.</summary>
    public TransitGatewayTableBuilder Static(string destination, ITransitGatewayAttachment attachment)
    {
        _static.Add((Cidr.Parse(destination), attachment));
        return this;
    }

    /// <summary>A static route that drops.</summary>
    public TransitGatewayTableBuilder Blackhole(string destination)
    {
        _static.Add((Cidr.Parse(destination), null));
        return this;
    }

    /// <summary>A prefix list reference; without an attachment it drops.</summary>
    public TransitGatewayTableBuilder Static(PrefixListBuilder list, ITransitGatewayAttachment? attachment)
    {
        _lists.Add((list, attachment));
        return this;
    }

    /// <summary>Whether an attachment uses the table. It uses one at most: take it from the other first.</summary>
    public TransitGatewayTableBuilder Associate(ITransitGatewayAttachment attachment)
    {
        _associated.Add(attachment);
        return this;
    }

    /// <summary>The table learns the attachment's blocks.</summary>
    public TransitGatewayTableBuilder Propagate(ITransitGatewayAttachment attachment)
    {
        _propagating.Add(attachment);
        return this;
    }

    internal void Dissociate(ITransitGatewayAttachment attachment) => _associated.Remove(attachment);

    internal void StopPropagating(ITransitGatewayAttachment attachment) => _propagating.Remove(attachment);

    internal bool IsUsedBy(ITransitGatewayAttachment attachment) => _associated.Contains(attachment);

    internal override void AddTo(RowSink rows)
    {
        rows.Add(
            ApiCall.DescribeTransitGatewayRouteTables,
            Scope,
            new TransitGatewayRouteTable(Key, Scope, _gateway.Key, "available"));
        AddRoutes(rows);
        rows.Ask(ApiCall.GetTransitGatewayRouteTableAssociations, Scope, Id);
        foreach (var user in _associated)
        {
            rows.Add(
                ApiCall.GetTransitGatewayRouteTableAssociations,
                Scope,
                Id,
                new TransitGatewayAssociation(Key, user.Key, user.ResourceType, ResourceOf(user), "associated"));
        }

        rows.Ask(ApiCall.GetTransitGatewayRouteTablePropagations, Scope, Id);
        foreach (var source in _propagating)
        {
            rows.Add(
                ApiCall.GetTransitGatewayRouteTablePropagations,
                Scope,
                Id,
                new TransitGatewayPropagation(Key, source.Key, source.ResourceType, ResourceOf(source), "enabled"));
        }

        rows.Ask(ApiCall.GetTransitGatewayPrefixListReferences, Scope, Id);
        foreach (var (list, attachment) in _lists)
        {
            rows.Add(
                ApiCall.GetTransitGatewayPrefixListReferences,
                Scope,
                Id,
                new TransitGatewayPrefixListReference(Key, list.Key, attachment?.Key, attachment is null, "available"));
        }
    }

    private void AddRoutes(RowSink rows)
    {
        rows.Ask(ApiCall.SearchTransitGatewayRoutes, Scope, Id);
        var index = 0;
        foreach (var (destination, attachment) in _static)
            AddRoute(index++, destination, null, attachment, "static");
        foreach (var (list, attachment) in _lists)
        {
            foreach (var entry in list.Entries)
                AddRoute(index++, entry, list, attachment, "static");
        }

        foreach (var source in _propagating)
        {
            foreach (var block in source.Blocks)
                AddRoute(index++, block, null, source, "propagated");
        }

        void AddRoute(
            int place, Cidr destination, PrefixListBuilder? list, ITransitGatewayAttachment? attachment, string type) =>
            rows.Add(
                ApiCall.SearchTransitGatewayRoutes,
                Scope,
                Id,
                new TransitGatewayRoute(
                    Key,
                    place,
                    destination,
                    list?.Key,
                    attachment?.Key,
                    attachment?.ResourceType,
                    attachment is null ? null : ResourceOf(attachment),
                    type,
                    attachment is null ? "blackhole" : "active"));
    }

    private string ResourceOf(ITransitGatewayAttachment attachment) => attachment.ResourceIdFor(_gateway.Key);
}
