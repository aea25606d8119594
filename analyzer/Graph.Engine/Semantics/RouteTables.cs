using Graph.Engine.Network;
using Graph.Model.Evidence;
using Graph.Model.Resources;

namespace Graph.Engine.Semantics;

/// <summary>
/// The route table of a subnet: its own, else the VPC's main one (subnet-route-tables.md). Where the snapshot cannot tell
/// which route wins, every candidate is followed.
/// </summary>
internal static class RouteTables
{
    public static void Forward(Exploration exploration, Flight flight, SubnetNode subnet)
    {
        if (flight.IsStopped)
            return;
        if (subnet.Table is not { } table)
        {
            exploration.Lose(flight, subnet.MissingTable!);
            return;
        }

        var choice = table.For(flight.Destination);
        if (choice.Candidates.Count == 0)
            exploration.Stop(flight, new Component("route table", table.Row.Id.Value), ExplanationCodes.NoRouteToDestination);
        foreach (var route in choice.Candidates)
            Follow(exploration, Choose(exploration, flight, choice), table, route, subnet);
    }

    private static Flight Choose(Exploration exploration, Flight flight, RouteChoice choice)
    {
        if (choice.Missing is not { } fact)
            return flight;
        if (!choice.IsAwsChoice)
        {
            exploration.Doubt(flight);
            return flight.Lacking(fact);
        }

        return flight.Lacking(fact) with { Settled = flight.Settled.Union(flight.Certain) };
    }

    private static void Follow(Exploration exploration, Flight flight, RouteTableNode table, Route route, SubnetNode subnet)
    {
        if (route.IsBlackhole)
        {
            Blackholes.End(exploration, flight, table);
        }
        else if (!VpcLattice.TryRefuse(exploration, flight, route))
        {
            RouteTargets.Follow(exploration, flight, route, subnet);
        }
    }
}
