using Graph.Checker.Walking;
using Graph.Model.Evidence;
using Graph.Model.Resources;

namespace Graph.Checker.Rules;

/// <summary>Hands a packet to the target of the route it took (API Route). A target without a row is a missing fact.</summary>
internal static class RouteTargets
{
    /// <param name="from">the subnet whose route table was asked.</param>
    public static void Follow(Walk walk, Flight flight, Route route, Subnet from)
    {
        flight = walk.Mark(flight, (route, from), static (again, packet, place) => Follow(again, packet, place.route, place.from));
        var target = route.Target;
        switch (target.Kind)
        {
            case RouteTargetKind.Local:
                LocalRoutes.Deliver(walk, flight, from.Vpc);
                break;
            case RouteTargetKind.InternetGateway when walk.Facts.Gateways.Internet(target.Id) is { } gateway:
                InternetGateways.Leave(walk, flight, gateway, from);
                break;
            case RouteTargetKind.EgressOnlyInternetGateway when walk.Facts.Gateways.EgressOnly(target.Id) is { } gateway:
                EgressOnlyInternetGateways.Leave(walk, flight, gateway, from);
                break;
            case RouteTargetKind.NatGateway when walk.Facts.Gateways.Nat(target.Id) is { } nat:
                NatGateways.Translate(walk, flight, nat, from);
                break;
            case RouteTargetKind.VpcPeeringConnection when walk.Facts.Gateways.Peering(target.Id) is { } peering:
                VpcPeering.Cross(walk, flight, peering, from);
                break;
            case RouteTargetKind.TransitGateway when walk.Facts.TransitGateways.Gateway(target.Id) is { } gateway:
                TransitGateways.Enter(walk, flight, gateway, from);
                break;
            case RouteTargetKind.VpcEndpoint when walk.Facts.Gateways.Endpoint(target.Id) is { } endpoint:
                RoutedEndpoints.Enter(walk, flight, endpoint, from);
                break;
            case RouteTargetKind.NetworkInterface or RouteTargetKind.Instance:
                Middleboxes.Enter(walk, flight, target, from);
                break;
            case RouteTargetKind.VpnGateway when walk.Facts.Gateways.Vpn(target.Id) is { } gateway:
                VpnGateways.Leave(walk, flight, gateway, from);
                break;
            case RouteTargetKind.CarrierGateway or RouteTargetKind.LocalGateway or RouteTargetKind.CoreNetwork
                or RouteTargetKind.OdbNetwork or RouteTargetKind.Unrecognized:
                walk.Lose(
                    flight,
                    new Component("route target", target.Id),
                    new MissingFact(target.Id, "routes to this kind of target are not modelled"),
                    ExplanationCodes.GraphNotModelled);
                break;
            default:
                walk.Lose(
                    flight,
                    new Component("route target", target.Id),
                    new MissingFact(target.Id, $"the route to {route.DestinationText} leads to it, and it is not in the snapshot"));
                break;
        }
    }
}
