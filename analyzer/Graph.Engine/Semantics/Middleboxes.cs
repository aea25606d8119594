using Graph.Engine.Network;
using Graph.Model.Evidence;
using Graph.Model.Resources;

namespace Graph.Engine.Semantics;

/// <summary>
/// A host or an endpoint that a route sends other people's packets to: a NAT instance, a firewall, an appliance. What it does
/// with them is not in the snapshot; only that the source/destination check stops them is (using-eni.md). With
/// `--assume inspection=pass` it sends them on unchanged.
/// </summary>
internal static class Middleboxes
{
    /// <param name="from">the subnet whose route table was asked; null at a gateway's table.</param>
    public static void Enter(Exploration exploration, Flight flight, RouteTarget target, SubnetNode? from)
    {
        if (target.Kind == RouteTargetKind.VpcEndpoint
            && exploration.Network.Gateways.Endpoints.GetValueOrDefault(target.Id) is { } endpoint)
        {
            EnterEndpoint(exploration, flight, endpoint);
            return;
        }

        if (InterfaceOf(exploration.Network, target) is not { } middlebox)
        {
            exploration.Lose(flight, new MissingFact(target.Id, "a route leads to it, and it is not in the snapshot"));
            return;
        }

        // Where the row names a subnet that is not in the snapshot, the ids tell whether it is the same one.
        var crossesSubnet = middlebox.Row.Subnet != from?.Row.Id;
        if (middlebox.Vpc.Holding(flight.Destination) == middlebox)
            NetworkInterfaces.Receive(exploration, flight, middlebox, crossesSubnet);
        else if (middlebox.Row.SourceDestCheck)
            exploration.Stop(flight, new Component("network interface", middlebox.Id), ExplanationCodes.EniSourceDestCheckRestriction);
        else if (middlebox.Subnet is { } subnet)
            PassThrough(exploration, flight, middlebox, subnet, crossesSubnet);
        else
            exploration.Lose(flight, NetworkInterfaces.MissingSubnetOf(middlebox));
    }

    /// <summary>A gateway load balancer or firewall endpoint: what it lets pass comes out of it again.</summary>
    public static void EnterEndpoint(Exploration exploration, Flight flight, VpcEndpoint endpoint)
    {
        if (!exploration.Options.Allows(Assumption.InspectionPasses))
        {
            exploration.Lose(
                flight,
                new MissingFact(
                    endpoint.Id.Value, "what is inspected behind the endpoint is not in the snapshot (--assume inspection=pass)"));
        }
        else if (endpoint.Subnets.Count > 0
            && exploration.Network.Subnets.GetValueOrDefault(endpoint.Subnets[0].Value) is { } subnet)
        {
            // The endpoint has no group. Its subnet's ACL is evaluated even for a sender in the same subnet
            // (gateway-load-balancer-endpoints.md).
            flight = exploration.Assume(flight, Assumption.InspectionPasses);
            flight = NetworkAcls.CheckInbound(exploration, flight, subnet);
            Subnets.Leave(exploration, flight with { Sender = flight.Sender.WithoutGroups() }, subnet);
        }
        else
        {
            exploration.Lose(flight, new MissingFact(endpoint.Id.Value, "the endpoint's subnet is not in the snapshot"));
        }
    }

    /// <summary>Whatever the host does, its subnet's network ACL and its own groups must let the packets in first.</summary>
    private static void PassThrough(
        Exploration exploration, Flight flight, InterfaceNode middlebox, SubnetNode subnet, bool crossesSubnet)
    {
        if (crossesSubnet)
            flight = NetworkAcls.CheckInbound(exploration, flight, subnet);
        flight = SecurityGroups.CheckInbound(exploration, flight, middlebox);
        if (!exploration.Options.Allows(Assumption.InspectionPasses))
        {
            exploration.Lose(
                flight, new MissingFact(middlebox.Id, "what the host forwards is not in the snapshot (--assume inspection=pass)"));
            return;
        }

        // References do not match the first sender behind a middlebox (security-group-rules.md).
        flight = exploration.Assume(flight, Assumption.InspectionPasses);
        flight = flight with { Sender = flight.Sender.WithoutGroups() };
        Subnets.Leave(exploration, SecurityGroups.CheckOutbound(exploration, flight, middlebox), subnet);
    }

    /// <summary>A route to an instance stands for its only interface (CreateRoute).</summary>
    private static InterfaceNode? InterfaceOf(CompiledNetwork network, RouteTarget target) =>
        target.Kind == RouteTargetKind.NetworkInterface
            ? network.InterfaceById.GetValueOrDefault(target.Id)
            : network.PrimaryOf(target.Id);
}
