using Graph.Checker.Rules;
using Graph.Checker.Sets;
using Graph.Checker.Walking;
using Graph.Model;
using Graph.Model.Addressing;
using Graph.Model.Coverage;
using Graph.Model.Evidence;
using Graph.Model.Proofs;
using Graph.Model.Resources;

namespace Graph.Checker.Proofs;

/// <summary>Through a network load balancer to each of its targets (<see cref="NetworkLoadBalancers"/>, <see cref="TargetGroups"/>).</summary>
internal static class NetworkLoadBalancerSteps
{
    public static void Receive(Crowd crowd, LoadBalancer balancer, NetworkInterface node)
    {
        var component = Components.Of(balancer);
        if (balancer.State is "failed" or "provisioning")
        {
            crowd.Stop(component, ExplanationCodes.BadState);
            return;
        }

        crowd = crowd.StopAllBut(TrafficSet.Everything.WithPorts, component, ExplanationCodes.ProtocolRestriction);
        foreach (var listener in crowd.Facts.LoadBalancers.ListenersOf(balancer))
        {
            foreach (var taken in TakenBy(crowd, listener))
            {
                // Behind it the kind is another: one port of one protocol, so that what it was stays known.
                PassOn(crowd.Only(taken) with { Asked = taken }, balancer, node, listener);
                crowd = crowd.Only(crowd.Packets.All.Except(taken));
            }
        }

        if (LoadBalancerSteps.AreListenersRead(crowd, balancer))
            crowd.Stop(component, ExplanationCodes.Elbv2ListenersMismatch);
        else
            crowd.Lose();
    }

    /// <summary>What a listener takes of the crowd, protocol by protocol.</summary>
    private static IEnumerable<TrafficSet> TakenBy(Crowd crowd, Listener listener)
    {
        if (listener.Port is not (>= 0 and <= ushort.MaxValue and var port))
            yield break;
        foreach (var protocol in (IpProtocol[])[IpProtocol.Tcp, IpProtocol.Udp])
        {
            var packet = Packet.WithPorts(crowd.Source, crowd.Destination, protocol, PortChoice.Usual, (ushort)port);
            var kind = TrafficSet.Of(packet);
            if (NetworkLoadBalancers.Takes(listener, packet) && crowd.Packets.All.Contains(kind))
                yield return kind;
        }
    }

    private static void PassOn(Crowd crowd, LoadBalancer balancer, NetworkInterface node, Listener listener)
    {
        var actions = crowd.Facts.LoadBalancers.ActionsOf(listener);
        if (actions.Any(NetworkLoadBalancers.IsOpen))
        {
            crowd.Lose();
            return;
        }

        var groups = actions.Where(action => action.Type is "forward").Select(action => action.TargetGroup).OfType<Id<TargetGroup>>().ToList();
        if (groups.Count == 0)
            crowd.Stop(Components.Of(balancer), ExplanationCodes.Elbv2ListenerRequiresTgAccept);
        foreach (var id in groups)
        {
            if (crowd.Facts.LoadBalancers.TargetGroup(id) is { } group)
                Forward(crowd, balancer, node, group);
            else
                crowd.Lose();
        }
    }

    private static void Forward(Crowd crowd, LoadBalancer balancer, NetworkInterface node, TargetGroup group)
    {
        if (!LoadBalancers.IsRead(crowd.Walk, ApiCall.DescribeTargetHealth, group.Id.Value, group.Scope))
        {
            crowd.Lose();
            return;
        }

        var component = new Component("target group", group.Id.Value);
        var targets = crowd.Facts.LoadBalancers.TargetsOf(group);
        if (targets.Count == 0)
            crowd.Stop(component, ExplanationCodes.Elbv2ListenerHasNoTg);
        foreach (var target in targets)
        {
            var places = TargetGroups.PlacesOf(crowd.Walk, group, target);
            if (group.TargetType is "instance"
                && crowd.Facts.Interfaces.Instance(new Id<Instance>(target.TargetId)) is { IsTerminated: true })
            {
                crowd.Stop(component, ExplanationCodes.Elbv2ListenerHasNoTg);
                continue;
            }

            if (places.Count == 0 || TargetGroups.LacksPlace(crowd.Walk, group, target))
                crowd.Lose();
            foreach (var (receiver, address) in places)
            {
                // Zones look at no traffic: the walker's rule decides for all.
                var flight = LoadBalancerZones.Check(crowd.Walk, crowd.Flight(), balancer, node, group, target, receiver);
                Send(crowd.As(flight), node, group, target, receiver, address);
            }
        }
    }

    private static void Send(
        Crowd crowd, NetworkInterface node, TargetGroup group, Target target, NetworkInterface? receiver, Address address)
    {
        if ((target.Port ?? group.Port) is not { } port
            || TargetGroups.NodeAddress(crowd.Walk, node, crowd.Source.Family) is not { } nodeAddress
            || address.Family != crowd.Source.Family)
        {
            crowd.Lose();
            return;
        }

        foreach (var (preserves, flight) in ClientIpPreservation.WaysOf(crowd.Walk, crowd.Flight(), group))
        {
            var way = crowd.As(flight);
            way.Inquiry.Compare([Cidr.Single(address)], way.Source);
            if (preserves && way.Source == address)
                way.Stop(new Component("target group", group.Id.Value), ExplanationCodes.Elbv2SourceAddressPreservation);
            else
                Send(way, node, preserves ? way.Source : nodeAddress, receiver, address, (ushort)port, preserves);
        }
    }

    private static void Send(
        Crowd crowd, NetworkInterface node, Address from, NetworkInterface? receiver, Address to, ushort port, bool preserves)
    {
        var session = new ProofSession.LoadBalancer(
            crowd.Source, crowd.Destination, crowd.ClientPorts, node.Id, receiver?.Id, preserves);
        var kind = PortSet.Of(PortRange.Single(port));
        var pushed = crowd.Push(session);
        var passed = pushed.From(from).To(to) with
        {
            Packets = pushed.Packets.Map(traffic => traffic with
            {
                Tcp = traffic.Tcp.IsEmpty ? default : kind,
                Udp = traffic.Udp.IsEmpty ? default : kind,
            }),
        };
        passed = SecurityGroupSteps.CheckOutbound(passed, node);
        if (crowd.SubnetOf(node) is { } subnet)
            passed.By(new ProofSender(node.Vpc, crowd.Network.GroupsOf(node))).Reach(new ProofPlace.InSubnet(subnet.Id));
    }
}
