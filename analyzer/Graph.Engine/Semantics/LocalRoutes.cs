using Graph.Engine.Network;
using Graph.Model.Evidence;

namespace Graph.Engine.Semantics;

/// <summary>
/// Delivery by a VPC's implicit router: to whichever interface of the VPC holds the address, through the network ACL of its
/// subnet (route-table-options.md).
/// </summary>
internal static class LocalRoutes
{
    public static void Deliver(Exploration exploration, Flight flight, VpcNode vpc)
    {
        if (flight.IsStopped)
            return;
        exploration.Log?.Reached(Place.In(vpc), flight);
        if (vpc.Holding(flight.Destination) is { } receiver)
            NetworkInterfaces.Receive(exploration, flight, receiver, crossesSubnet: true);
        else if (vpc.Row is not { } row)
            exploration.Lose(flight, new MissingFact(vpc.Id, "the VPC is not in the snapshot"));
        else if (exploration.Network.InterfaceAbsence(vpc, row.Scope, "who holds the address decides") is { } fact)
            exploration.Lose(flight, fact);
        else
        {
            exploration.Stop(
                flight,
                new Component("VPC", vpc.Id),
                vpc.Holds(flight.Destination) ? ExplanationCodes.NoPossibleDestination : ExplanationCodes.VpcLocalRouteCidrRestriction);
        }
    }
}
