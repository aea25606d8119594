using Graph.Engine.Network;
using Graph.Model.Evidence;

namespace Graph.Engine.Semantics;

/// <summary>
/// A route whose target is gone. That it still wins over shorter routes, and drops, is in no sentence of AWS's: it is an assumption.
/// </summary>
internal static class Blackholes
{
    public static void End(Exploration exploration, Flight flight, RouteTableNode table)
    {
        if (!exploration.Options.Allows(Assumption.BlackholeShadows))
        {
            exploration.Lose(flight, Exploration.FactFor(Assumption.BlackholeShadows));
            return;
        }

        exploration.Assume(flight, Assumption.BlackholeShadows);
        exploration.Stop(flight, new Component("route table", table.Row.Id.Value), ExplanationCodes.BadStateRoute);
    }
}
