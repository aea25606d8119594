using Graph.Engine.Network;
using Graph.Engine.Sets;
using Graph.Model.Coverage;
using Graph.Model.Evidence;
using Graph.Model.Resources;

namespace Graph.Engine.Semantics;

/// <summary>
/// A load balancer sends only to targets in zones that are enabled for it, and with cross-zone load balancing off (a network
/// load balancer's default) a node only to its own zone (how-elastic-load-balancing-works.md).
/// </summary>
internal static class LoadBalancerZones
{
    public static Flight Check(
        Exploration exploration,
        Flight flight,
        LoadBalancerNode.Version2 balancer,
        InterfaceNode node,
        TargetGroupNode group,
        Target target,
        InterfaceNode? receiver)
    {
        var zone = ZoneOf(target, receiver);
        if (Serves(balancer, node, group, target, receiver) is not (true, var doubt))
        {
            return exploration.Filter(
                flight,
                Allowed.Exactly(TrafficSet.Empty),
                new Component("load balancer", balancer.Id),
                balancer.EnabledZones is { } enabled && !enabled.Contains(zone!)
                    ? ExplanationCodes.ElbInstalledAzRestriction
                    : ExplanationCodes.Elbv2NoTargetsInAz);
        }

        if (doubt is null)
            return flight;
        exploration.Doubt(flight);
        return flight.Lacking(doubt);
    }

    /// <summary>Whether a node sends to a target, and the fact that decides where none tells.</summary>
    public static (bool IsServed, MissingFact? Doubt) Serves(
        LoadBalancerNode.Version2 balancer, InterfaceNode node, TargetGroupNode group, Target target, InterfaceNode? receiver)
    {
        if (ZoneOf(target, receiver) is not { } zone)
            return (true, null);
        if (balancer.EnabledZones is { } enabled && !enabled.Contains(zone))
            return (false, null);
        if (node.ZoneName == zone)
            return (true, null);

        // An application load balancer always crosses zones, unless the target group says otherwise.
        var own = balancer.Row.Type is "application" ? "true" : balancer.CrossZone;
        return (group.CrossZone is "true" or "false" ? group.CrossZone : own) switch
        {
            "true" => (true, null),
            "false" => (false, null),
            _ => (true, new MissingFact(
                $"{ApiCall.DescribeLoadBalancerAttributes} {balancer.Id}", "whether it crosses zones decides")),
        };
    }

    // An address outside the VPC is in no zone.
    private static string? ZoneOf(Target target, InterfaceNode? receiver) =>
        receiver is not null ? receiver.ZoneName : target.AvailabilityZone is "all" ? null : target.AvailabilityZone;
}
