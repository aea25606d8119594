using Graph.Engine.Network;
using Graph.Model.Evidence;

namespace Graph.Engine.Semantics;

/// <summary>
/// What happens between a sender and its subnet's router. Traffic within a subnet is layer 2: neither network ACL nor route
/// table sees it (vpc-network-acls.md, gateway-route-tables.md).
/// </summary>
internal static class Subnets
{
    public static void Leave(Exploration exploration, Flight flight, SubnetNode subnet)
    {
        if (flight.IsStopped || exploration.IsCircling(ref flight, new Component("subnet", subnet.Id)))
            return;
        exploration.Log?.Reached(Place.In(subnet), flight);
        if (ReplyShortcuts.TryReturn(exploration, flight, subnet))
            return;
        if (subnet.Holds(flight.Destination))
            ReachNeighbour(exploration, flight, subnet);
        else
            RouteTables.Forward(exploration, NetworkAcls.CheckOutbound(exploration, flight, subnet), subnet);
    }

    /// <summary>As <see cref="Leave"/> for a transit gateway's own packets: within the subnet no ACL is evaluated.</summary>
    public static void ReachNeighbour(Exploration exploration, Flight flight, SubnetNode subnet)
    {
        if (subnet.Vpc.Holding(flight.Destination) is { } neighbour)
            NetworkInterfaces.Receive(exploration, flight, neighbour, crossesSubnet: neighbour.Subnet != subnet);
        else if (exploration.Network.InterfaceAbsence(subnet.Vpc, subnet.Row.Scope, "who holds the address decides") is { } fact)
            exploration.Lose(flight, fact);
        else if (subnet.Vpc.Row is null)
            exploration.Lose(flight, new MissingFact(subnet.Vpc.Id, "the VPC is not in the snapshot"));
        else
            exploration.Stop(flight, new Component("subnet", subnet.Id), ExplanationCodes.NoPossibleDestination);
    }
}
