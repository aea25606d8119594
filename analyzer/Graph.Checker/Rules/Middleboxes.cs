using Graph.Checker.Walking;
using Graph.Model;
using Graph.Model.Evidence;
using Graph.Model.Resources;

namespace Graph.Checker.Rules;

/// <summary>
/// A host or an endpoint that a route sends other people's packets to: a NAT instance, a firewall, an appliance. What it does
/// with them is not in the snapshot; only that the source/destination check stops them is (using-eni.md).
/// </summary>
internal static class Middleboxes
{
    /// <param name="from">the subnet whose route table was asked; null at a gateway's table.</param>
    public static void Enter(Walk walk, Flight flight, RouteTarget target, Subnet? from)
    {
        if (InterfaceOf(walk, target) is not { } middlebox)
        {
            walk.Lose(
                flight,
                new Component("route target", target.Id),
                new MissingFact(target.Id, "a route leads to it, and it is not in the snapshot"));
            return;
        }

        var component = Components.Of(middlebox);
        if (walk.Facts.Interfaces.Holding(middlebox.Vpc, flight.Packet.Destination)?.Id == middlebox.Id)
        {
            NetworkInterfaces.Receive(walk, flight, middlebox, crossesSubnet: middlebox.Subnet != from?.Id);
        }
        else if (middlebox.SourceDestCheck)
        {
            walk.Stop(
                flight,
                component,
                ExplanationCodes.EniSourceDestCheckRestriction,
                "the source/destination check drops what is not for the interface's own addresses");
        }
        else
        {
            walk.Lose(
                flight,
                component,
                new MissingFact(middlebox.Id.Value, "what the host forwards is not in the snapshot"),
                ExplanationCodes.GraphNotModelled);
        }
    }

    /// <summary>A gateway load balancer endpoint: something behind it decides.</summary>
    public static void EnterEndpoint(Walk walk, Flight flight, VpcEndpoint endpoint) => walk.Lose(
        flight,
        Components.Of(endpoint),
        new MissingFact(endpoint.Id.Value, "what is inspected behind the endpoint is not in the snapshot"),
        ExplanationCodes.GraphNotModelled);

    private static NetworkInterface? InterfaceOf(Walk walk, RouteTarget target)
    {
        if (target.Kind == RouteTargetKind.NetworkInterface)
            return walk.Facts.Interfaces.Interface(new Id<NetworkInterface>(target.Id));

        // A route to an instance stands for its only interface (CreateRoute).
        return walk.Facts.Interfaces.OfInstance(new Id<Instance>(target.Id)).MinBy(row => row.DeviceIndex ?? int.MaxValue);
    }
}
