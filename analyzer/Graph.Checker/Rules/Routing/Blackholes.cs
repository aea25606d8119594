using Graph.Checker.Walking;
using Graph.Model.Evidence;
using Graph.Model.Resources;

namespace Graph.Checker.Rules;

/// <summary>
/// A route whose target is gone. That it still wins over shorter routes, and drops, is in no sentence of AWS's: it is an assumption.
/// </summary>
internal static class Blackholes
{
    public static void End(Walk walk, Flight flight, RouteTable table, Route route)
    {
        var component = Components.Of(table);
        if (!walk.Options.Allows(Assumption.BlackholeShadows))
        {
            walk.Lose(flight, component, Walk.FactFor(Assumption.BlackholeShadows));
            return;
        }

        walk.Stop(
            flight.Assuming(Assumption.BlackholeShadows),
            component,
            ExplanationCodes.BadStateRoute,
            $"the route to {route.DestinationText} is a blackhole: {route.Target} is gone",
            new RuleReference.OfRoute(route));
    }
}
