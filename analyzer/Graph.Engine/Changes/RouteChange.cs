using Graph.Model;
using Graph.Model.Addressing;
using Graph.Model.Resources;

namespace Graph.Engine.Changes;

/// <summary>
/// Takes a route out of a route table (DeleteRoute); a propagated one with all that its gateway propagates there
/// (DisableVgwRoutePropagation).
/// </summary>
public sealed record RemoveRoute(Route Route) : Change
{
    public override string Subject => $"{Route.RouteTable}/{Route.DestinationText}";

    public override string Text => Route.IsPropagated
        ? $"stop propagation of {Route.Target} to {Route.RouteTable}, and with it the route {Route.DestinationText}"
        : $"remove from {Route.RouteTable} the route {Route.DestinationText} -> {Route.Target}";

    public override Estate ApplyTo(Estate estate) => Route.Target.Kind == RouteTargetKind.Local
        ? throw new ChangeException($"`{Subject}` is a local route: AWS does not let it be removed")
        : Without<Route>(
            estate,
            row => row == Route || (Route.IsPropagated && row.IsPropagated && row.RouteTable == Route.RouteTable && row.Target == Route.Target),
            Subject);
}

/// <summary>Puts a route into a route table (CreateRoute).</summary>
public sealed record AddRoute(Id<RouteTable> Table, Cidr Destination, RouteTarget Target) : Change
{
    public override string Subject => Table.Value;

    public override string Text => $"add to {Table} the route {Destination} -> {Target}";

    public override Estate ApplyTo(Estate estate)
    {
        ArgumentNullException.ThrowIfNull(estate);
        if (!estate.Rows<RouteTable>().Any(table => table.Id == Table))
            throw new ChangeException($"`{Table}` is not in the snapshot: give a route table that is");
        var rows = estate.Rows<Route>();
        if (rows.Any(route => route.RouteTable == Table && route.Destination == Destination && !route.IsPropagated))
            throw new ChangeException($"`{Table}` has a route to {Destination}: remove it first");
        var index = rows.Where(route => route.RouteTable == Table).Select(route => route.Index + 1).DefaultIfEmpty(0).Max();
        return estate.With(rows.Append(new Route(Table, index, Destination, null, Target, "CreateRoute", "active")));
    }
}

/// <summary>Replaces a route's target (ReplaceRoute): what a blackhole needs.</summary>
public sealed record ReplaceRoute(Route Route, RouteTarget Target) : Change
{
    public override string Subject => $"{Route.RouteTable}/{Route.DestinationText}";

    public override string Text => $"replace in {Route.RouteTable} the target of the route {Route.DestinationText} -> {Route.Target} by {Target}";

    public override Estate ApplyTo(Estate estate)
    {
        var without = Without<Route>(estate, row => row == Route, Subject);
        return without.With(without.Rows<Route>().Append(Route with { Target = Target, State = "active", Origin = "CreateRoute" }));
    }
}
