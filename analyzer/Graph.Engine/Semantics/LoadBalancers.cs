using Graph.Engine.Network;
using Graph.Engine.Sets;
using Graph.Model.Evidence;

namespace Graph.Engine.Semantics;

/// <summary>Packets come to a load balancer's node: the kind of load balancer decides what it does with them.</summary>
internal static class LoadBalancers
{
    public static void Receive(Exploration exploration, Flight flight, InterfaceNode node)
    {
        if (flight.IsReply)
        {
            if (flight.Sessions is Session.Passed session && session.Node == node)
                NetworkLoadBalancers.Return(exploration, flight, session);
            else
                exploration.Arrive(flight, new Arrival.At(node));
            return;
        }

        flight = SecurityGroups.CheckInbound(exploration, flight, node);
        if (flight.IsStopped)
            return;
        switch (node.LoadBalancer)
        {
            case LoadBalancerNode.Version2 { Row.Type: "application" } balancer:
                ApplicationLoadBalancers.Receive(exploration, flight, balancer, node);
                break;
            case LoadBalancerNode.Version2 { Row.Type: "network" } balancer:
                NetworkLoadBalancers.Receive(exploration, flight, balancer, node);
                break;
            case LoadBalancerNode.Version2 balancer:
                exploration.Lose(
                    flight, new MissingFact(balancer.Id, $"load balancers of type {balancer.Row.Type} are not modelled"));
                break;
            case LoadBalancerNode.Classic classic:
                ClassicLoadBalancers.Receive(exploration, flight, classic, node);
                break;
            default:
                exploration.Lose(flight, new MissingFact(node.Id, "the load balancer of the interface is not in the snapshot"));
                break;
        }
    }

    /// <summary>What a proxy answers itself: ping, and TCP on its listeners' ports.</summary>
    /// <param name="missing">that its listeners were not read whole.</param>
    public static void Answer(
        Exploration exploration,
        Flight flight,
        InterfaceNode node,
        IEnumerable<int> ports,
        MissingFact? missing,
        Component component,
        ExplanationCode code)
    {
        var listened = ports.Where(port => port is >= 0 and <= ushort.MaxValue)
            .Aggregate(ValueSet.Empty, (set, port) => set.Union(ValueSet.Single(port)));
        var answered = TrafficSet.AllIcmp.Union(TrafficSet.OfTcp(listened));
        if (missing is not null)
        {
            var rest = flight.Only(TrafficSet.OfTcp(ValueSet.All.Except(listened)));
            if (!rest.Branch.IsEmpty)
                exploration.Lose(rest, missing);
            flight = flight.Only(TrafficSet.All.Except(TrafficSet.OfTcp(ValueSet.All.Except(listened))));
        }

        exploration.Arrive(exploration.Filter(flight, Allowed.Exactly(answered), component, code), new Arrival.At(node));
    }
}
