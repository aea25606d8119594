using Graph.Checker.Walking;
using Graph.Model;
using Graph.Model.Evidence;
using Graph.Model.Resources;

namespace Graph.Checker.Rules;

/// <summary>
/// Delivery by a VPC's implicit router: to whichever interface of the VPC holds the address, through the network ACL of its
/// subnet (route-table-options.md).
/// </summary>
internal static class LocalRoutes
{
    public static void Deliver(Walk walk, Flight flight, Id<Vpc> vpcId)
    {
        flight = walk.Mark(flight, vpcId, static (again, packet, place) => Deliver(again, packet, place));
        var destination = flight.Packet.Destination;
        var component = new Component("VPC", vpcId.Value);
        if (walk.Facts.Interfaces.Holding(vpcId, destination) is { } receiver)
        {
            NetworkInterfaces.Receive(walk, flight, receiver, crossesSubnet: true);
            return;
        }

        if (walk.Facts.Vpcs.Vpc(vpcId) is not { } vpc)
        {
            walk.Lose(flight, component, new MissingFact(vpcId.Value, "the VPC is not in the snapshot"));
            return;
        }

        if (walk.Facts.InterfaceAbsence(vpcId, vpc.Scope, $"who holds {destination} decides") is { } fact)
            walk.Lose(flight, component, fact);
        else if (walk.Facts.Vpcs.Holds(vpcId, destination))
            walk.Stop(flight, component, ExplanationCodes.NoPossibleDestination, $"no interface of the VPC holds {destination}");
        else
        {
            walk.Stop(
                flight, component, ExplanationCodes.VpcLocalRouteCidrRestriction, $"{destination} is in no block of the VPC");
        }
    }
}
