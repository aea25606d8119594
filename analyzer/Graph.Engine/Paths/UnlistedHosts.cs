using Graph.Engine.Network;
using Graph.Engine.Sets;
using Graph.Model.Coverage;
using Graph.Model.Evidence;

namespace Graph.Engine.Paths;

/// <summary>Hosts and load balancers that may be there and are not in the snapshot: a path may go over them.</summary>
internal static class UnlistedHosts
{
    /// <summary>What tells that there may be some, and whether they may be load balancers; null where every interface is listed.</summary>
    public static (MissingFact Fact, bool MayRelay)? Of(CompiledNetwork network)
    {
        const string why = "it may tell of a host or load balancer that a path goes over";
        if (network.AbsenceEverywhere(ApiCall.DescribeNetworkInterfaces, why) is { } unread)
            return (unread, true);
        MissingFact FactOf(string id) => new(id, "its interfaces are not all in the snapshot, and a path may go over them");
        var balancers = network.LoadBalancers;
        var balancer = balancers.ById.Keys.Concat(balancers.Classics.Select(classic => classic.Id))
            .Where(network.OrphanIds.Contains).Order(StringComparer.Ordinal).FirstOrDefault();
        if (balancer is not null)
            return (FactOf(balancer), true);
        return network.Instances.Keys.Where(network.OrphanIds.Contains).Order(StringComparer.Ordinal).FirstOrDefault() is { } instance
            ? (FactOf(instance), false)
            : null;
    }

    /// <summary>What somebody at an unknown place may send to an interface: what its groups do not refuse to everybody.</summary>
    public static TrafficSet CouldSendTo(InterfaceNode node, TrafficSet traffic) =>
        node.Groups.Ids.Length == 0 ? traffic : traffic.Intersect(node.Groups.Inbound.CouldAdmit);
}
