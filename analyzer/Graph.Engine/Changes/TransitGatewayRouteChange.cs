using Graph.Model;
using Graph.Model.Addressing;
using Graph.Model.Resources;

namespace Graph.Engine.Changes;

/// <summary>
/// Takes a route out of a transit gateway route table: a static one by itself (DeleteTransitGatewayRoute) or with its prefix list
/// (DeleteTransitGatewayPrefixListReference), a propagated one with all that its attachment propagates there
/// (DisableTransitGatewayRouteTablePropagation).
/// </summary>
/// <param name="Attachment">null for a blackhole.</param>
public sealed record RemoveTransitGatewayRoute(
    Id<TransitGatewayRouteTable> Table, Cidr Destination, Id<TransitGatewayAttachment>? Attachment, bool IsPropagated) : Change
{
    public override string Subject => $"{Table}/{Destination}";

    public override string Text => IsPropagated
        ? $"stop propagation of {Attachment} to {Table}, and with it the route {Destination}"
        : $"remove from {Table} the route {Destination} -> {Attachment?.Value ?? "blackhole"}";

    public override Estate ApplyTo(Estate estate)
    {
        ArgumentNullException.ThrowIfNull(estate);
        return IsPropagated ? WithoutPropagation(estate) : WithoutRoute(estate);
    }

    private Estate WithoutPropagation(Estate estate)
    {
        // Where the routes were not read, the propagation is what makes the route.
        var routes = estate.Rows<TransitGatewayRoute>();
        var propagations = estate.Rows<TransitGatewayPropagation>();
        var keptRoutes = routes.Where(row => row.RouteTable != Table || row.Attachment != Attachment || row.Type is "static").ToList();
        var keptPropagations = propagations.Where(row => row.RouteTable != Table || row.Attachment != Attachment).ToList();
        return keptRoutes.Count < routes.Count || keptPropagations.Count < propagations.Count
            ? estate.With<TransitGatewayRoute>(keptRoutes).With<TransitGatewayPropagation>(keptPropagations)
            : throw NotThere();
    }

    private Estate WithoutRoute(Estate estate)
    {
        var rows = estate.Rows<TransitGatewayRoute>();
        if (rows.FirstOrDefault(IsMeant) is not { } meant)
            throw NotThere();
        return meant.PrefixList is { } list
            ? estate
                .With(rows.Where(row => row.RouteTable != Table || row.PrefixList != list))
                .With(estate.Rows<TransitGatewayPrefixListReference>().Where(row => row.RouteTable != Table || row.PrefixList != list))
            : estate.With([.. rows.Where(row => !IsMeant(row)), .. Uncovered(estate, meant)]);
    }

    /// <summary>
    /// What a VPC propagates to the same destination: the search tells of the route that is preferred, which was the static one.
    /// </summary>
    private IEnumerable<TransitGatewayRoute> Uncovered(Estate estate, TransitGatewayRoute removed) => estate.Rows<TransitGatewayPropagation>()
        .Where(row => row is { State: "enabled", ResourceType: "vpc", ResourceId: not null } && row.RouteTable == Table
            && !estate.Rows<TransitGatewayRoute>().Any(
                route => route.RouteTable == Table && route.Destination == Destination && route.Attachment == row.Attachment && route.Type is not "static")
            && estate.Rows<VpcCidrBlock>().Any(
                block => block.Vpc.Value == row.ResourceId && block.Block == Destination && block.State is "associated"))
        .Select(row => removed with
        {
            Attachment = row.Attachment,
            ResourceType = row.ResourceType,
            ResourceId = row.ResourceId,
            Type = "propagated",
            State = "active",
        });

    private bool IsMeant(TransitGatewayRoute row) =>
        row.RouteTable == Table && row.Destination == Destination && row.Attachment == Attachment && row.Type is "static";

    private ChangeException NotThere() => new($"`{Subject}` is not in the snapshot: give a route of a transit gateway route table");
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
