using Graph.Engine.Network;
using Graph.Model.Evidence;
using Graph.Model.Resources;

namespace Graph.Engine.Semantics;

/// <summary>Hands packets to the target of the route they took (API Route). A target without a row is a missing fact.</summary>
internal static class RouteTargets
{
    /// <param name="from">the subnet whose route table was asked.</param>
    public static void Follow(Exploration exploration, Flight flight, Route route, SubnetNode from)
    {
        var target = route.Target;
        var gateways = exploration.Network.Gateways;
        switch (target.Kind)
        {
            case RouteTargetKind.Local:
                LocalRoutes.Deliver(exploration, flight, from.Vpc);
                break;
            case RouteTargetKind.InternetGateway when gateways.Internet.GetValueOrDefault(target.Id) is { } gateway:
                InternetGateways.Leave(exploration, flight, gateway, from);
                break;
            case RouteTargetKind.EgressOnlyInternetGateway when gateways.EgressOnly.GetValueOrDefault(target.Id) is { } gateway:
                EgressOnlyInternetGateways.Leave(exploration, flight, gateway, from);
                break;
            case RouteTargetKind.NatGateway when gateways.Nat.GetValueOrDefault(target.Id) is { } nat:
                NatGateways.Translate(exploration, flight, nat, from);
                break;
            case RouteTargetKind.VpcPeeringConnection when gateways.Peerings.GetValueOrDefault(target.Id) is { } peering:
                VpcPeering.Cross(exploration, flight, peering, from);
                break;
            case RouteTargetKind.TransitGateway when exploration.Network.TransitGateways.GetValueOrDefault(target.Id) is { } gateway:
                TransitGateways.Enter(exploration, flight, gateway, from);
                break;
            case RouteTargetKind.VpcEndpoint when gateways.Endpoints.GetValueOrDefault(target.Id) is { } endpoint:
                RoutedEndpoints.Enter(exploration, flight, endpoint, from);
                break;
            case RouteTargetKind.NetworkInterface or RouteTargetKind.Instance:
                Middleboxes.Enter(exploration, flight, target, from);
                break;
            case RouteTargetKind.VpnGateway when gateways.Vpn.GetValueOrDefault(target.Id) is { } gateway:
                VpnGateways.Leave(exploration, flight, gateway, from);
                break;
            case RouteTargetKind.CarrierGateway or RouteTargetKind.LocalGateway or RouteTargetKind.CoreNetwork
                or RouteTargetKind.OdbNetwork or RouteTargetKind.Unrecognized:
                exploration.Lose(flight, new MissingFact(target.Id, "routes to this kind of target are not modelled"));
                break;
            default:
                exploration.Lose(
                    flight,
                    new MissingFact(target.Id, $"the route to {route.DestinationText} leads to it, and it is not in the snapshot"));
                break;
        }
    }
}
