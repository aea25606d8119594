using Graph.Checker.Walking;
using Graph.Model.Coverage;
using Graph.Model.Evidence;
using Graph.Model.Resources;

namespace Graph.Checker.Rules;

/// <summary>
/// The route table of a subnet: its own, else the VPC's main one (subnet-route-tables.md). The route that wins is found by
/// <see cref="RoutePriority"/>; where the snapshot cannot tell which one does, every candidate is followed.
/// </summary>
internal static class RouteTables
{
    public static void Forward(Walk walk, Flight flight, Subnet subnet)
    {
        if (TableOf(walk, flight, subnet) is not { } table)
            return;

        var choice = RoutePriority.Choose(walk.Facts.Routes, walk.Facts.Routes.RoutesOf(table.Id), flight.Packet.Destination);
        if (choice.Candidates.Count == 0)
        {
            walk.Stop(
                flight,
                Components.Of(table),
                ExplanationCodes.NoRouteToDestination,
                $"no route covers {flight.Packet.Destination}");
            return;
        }

        foreach (var route in choice.Candidates)
        {
            var next = choice.Uncertainty is { } fact ? flight.Lack(Components.Of(table), fact, choice.Code) : flight;
            Follow(walk, next, table, route, subnet);
        }
    }

    private static void Follow(Walk walk, Flight flight, RouteTable table, Route route, Subnet subnet)
    {
        if (route.IsBlackhole)
        {
            walk.Stop(
                flight.Assuming(Assumption.BlackholeShadows),
                Components.Of(table),
                ExplanationCodes.BadStateRoute,
                $"the route to {route.DestinationText} is a blackhole: {route.Target} is gone",
                new RuleReference.OfRoute(route));
            return;
        }

        RouteTargets.Follow(walk, flight.Pass(Components.Of(table), rule: new RuleReference.OfRoute(route)), route, subnet);
    }

    internal static RouteTable? TableOf(Walk walk, Flight flight, Subnet subnet)
    {
        var routes = walk.Facts.Routes;
        if (routes.ExplicitTableOf(subnet.Id) is { } id)
        {
            if (routes.Table(id) is { } own)
                return own;
            walk.Lose(
                flight, Components.Of(subnet), new MissingFact(id.Value, "the subnet's route table is not in the snapshot"));
            return null;
        }

        // A table that was not read could be associated with the subnet explicitly: the main one is sure only where all were.
        var fact = walk.Facts.Absence(ApiCall.DescribeRouteTables, subnet.Scope, $"the route table of {subnet.Id} is needed");
        if (fact is null && routes.MainTableOf(subnet.Vpc) is { } main)
            return main;
        walk.Lose(
            flight,
            Components.Of(subnet),
            fact ?? new MissingFact(subnet.Vpc.Value, "the VPC's main route table is not in the snapshot"));
        return null;
    }
}
