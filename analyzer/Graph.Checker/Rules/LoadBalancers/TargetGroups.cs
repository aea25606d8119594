using Graph.Checker.Walking;
using Graph.Model;
using Graph.Model.Addressing;
using Graph.Model.Coverage;
using Graph.Model.Evidence;
using Graph.Model.Resources;

namespace Graph.Checker.Rules;

/// <summary>
/// From a network load balancer's node to each registered target: by instance, by address, or an application load balancer
/// (register-targets.md). Which zones take part is <see cref="LoadBalancerZones"/>' matter.
/// </summary>
internal static class TargetGroups
{
    public static void Forward(Walk walk, Flight flight, LoadBalancer balancer, NetworkInterface node, TargetGroup group)
    {
        flight = walk.Mark(flight, (balancer, node, group), static (again, packet, place) => Forward(again, packet, place.balancer, place.node, place.group));
        var component = new Component("target group", group.Id.Value);
        if (!LoadBalancers.IsRead(walk, ApiCall.DescribeTargetHealth, group.Id.Value, group.Scope))
        {
            walk.Lose(flight, component, new MissingFact($"{ApiCall.DescribeTargetHealth} {group.Id}", "its targets were not read"));
            return;
        }

        var targets = walk.Facts.LoadBalancers.TargetsOf(group);
        if (targets.Count == 0)
            walk.Stop(flight, component, ExplanationCodes.Elbv2ListenerHasNoTg, "no target is registered");
        foreach (var target in targets)
            ForwardTo(walk, flight, balancer, node, group, target);
    }

    private static void ForwardTo(
        Walk walk, Flight flight, LoadBalancer balancer, NetworkInterface node, TargetGroup group, Target target)
    {
        var component = new Component("target group", group.Id.Value);
        var places = PlacesOf(walk, group, target);
        if (group.TargetType is "instance"
            && walk.Facts.Interfaces.Instance(new Id<Instance>(target.TargetId)) is { IsTerminated: true })
        {
            walk.Stop(flight, component, ExplanationCodes.Elbv2ListenerHasNoTg, $"{target.TargetId} is terminated");
            return;
        }

        if (places.Count == 0 || LacksPlace(walk, group, target))
            walk.Lose(flight, component, new MissingFact(target.TargetId, AbsenceOf(walk, group, target)));

        foreach (var place in places)
        {
            var sent = LoadBalancerZones.Check(walk, flight, balancer, node, group, target, place.Interface);
            Send(walk, sent, node, group, target, place.Interface, place.Address);
        }
    }

    internal static bool LacksPlace(Walk walk, TargetGroup group, Target target) => group.TargetType is "alb"
        && walk.Facts.LoadBalancers.Balancer(new Id<LoadBalancer>(target.TargetId)) is { } alb
        && walk.Facts.LoadBalancers.SubnetLackingNode(alb) is not null;

    private static string AbsenceOf(Walk walk, TargetGroup group, Target target) => group.TargetType switch
    {
        "alb" => "the nodes of the registered load balancer are not all in the snapshot",
        "instance" when walk.Facts.Interfaces.OfInstance(new Id<Instance>(target.TargetId)).Count > 0 =>
            "the registered target's primary interface (device index 0) is not in the snapshot",
        _ => "the registered target is not in the snapshot",
    };

    private static void Send(
        Walk walk,
        Flight flight,
        NetworkInterface node,
        TargetGroup group,
        Target target,
        NetworkInterface? receiver,
        Address address)
    {
        var component = new Component("target group", group.Id.Value);
        if (target.Port is null && group.Port is null || NodeAddress(walk, node, flight.Packet.Family) is not { } nodeAddress)
        {
            walk.Lose(flight, component, new MissingFact(group.Id.Value, "the target's port or the node's address was not read"));
            return;
        }

        if (address.Family != flight.Packet.Family)
        {
            walk.Lose(
                flight,
                component,
                new MissingFact(target.TargetId, "translation between IPv4 and IPv6 is not modelled"),
                ExplanationCodes.GraphNotModelled);
            return;
        }

        foreach (var (preserves, way) in ClientIpPreservation.WaysOf(walk, flight, group))
            Send(walk, way, node, nodeAddress, group, target, receiver, address, preserves);
    }

