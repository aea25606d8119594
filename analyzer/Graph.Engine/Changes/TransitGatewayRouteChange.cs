using Graph.Model;
using Graph.Model.Addressing;
using Graph.Model.Resources;

namespace Graph.Engine.Changes;

/// <summary>Takes a route out of a transit gateway route table (DeleteTransitGatewayRoute, DisableTransitGatewayRouteTablePropagation).</summary>
/// <param name="Attachment">null for a blackhole.</param>
public sealed record RemoveTransitGatewayRoute(
    Id<TransitGatewayRouteTable> Table, Cidr Destination, Id<TransitGatewayAttachment>? Attachment) : Change
{
    public override string Subject => $"{Table}/{Destination}";

    public override string Text => $"remove from {Table} the route {Destination} -> {Attachment?.Value ?? "blackhole"}";

    public override Estate ApplyTo(Estate estate)
    {
        ArgumentNullException.ThrowIfNull(estate);

        // Where the routes were not read, the propagation is what makes the route.
        var routes = estate.Rows<TransitGatewayRoute>().Where(row => !IsMeant(row)).ToList();
        var propagations = estate.Rows<TransitGatewayPropagation>()
            .Where(row => row.RouteTable != Table || row.Attachment != Attachment).ToList();
        return routes.Count + propagations.Count < estate.Rows<TransitGatewayRoute>().Count + estate.Rows<TransitGatewayPropagation>().Count
            ? estate.With<TransitGatewayRoute>(routes).With<TransitGatewayPropagation>(propagations)
            : throw new ChangeException($"`{Subject}` is not in the snapshot: give a route of a transit gateway route table");
    }

    private bool IsMeant(TransitGatewayRoute row) =>
        row.RouteTable == Table && row.Destination == Destination && row.Attachment == Attachment;
}

/// <summary>Puts a static route into a transit gateway route table (CreateTransitGatewayRoute).</summary>
public sealed record AddTransitGatewayRoute(
    Id<TransitGatewayRouteTable> Table, Cidr Destination, TransitGatewayAttachment Attachment) : Change
{
    public override string Subject => Table.Value;

    public override string Text => $"add to {Table} the route {Destination} -> {Attachment.Id}";

    public override Estate ApplyTo(Estate estate)
    {
        ArgumentNullException.ThrowIfNull(estate);
        if (!estate.Rows<TransitGatewayRouteTable>().Any(table => table.Id == Table))
            throw new ChangeException($"`{Table}` is not in the snapshot: give a transit gateway route table that is");
        var rows = estate.Rows<TransitGatewayRoute>();
        var kept = rows.Where(row => row.RouteTable != Table || row.Destination != Destination || row.Type is not "static");
        var index = rows.Where(row => row.RouteTable == Table).Select(row => row.Index + 1).DefaultIfEmpty(0).Max();
        return estate.With(kept.Append(new TransitGatewayRoute(
            Table, index, Destination, null, Attachment.Id, Attachment.ResourceType, Attachment.ResourceId, "static", "active")));
    }
}
