using Graph.Engine.Network;
using Graph.Engine.Sets;
using Graph.Model.Addressing;
using Graph.Model.Evidence;
using Graph.Model.Resources;

namespace Graph.Engine.Semantics;

/// <summary>
/// From a network load balancer's node to each registered target: by instance, by address, or an application load balancer
/// (register-targets.md).
/// </summary>
internal static class TargetGroups
{
    public static void Forward(
        Exploration exploration, Flight flight, LoadBalancerNode.Version2 balancer, InterfaceNode node, TargetGroupNode group)
    {
        if (group.MissingTargets is { } fact)
        {
            exploration.Lose(flight, fact);
            return;
        }

        var component = new Component("target group", group.Id);
        if (group.Targets.Count == 0)
            exploration.Stop(flight, component, ExplanationCodes.Elbv2ListenerHasNoTg);
        foreach (var target in group.Targets)
        {
            if (IsTerminated(exploration.Network, group, target))
            {
                exploration.Stop(flight, component, ExplanationCodes.Elbv2ListenerHasNoTg);
                continue;
            }

            var places = PlacesOf(exploration.Network, group, target);
            if (places.Count == 0 || LacksPlace(exploration.Network, group, target))
                exploration.Lose(flight, new MissingFact(target.TargetId, "the registered target is not in the snapshot"));
            foreach (var (receiver, address) in places)
            {
                var sent = LoadBalancerZones.Check(exploration, flight, balancer, node, group, target, receiver);
                Send(exploration, sent, node, group, target, receiver, address);
            }
        }
    }

    /// <summary>A load balancer is the target, and not all of its nodes are in the snapshot.</summary>
    public static bool LacksPlace(CompiledNetwork network, TargetGroupNode group, Target target) => group.Row.TargetType is "alb"
        && network.LoadBalancers.ById.GetValueOrDefault(target.TargetId) is { } alb && alb.LacksNode() is not null;

    public static bool IsTerminated(CompiledNetwork network, TargetGroupNode group, Target target) =>
        group.Row.TargetType is "instance" && network.Instances.GetValueOrDefault(target.TargetId) is { IsTerminated: true };

    private static void Send(
        Exploration exploration,
        Flight flight,
        InterfaceNode node,
        TargetGroupNode group,
        Target target,
        InterfaceNode? receiver,
        Address address)
    {
        if (flight.IsStopped)
            return;
        if ((target.Port ?? group.Row.Port) is not { } port || node.AddressOf(flight.Family) is not { } nodeAddress)
        {
            exploration.Lose(flight, new MissingFact(group.Id, "the target's port or the node's address was not read"));
            return;
        }

        if (address.Family != flight.Family)
        {
            exploration.Lose(flight, new MissingFact(target.TargetId, "translation between IPv4 and IPv6 is not modelled"));
            return;
        }

        foreach (var (preserves, way) in ClientIpPreservation.WaysOf(exploration, flight, group))
        {
            if (preserves && flight.Source == address)
            {
                exploration.Stop(
                    way, new Component("target group", group.Id), ExplanationCodes.Elbv2SourceAddressPreservation);
                continue;
            }

            Pass(exploration, way, node, receiver, (preserves ? flight.Source : nodeAddress, address), port, preserves);
        }
    }

    private static void Pass(
        Exploration exploration,
        Flight flight,
        InterfaceNode node,
        InterfaceNode? receiver,
        (Address Source, Address Destination) addresses,
        int port,
        bool preserves)
    {
        var session = new Session.Passed(
            flight.Source, flight.Destination, flight.ClientPorts, flight.Sessions, node, receiver, preserves);
        var ports = ValueSet.Single(port);
        var passed = flight with
        {
            Source = addresses.Source,
            Destination = addresses.Destination,
            Sessions = session,
            ClientPorts = preserves ? flight.ClientPorts : NatGateways.OwnPorts,
            Mapped = flight.Present.Tcp.IsEmpty ? TrafficSet.OfUdp(ports) : TrafficSet.OfTcp(ports),

            // A reference to the client's group does not match through a load balancer; one to the load balancer's does, even
            // with the client's address preserved (load-balancer-security-groups.md).
            Sender = new Identity(node.Vpc, node.Groups.Ids),
        };

        // Its group also says what may leave it for the targets.
        passed = SecurityGroups.CheckOutbound(exploration, passed, node);
        if (node.Subnet is { } subnet)
            Subnets.Leave(exploration, passed, subnet);
        else
            exploration.Lose(flight, NetworkInterfaces.MissingSubnetOf(node));
    }

    /// <summary>Where a target gets its packets; the receiver is null where no interface of the snapshot holds the address.</summary>
    public static List<(InterfaceNode? Receiver, Address Address)> PlacesOf(
        CompiledNetwork network, TargetGroupNode group, Target target)
    {
        var family = group.Row.IpAddressType is "ipv6" ? AddressFamily.IPv6 : AddressFamily.IPv4;
        switch (group.Row.TargetType)
        {
            case "instance":
                // An instance is a target by its primary interface, whatever others it has (register-targets.md).
                var primary = network.PrimaryOf(target.TargetId);
                return primary?.PrimaryAddressOf(family) is { } address ? [(primary, address)] : [];
            case "ip" when Address.TryParse(target.TargetId, out var ip):
                return [(group.Row.Vpc is { } vpc ? HolderNear(network, vpc.Value, ip) : null, ip)];
            case "alb" when network.LoadBalancers.ById.GetValueOrDefault(target.TargetId) is { } alb:
                return [.. alb.Nodes.Where(one => one.PrimaryAddressOf(family) is not null)
                    .Select(one => ((InterfaceNode?)one, one.PrimaryAddressOf(family)!.Value))];
            default:
                return [];
        }
    }

    /// <summary>The interface with the address in the group's VPC, else in one that it is peered with.</summary>
    private static InterfaceNode? HolderNear(CompiledNetwork network, string vpc, Address address)
    {
        if (network.Vpc(vpc) is not { } own)
            return null;
        return own.Holding(address) ?? own.Peerings.Where(peering => peering.Row.IsActive)
            .Select(peering => peering.Opposite(own)?.Holding(address))
            .FirstOrDefault(holder => holder is not null);
    }
}
