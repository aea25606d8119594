using Graph.Checker.Walking;
using Graph.Model;
using Graph.Model.Addressing;
using Graph.Model.Coverage;
using Graph.Model.Evidence;
using Graph.Model.Resources;

namespace Graph.Checker.Rules;

/// <summary>
/// A route table associated with an internet or virtual private gateway steers what enters the VPC: to its destination, or
/// to a middlebox first (gateway-route-tables.md).
/// </summary>
internal static class EdgeRouteTables
{
    public static void Deliver(Walk walk, Flight flight, string gateway, Id<Vpc> vpcId)
    {
        flight = walk.Mark(flight, (gateway, vpcId), static (again, packet, place) => Deliver(again, packet, place.gateway, place.vpcId));
        if (walk.Facts.Routes.TableOfGateway(gateway) is { } id)
        {
            if (walk.Facts.Routes.Table(id) is { } table)
                Steer(walk, flight, table, gateway, vpcId);
            else
            {
                walk.Lose(
                    flight,
                    new Component("gateway", gateway),
                    new MissingFact(id.Value, "the gateway's route table is not in the snapshot"));
            }

            return;
        }

        // Without the call's whole answer the gateway might have a table of its own.
        if (walk.Facts.Vpcs.Vpc(vpcId) is { } vpc
            && walk.Facts.Absence(
                ApiCall.DescribeRouteTables, vpc.Scope, $"whether {gateway} has a route table decides") is { } fact)
        {
            flight = flight.Lack(new Component("gateway", gateway), fact);
        }

        LocalRoutes.Deliver(walk, flight, vpcId);
    }

    private static void Steer(Walk walk, Flight flight, RouteTable table, string gateway, Id<Vpc> vpcId)
    {
        var choice = RoutePriority.Choose(walk.Facts.Routes, walk.Facts.Routes.RoutesOf(table.Id), flight.Packet.Destination);
        if (choice.Uncertainties.Count > 0)
        {
            walk.Lose(flight, Components.Of(table), choice.Uncertainties, choice.Code);
            return;
        }

        if (choice.Candidates is not [var route])
        {
            walk.Stop(
                flight,
                Components.Of(table),
                ExplanationCodes.NoRouteToDestination,
                $"no route of the gateway's table covers {flight.Packet.Destination}");
            return;
        }

        if (route.IsBlackhole)
        {
            Blackholes.End(walk, flight, table, route);
            return;
        }

        var steered = flight.Pass(Components.Of(table), rule: new RuleReference.OfRoute(route));
        if (route.Target.Kind == RouteTargetKind.Local)
            LocalRoutes.Deliver(walk, steered, vpcId);
        else
            Middleboxes.Enter(walk, RequirePublicAddress(walk, steered, table, route, gateway), route.Target, null);
    }

    /// <summary>
    /// For an internet gateway's traffic a middlebox needs a public address (gateway-route-tables.md); every IPv6 one is.
    /// </summary>
    private static Flight RequirePublicAddress(Walk walk, Flight flight, RouteTable table, Route route, string gateway)
    {
        return flight.Packet.Family == AddressFamily.IPv4
            && walk.Facts.Gateways.Internet(gateway) is not null
            && route.Target.Kind == RouteTargetKind.NetworkInterface
            && walk.Facts.Interfaces.Interface(new Id<NetworkInterface>(route.Target.Id)) is { } middlebox
            && walk.Facts.Interfaces.AddressesOf(middlebox).All(address => address.PublicAddress is null)
            ? flight.Block(
                Components.Of(table), ExplanationCodes.IngressRtbNoPublicIp, $"{middlebox.Id} has no public address", new RuleReference.OfRoute(route))
            : flight;
    }
}
