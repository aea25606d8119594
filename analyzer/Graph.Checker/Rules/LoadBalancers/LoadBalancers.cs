using Graph.Checker.Walking;
using Graph.Model;
using Graph.Model.Coverage;
using Graph.Model.Evidence;
using Graph.Model.Resources;

namespace Graph.Checker.Rules;

/// <summary>A packet comes to a load balancer's node: the kind of load balancer decides what it does with it.</summary>
internal static class LoadBalancers
{
    public static void Receive(Walk walk, Flight flight, NetworkInterface node)
    {
        flight = walk.Mark(flight, node, static (again, packet, place) => Receive(again, packet, place));
        if (flight.IsReply)
        {
            ReceiveReply(walk, flight, node);
            return;
        }

        flight = SecurityGroups.CheckInbound(walk, flight, node);
        switch (walk.Facts.LoadBalancers.BalancerOf(node))
        {
            case { Type: "application" } balancer:
                ApplicationLoadBalancers.Receive(walk, flight, balancer, node);
                break;
            case { Type: "network" } balancer:
                NetworkLoadBalancers.Receive(walk, flight, balancer, node);
                break;
            case { } balancer:
                walk.Lose(
                    flight,
                    Components.Of(balancer),
                    new MissingFact(balancer.Id.Value, $"load balancers of type {balancer.Type} are not modelled"),
                    ExplanationCodes.GraphNotModelled);
                break;
            case null when walk.Facts.LoadBalancers.ClassicOf(node) is { } classic:
                ClassicLoadBalancers.Receive(walk, flight, classic, node);
                break;
            default:
                walk.Lose(
                    flight,
                    Components.Of(node),
                    new MissingFact(node.Id.Value, "the load balancer of the interface is not in the snapshot"));
                break;
        }
    }

    /// <summary>Whether the answer of a call that takes an id was read whole: for that id, or in one answer for all.</summary>
    public static bool IsRead(Walk walk, ApiCall call, string subject, Scope scope) =>
        walk.Facts.Coverage.IsComplete(call, subject) || walk.Facts.Coverage.IsComplete(call, scope);

    private static void ReceiveReply(Walk walk, Flight flight, NetworkInterface node)
    {
        if (flight.LastSession is Session.NetworkLoadBalancer session && session.Node.Id == node.Id)
            NetworkLoadBalancers.Return(walk, flight, session);
        else
            NetworkInterfaces.Take(walk, flight, node);
    }
}
