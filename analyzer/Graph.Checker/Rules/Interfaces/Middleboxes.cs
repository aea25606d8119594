using Graph.Checker.Walking;
using Graph.Model;
using Graph.Model.Evidence;
using Graph.Model.Resources;

namespace Graph.Checker.Rules;

/// <summary>
/// A host or an endpoint that a route sends other people's packets to: a NAT instance, a firewall, an appliance. What it does
/// with them is not in the snapshot; only that the source/destination check stops them is (using-eni.md). With
/// `--assume inspection=pass` it sends them on unchanged.
/// </summary>
internal static class Middleboxes
{
    /// <param name="from">the subnet whose route table was asked; null at a gateway's table.</param>
    public static void Enter(Walk walk, Flight flight, RouteTarget target, Subnet? from)
    {
        flight = walk.Mark(flight, (target, from), static (again, packet, place) => Enter(again, packet, place.target, place.from));
        if (target.Kind == RouteTargetKind.VpcEndpoint && walk.Facts.Gateways.Endpoint(target.Id) is { } endpoint)
        {
            EnterEndpoint(walk, flight, endpoint);
            return;
        }

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
            NetworkInterfaces.Receive(walk, flight, middlebox, crossesSubnet: middlebox.Subnet != from?.Id);
        else if (middlebox.SourceDestCheck)
        {
            walk.Stop(
                flight,
                component,
                ExplanationCodes.EniSourceDestCheckRestriction,
                "the source/destination check drops what is not for the interface's own addresses");
        }
        else if (NetworkInterfaces.SubnetOf(walk, flight, middlebox) is { } subnet)
            PassThrough(walk, flight, middlebox, subnet, crossesSubnet: subnet.Id != from?.Id);
    }

    /// <summary>A gateway load balancer or firewall endpoint: what it lets pass comes out of it again.</summary>
    public static void EnterEndpoint(Walk walk, Flight flight, VpcEndpoint endpoint)
    {
        flight = walk.Mark(flight, endpoint, static (again, packet, place) => EnterEndpoint(again, packet, place));
        var component = Components.Of(endpoint);
        if (!walk.Options.Allows(Assumption.InspectionPasses))
        {
            walk.Lose(
                flight,
                component,
                new MissingFact(
                    endpoint.Id.Value, "what is inspected behind the endpoint is not in the snapshot (--assume inspection=pass)"),
                ExplanationCodes.GraphNotModelled);
        }
        else if (endpoint.Subnets.Count > 0 && walk.Facts.Vpcs.Subnet(endpoint.Subnets[0]) is { } subnet)
        {
            // The endpoint has no group. Its subnet's ACL is evaluated even for a sender in the same subnet
            // (gateway-load-balancer-endpoints.md).
            flight = NetworkAcls.CheckInbound(walk, flight.Assuming(Assumption.InspectionPasses), subnet);
            Subnets.Leave(walk, LoseReferences(flight.Pass(component, "inspected and passed")), subnet);
        }
        else
            walk.Lose(flight, component, new MissingFact(endpoint.Id.Value, "the endpoint's subnet is not in the snapshot"));
    }

    /// <summary>Whatever the host does, its subnet's network ACL and its own groups must let the packet in first.</summary>
    private static void PassThrough(Walk walk, Flight flight, NetworkInterface middlebox, Subnet subnet, bool crossesSubnet)
    {
        if (crossesSubnet)
            flight = NetworkAcls.CheckInbound(walk, flight, subnet);
        flight = SecurityGroups.CheckInbound(walk, flight, middlebox);
        if (!walk.Options.Allows(Assumption.InspectionPasses))
        {
            walk.Lose(
                flight,
                Components.Of(middlebox),
                new MissingFact(middlebox.Id.Value, "what the host forwards is not in the snapshot (--assume inspection=pass)"),
                ExplanationCodes.GraphNotModelled);
            return;
        }

        flight = flight.Assuming(Assumption.InspectionPasses);

        // References do not match the first sender behind a middlebox (security-group-rules.md).
        flight = LoseReferences(flight.Pass(Components.Of(middlebox), "forwarded"));
        Subnets.Leave(walk, SecurityGroups.CheckOutbound(walk, flight, middlebox), subnet);
    }

    private static Flight LoseReferences(Flight flight) =>
        flight with { Sender = flight.Sender.Losing(ExplanationCodes.SgReferencesNotPreserved) };

    internal static NetworkInterface? InterfaceOf(Walk walk, RouteTarget target)
    {
        if (target.Kind == RouteTargetKind.NetworkInterface)
            return walk.Facts.Interfaces.Interface(new Id<NetworkInterface>(target.Id));

        // A route to an instance stands for its only interface (CreateRoute).
        return walk.Facts.Interfaces.PrimaryOf(new Id<Instance>(target.Id));
    }
}