    private static void Send(
        Walk walk,
        Flight flight,
        NetworkInterface node,
        Address nodeAddress,
        TargetGroup group,
        Target target,
        NetworkInterface? receiver,
        Address address,
        bool preserves)
    {
        var component = new Component("target group", group.Id.Value);
        if (preserves && flight.Packet.Source == address)
        {
            walk.Stop(
                flight,
                component,
                ExplanationCodes.Elbv2SourceAddressPreservation,
                $"the client is the target {address}: with its address preserved the connection fails");
            return;
        }

        var port = (ushort)(target.Port ?? group.Port)!.Value;
        var after = flight.Packet.WithDestination(address).ToPort(port);
        if (!preserves)
            after = after.WithSource(nodeAddress).FromPort(walk.RelayPort(flight));
        var session = new Session.NetworkLoadBalancer(flight.Packet, flight.ClientPorts, node, receiver, preserves);
        var reference = new RuleReference.OfTarget(target, port);
        var note = preserves ? "passed on from the client's address" : $"passed on from {nodeAddress}";
        var passed = preserves
            ? flight.RelayPreserving(component, session, after, note, reference)
            : flight.Relay(component, session, after, note, reference);

        // A reference to the client's group does not match through a load balancer; one to the load balancer's does, even with
        // the client's address preserved (load-balancer-security-groups.md).
        var sender = passed.Sender.Losing(ExplanationCodes.SgReferencesNotPreserved)
            .Joining(walk.Facts.Interfaces.GroupsOf(node)) with
        { Vpc = node.Vpc };
        // Its group also says what may leave it for the targets (load-balancer-security-groups.md).
        passed = SecurityGroups.CheckOutbound(walk, passed, node);
        if (NetworkInterfaces.SubnetOf(walk, flight, node) is { } subnet)
            Subnets.Leave(walk, passed with { Sender = sender }, subnet);
    }

    internal static Address? NodeAddress(Walk walk, NetworkInterface node, AddressFamily family)
    {
        foreach (var row in walk.Facts.Interfaces.AddressesOf(node))
        {
            if (row.Address.Family == family)
                return row.Address;
        }

        return null;
    }

    internal static List<(NetworkInterface? Interface, Address Address)> PlacesOf(Walk walk, TargetGroup group, Target target)
    {
        var places = new List<(NetworkInterface?, Address)>();
        switch (group.TargetType)
        {
            case "instance":
                // An instance is a target by its primary interface, whatever others it has (register-targets.md).
                if (walk.Facts.Interfaces.PrimaryOf(new Id<Instance>(target.TargetId)) is { } primary
                    && PrimaryAddress(walk, primary, group) is { } address)
                    places.Add((primary, address));
                break;
            case "ip" when Address.TryParse(target.TargetId, out var ip):
                places.Add((group.Vpc is { } vpc ? HolderNear(walk, vpc, ip) : null, ip));
                break;
            case "alb" when walk.Facts.LoadBalancers.Balancer(new Id<LoadBalancer>(target.TargetId)) is { } alb:
                foreach (var albNode in walk.Facts.LoadBalancers.NodesOf(alb))
                {
                    if (PrimaryAddress(walk, albNode, group) is { } nodeAddress)
                        places.Add((albNode, nodeAddress));
                }

                break;
        }

        return places;
    }

    /// <summary>The interface with the address in the group's VPC, else in one that it is peered with.</summary>
    private static NetworkInterface? HolderNear(Walk walk, Id<Vpc> vpc, Address address) =>
        walk.Facts.Interfaces.Holding(vpc, address)
        ?? walk.Facts.Gateways.PeeringsOf(vpc).Where(peering => peering.IsActive)
            .Select(peering => peering.RequesterVpc == vpc ? peering.AccepterVpc : peering.RequesterVpc)
            .OfType<Id<Vpc>>()
            .Select(peer => walk.Facts.Interfaces.Holding(peer, address))
            .FirstOrDefault(holder => holder is not null);

    private static Address? PrimaryAddress(Walk walk, NetworkInterface holder, TargetGroup group)
    {
        var family = group.IpAddressType is "ipv6" ? AddressFamily.IPv6 : AddressFamily.IPv4;
        var rows = walk.Facts.Interfaces.AddressesOf(holder).Where(row => row.Address.Family == family).ToList();
        return (rows.Find(row => row.IsPrimary) ?? rows.FirstOrDefault())?.Address;
    }
}
