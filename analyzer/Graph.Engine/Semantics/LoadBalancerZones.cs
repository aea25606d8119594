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
        // An address outside the VPC is in no zone.
        var zone = receiver is not null ? receiver.ZoneName : target.AvailabilityZone is "all" ? null : target.AvailabilityZone;
        if (zone is null)
            return flight;
        var component = new Component("load balancer", balancer.Id);
        if (balancer.EnabledZones is { } enabled && !enabled.Contains(zone))
        {
            return exploration.Filter(
                flight, Allowed.Exactly(TrafficSet.Empty), component, ExplanationCodes.ElbInstalledAzRestriction);
        }

        if (node.ZoneName == zone)
            return flight;
        switch (group.CrossZone is "true" or "false" ? group.CrossZone : balancer.CrossZone)
        {
            case "true":
                return flight;
            case "false":
                return exploration.Filter(
                    flight, Allowed.Exactly(TrafficSet.Empty), component, ExplanationCodes.Elbv2NoTargetsInAz);
            default:
                exploration.Doubt(flight);
                return flight.Lacking(new MissingFact(
                    $"{ApiCall.DescribeLoadBalancerAttributes} {balancer.Id}", "whether it crosses zones decides"));
        }
    }
}
