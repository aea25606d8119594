using Graph.Engine.Network;
using Graph.Model.Addressing;
using Graph.Model.Coverage;
using Graph.Model.Evidence;
using Graph.Model.Resources;

namespace Graph.Engine.Semantics;

/// <summary>
/// A route table associated with an internet or virtual private gateway steers what enters the VPC: to its destination, or
/// to a middlebox first (gateway-route-tables.md).
/// </summary>
internal static class EdgeRouteTables
{
    /// <param name="fromInternet">whether the gateway is an internet gateway.</param>
    public static void Deliver(Exploration exploration, Flight flight, string gateway, VpcNode vpc, bool fromInternet)
    {
        if (flight.IsStopped)
            return;
        if (exploration.Network.EdgeTableOf.GetValueOrDefault(gateway) is { } id)
        {
            if (exploration.Network.RouteTables.GetValueOrDefault(id) is { } table)
                Steer(exploration, flight, table, vpc, fromInternet);
            else
                exploration.Lose(flight, new MissingFact(id, "the gateway's route table is not in the snapshot"));
            return;
        }

        // Without the call's whole answer the gateway might have a table of its own.
        if (vpc.Row is { } row
            && exploration.Network.Absence(ApiCall.DescribeRouteTables, row.Scope, "whether the gateway has a route table decides")
                is { } fact)
        {
            exploration.Doubt(flight);
            flight = flight.Lacking(fact);
        }

        LocalRoutes.Deliver(exploration, flight, vpc);
    }

    private static void Steer(Exploration exploration, Flight flight, RouteTableNode table, VpcNode vpc, bool fromInternet)
    {
        var component = new Component("route table", table.Row.Id.Value);
        var choice = table.For(flight.Destination);
        if (choice.Missing is { } fact)
            exploration.Lose(flight, fact);
        else if (choice.Candidates is not [var route])
            exploration.Stop(flight, component, ExplanationCodes.NoRouteToDestination);
        else if (route.IsBlackhole)
            Blackholes.End(exploration, flight, table);
        else if (route.Target.Kind == RouteTargetKind.Local)
            LocalRoutes.Deliver(exploration, flight, vpc);
        else if (fromInternet && flight.Family == AddressFamily.IPv4 && LacksPublicAddress(exploration.Network, route))
            exploration.Stop(flight, component, ExplanationCodes.IngressRtbNoPublicIp);
        else
            Middleboxes.Enter(exploration, flight, route.Target, null);
    }

    /// <summary>For an internet gateway's traffic a middlebox needs a public address (gateway-route-tables.md).</summary>
    private static bool LacksPublicAddress(CompiledNetwork network, Route route) =>
        route.Target.Kind == RouteTargetKind.NetworkInterface
        && network.InterfaceById.GetValueOrDefault(route.Target.Id) is { } middlebox
        && middlebox.Addresses.TrueForAll(address => address.PublicAddress is null);
}
