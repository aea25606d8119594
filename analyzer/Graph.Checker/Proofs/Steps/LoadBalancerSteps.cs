using Graph.Checker.Rules;
using Graph.Checker.Sets;
using Graph.Checker.Walking;
using Graph.Model.Addressing;
using Graph.Model.Coverage;
using Graph.Model.Evidence;
using Graph.Model.Proofs;
using Graph.Model.Resources;

namespace Graph.Checker.Proofs;

/// <summary>At a load balancer's node (<see cref="LoadBalancers"/> and its kinds).</summary>
internal static class LoadBalancerSteps
{
    private static readonly TrafficSet Pings = TrafficSet.Nothing with { Icmp = PortSet.All, IcmpV6 = PortSet.All };

    public static void Receive(Crowd crowd, NetworkInterface node)
    {
        if (crowd.IsReply)
        {
            if (crowd.LastSession is ProofSession.LoadBalancer session && session.Node == node.Id)
                Return(crowd, session);
            else
                crowd.Reach(new ProofPlace.Delivered(node.Id));
            return;
        }

        crowd = SecurityGroupSteps.CheckInbound(crowd, node);
        if (crowd.IsEmpty)
            return;
        switch (crowd.Facts.LoadBalancers.BalancerOf(node))
        {
            case { Type: "application" } balancer:
                ReceiveApplication(crowd, balancer, node);
                break;
            case { Type: "network" } balancer:
                NetworkLoadBalancerSteps.Receive(crowd, balancer, node);
                break;
            case null when crowd.Facts.LoadBalancers.ClassicOf(node) is { } classic:
                ReceiveClassic(crowd, classic, node);
                break;
            default:
                crowd.Lose();
                break;
        }
    }

    /// <summary>A target's replies go back to the client, from the load balancer's address.</summary>
    public static void Return(Crowd crowd, ProofSession.LoadBalancer session)
    {
        if (crowd.SubnetOf(crowd.Network.Interface(session.Node)) is { } subnet)
            crowd.Undo(session).Reach(new ProofPlace.InSubnet(subnet.Id));
    }

    public static bool AreListenersRead(Crowd crowd, LoadBalancer balancer) =>
        LoadBalancers.IsRead(crowd.Walk, ApiCall.DescribeListeners, balancer.Id.Value, balancer.Scope);

    private static void ReceiveApplication(Crowd crowd, LoadBalancer balancer, NetworkInterface node)
    {
        var component = Components.Of(balancer);
        if (balancer.State is "failed" or "provisioning")
        {
            crowd.Stop(component, ExplanationCodes.BadState);
            return;
        }

        crowd = crowd.StopAllBut(Pings with { Tcp = PortSet.All }, component, ExplanationCodes.ProtocolRestriction);
        var taken = Answered(crowd, node, crowd.Facts.LoadBalancers.ListenersOf(balancer).Select(row => row.Port));
        var left = crowd.Only(crowd.Packets.All.Except(taken));
        if (AreListenersRead(crowd, balancer))
            left.Stop(component, ExplanationCodes.Elbv2ListenersMismatch);
        else
            left.Lose();
    }

    private static void ReceiveClassic(Crowd crowd, ClassicLoadBalancer balancer, NetworkInterface node)
    {
        var taken = Answered(crowd, node, crowd.Facts.LoadBalancers.ListenersOf(balancer).Select(row => (int?)row.Port));
        crowd.Only(crowd.Packets.All.Except(taken)).Stop(Components.Of(balancer), ExplanationCodes.ElbListenersMismatch);
    }

    /// <summary>Pings, and TCP on the listeners' ports, the load balancer answers itself.</summary>
    private static TrafficSet Answered(Crowd crowd, NetworkInterface node, IEnumerable<int?> ports)
    {
        var set = ports.OfType<int>().Where(port => port is >= 0 and <= ushort.MaxValue)
            .Aggregate(PortSet.Empty, (all, port) => all.Union(PortSet.Of(PortRange.Single((ushort)port))));
        var taken = Pings with { Tcp = set };
        crowd.Only(taken).Reach(new ProofPlace.Delivered(node.Id));
        return taken;
    }
}
