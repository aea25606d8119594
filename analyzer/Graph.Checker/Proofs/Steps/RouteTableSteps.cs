using Graph.Checker.Rules;
using Graph.Checker.Walking;
using Graph.Model.Addressing;
using Graph.Model.Evidence;
using Graph.Model.Proofs;
using Graph.Model.Resources;

namespace Graph.Checker.Proofs;

/// <summary>A subnet's route table and the targets of its routes (<see cref="RouteTables"/>, <see cref="RouteTargets"/>).</summary>
internal static class RouteTableSteps
{
    public static void Forward(Crowd crowd, Subnet subnet)
    {
        if (crowd.IsEmpty)
            return;
        var walk = new Walk(crowd.Facts, crowd.Network.Options, PortChoice.Default, false, null);
        if (RouteTables.TableOf(walk, crowd.Flight(), subnet) is not { } table)
        {
            crowd.Lose();
            return;
        }

        var choice = Choose(crowd, table);
        if (choice.Candidates.Count == 0)
            crowd.Stop(Components.Of(table), ExplanationCodes.NoRouteToDestination);
        foreach (var route in choice.Candidates)
        {
            var next = choice switch
            {
                { Uncertainties.Count: 0 } => crowd,
                { Code: var code } when code == ExplanationCodes.GraphPrefixListChoice =>
                    crowd with { Packets = crowd.Packets.Choose() },
                _ => crowd.Lack(),
            };
            if (route.IsBlackhole)
                EndInBlackhole(next, table, route);
            else if (VpcLattice.Holds(crowd.Destination) && route.Target.Kind != RouteTargetKind.Unrecognized)
                next.Stop(new Component("route target", route.Target.Id), ExplanationCodes.NoPossibleDestination);
            else
                Follow(next, route, subnet);
        }
    }

    /// <summary>A route whose target is gone (<see cref="Blackholes"/>).</summary>
    public static void EndInBlackhole(Crowd crowd, RouteTable table, Route route)
    {
        if (crowd.Network.Options.Allows(Assumption.BlackholeShadows))
            crowd.Stop(Components.Of(table), ExplanationCodes.BadStateRoute, new RuleReference.OfRoute(route).Id);
        else
            crowd.Lose();
    }

    /// <summary>The routes of a table that may take the crowd.</summary>
    public static RoutePriority.Choice Choose(Crowd crowd, RouteTable table)
    {
        var routes = crowd.Facts.Routes.RoutesOf(table.Id);
        if (crowd.Inquiry.StandsForSeveral(crowd.Destination))
            crowd.Inquiry.Compare(routes.SelectMany(route => BlocksOf(crowd, route)), crowd.Destination);
        return RoutePriority.Choose(crowd.Facts.Routes, routes, crowd.Destination);
    }

    private static IEnumerable<Cidr> BlocksOf(Crowd crowd, Route route) => route switch
    {
        { Destination: { } block } => [block],
        { DestinationPrefixList: { } list } => crowd.Facts.Routes.EntriesOf(list) ?? [],
        _ => [],
    };

    private static void Follow(Crowd crowd, Route route, Subnet from)
    {
        var (id, gateways) = (route.Target.Id, crowd.Facts.Gateways);
        switch (route.Target.Kind)
        {
            case RouteTargetKind.Local:
                crowd.Reach(new ProofPlace.InVpc(from.Vpc));
                break;
            case RouteTargetKind.InternetGateway when gateways.Internet(id) is { } gateway:
                InternetGatewaySteps.Leave(crowd, gateway, from);
                break;
            case RouteTargetKind.EgressOnlyInternetGateway when gateways.EgressOnly(id) is { } gateway:
                EgressOnlySteps.Leave(crowd, gateway, from);
                break;
            case RouteTargetKind.NatGateway when gateways.Nat(id) is { } nat:
                NatGatewaySteps.Translate(crowd, nat, from);
                break;
            case RouteTargetKind.VpcPeeringConnection when gateways.Peering(id) is { } peering:
                PeeringSteps.Cross(crowd, peering, from);
                break;
            case RouteTargetKind.TransitGateway when crowd.Facts.TransitGateways.Gateway(id) is { } gateway:
                TransitGatewaySteps.Enter(crowd, gateway, from);
                break;
            case RouteTargetKind.VpcEndpoint when gateways.Endpoint(id) is { } endpoint:
                EndpointSteps.Enter(crowd, endpoint, from);
                break;
            case RouteTargetKind.NetworkInterface or RouteTargetKind.Instance:
                MiddleboxSteps.Enter(crowd, route.Target, from);
                break;
            case RouteTargetKind.VpnGateway when gateways.Vpn(id) is { } gateway:
                OnPremisesSteps.Leave(crowd, gateway, from);
                break;
            default:
                // Not modelled, or not in the snapshot.
                crowd.Lose();
                break;
        }
    }
}
