using Graph.Checker.Walking;
using Graph.Model.Coverage;
using Graph.Model.Evidence;
using Graph.Model.Resources;

namespace Graph.Checker.Rules;

/// <summary>
/// A load balancer sends only to targets in zones that are enabled for it, and with cross-zone load balancing off (a network
/// load balancer's default) a node only to its own zone (how-elastic-load-balancing-works.md).
/// </summary>
internal static class LoadBalancerZones
{
    private const string CrossZone = "load_balancing.cross_zone.enabled";

    public static Flight Check(
        Walk walk,
        Flight flight,
        LoadBalancer balancer,
        NetworkInterface node,
        TargetGroup group,
        Target target,
        NetworkInterface? receiver)
    {
        var component = Components.Of(balancer);
        if (ZoneOf(walk, target, receiver) is not { } zone)
            return flight;
        if (EnabledZones(walk, balancer) is { } enabled && !enabled.Contains(zone))
        {
            return flight.Block(
                component, ExplanationCodes.ElbInstalledAzRestriction, $"{target.TargetId} is in {zone}, which is not enabled");
        }

        if (NameOfZone(walk, node) == zone)
            return flight;
        return IsCrossZone(walk, balancer, group) switch
        {
            true => flight,
            false => flight.Block(
                component,
                ExplanationCodes.Elbv2NoTargetsInAz,
                $"{target.TargetId} is in {zone}, the node in {NameOfZone(walk, node)}, and cross-zone load balancing is off"),
            null => flight.Lack(
                component,
                new MissingFact(
                    $"{ApiCall.DescribeLoadBalancerAttributes} {balancer.Id}", "whether it crosses zones decides")),
        };
    }

    private static bool? IsCrossZone(Walk walk, LoadBalancer balancer, TargetGroup group)
    {
        var own = walk.Facts.LoadBalancers.Attribute(group, CrossZone);
        return (own is "true" or "false" ? own : walk.Facts.LoadBalancers.Attribute(balancer, CrossZone)) switch
        {
            "true" => true,
            "false" => false,
            _ => null,
        };
    }

    private static HashSet<string>? EnabledZones(Walk walk, LoadBalancer balancer)
    {
        var zones = new HashSet<string>(StringComparer.Ordinal);
        foreach (var row in walk.Facts.LoadBalancers.ZonesOf(balancer))
        {
            if ((row.ZoneName ?? walk.Facts.Vpcs.Subnet(row.Subnet)?.AvailabilityZone) is not { } name)
                return null;
            zones.Add(name);
        }

        return zones;
    }

    /// <summary>The target's zone by name; null where it is in none, as an address outside the VPC.</summary>
    private static string? ZoneOf(Walk walk, Target target, NetworkInterface? receiver) =>
        receiver is not null ? NameOfZone(walk, receiver) : target.AvailabilityZone is "all" ? null : target.AvailabilityZone;

    private static string? NameOfZone(Walk walk, NetworkInterface holder) =>
        holder.AvailabilityZone ?? walk.Facts.Vpcs.Subnet(holder.Subnet)?.AvailabilityZone;
}
