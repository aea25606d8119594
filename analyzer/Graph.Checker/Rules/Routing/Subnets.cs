using Graph.Checker.Walking;
using Graph.Model.Evidence;
using Graph.Model.Resources;

namespace Graph.Checker.Rules;

/// <summary>
/// What happens between a sender and its subnet's router. Traffic within a subnet is layer 2: neither network ACL nor route
/// table sees it (vpc-network-acls.md, gateway-route-tables.md).
/// </summary>
internal static class Subnets
{
    /// <summary>A packet is in a subnet, past its sender, and goes to a neighbour or out.</summary>
    public static void Leave(Walk walk, Flight flight, Subnet subnet)
    {
        flight = walk.Mark(flight, subnet, static (again, packet, place) => Leave(again, packet, place));
        if (walk.IsCircling(flight, Components.Of(subnet)))
            return;
        if (ReplyShortcuts.TryReturn(walk, flight, subnet))
            return;
        if (walk.Facts.Vpcs.Holds(subnet.Id, flight.Packet.Destination))
        {
            ReachNeighbour(walk, flight, subnet);
            return;
        }

        RouteTables.Forward(walk, NetworkAcls.CheckOutbound(walk, flight, subnet), subnet);
    }

    /// <summary>As <see cref="Leave"/> for a transit gateway's own packets: within the subnet no ACL is evaluated.</summary>
    public static void ReachNeighbour(Walk walk, Flight flight, Subnet subnet)
    {
        flight = walk.Mark(flight, subnet, static (again, packet, place) => ReachNeighbour(again, packet, place));
        var destination = flight.Packet.Destination;
        if (walk.Facts.Interfaces.Holding(subnet.Vpc, destination) is { } neighbour)
            NetworkInterfaces.Receive(walk, flight, neighbour, crossesSubnet: neighbour.Subnet != subnet.Id);
        else if (walk.Facts.InterfaceAbsence(
            subnet.Vpc, subnet.Scope, $"who holds {destination} decides") is { } fact)
            walk.Lose(flight, Components.Of(subnet), fact);
        else if (walk.Facts.Vpcs.Vpc(subnet.Vpc) is null)
            walk.Lose(flight, Components.Of(subnet), new MissingFact(subnet.Vpc.Value, "the VPC is not in the snapshot"));
        else
        {
            walk.Stop(
                flight, Components.Of(subnet), ExplanationCodes.NoPossibleDestination, $"no interface of the subnet holds {destination}");
        }
    }
}
