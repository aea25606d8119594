using Graph.Engine.Sets;
using Graph.Model.Resources;

namespace Graph.Engine.Network;

/// <summary>
/// The protocol and port part of a security group rule: -1 and every protocol but TCP, UDP and ICMP ignore ports; for ICMP
/// the ports are type and code, -1 for all (API IpPermission).
/// </summary>
public static class SecurityGroupTraffic
{
    public static TrafficSet Of(SecurityGroupRule rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        if (rule.Protocol.HasPorts)
        {
            var first = Math.Max(rule.FromPort ?? 0, 0);
            var last = Math.Min(rule.ToPort ?? ushort.MaxValue, ushort.MaxValue);
            return first > last ? TrafficSet.Empty : TrafficSet.Of(rule.Protocol, ValueSet.Of(first, last));
        }

        if (!rule.Protocol.IsIcmp)
            return TrafficSet.Of(rule.Protocol);

        // A code without a type means nothing: all types.
        return rule.FromPort is null or -1
            ? TrafficSet.Of(rule.Protocol)
            : TrafficSet.Of(rule.Protocol, IcmpTypes.Of(rule.FromPort, rule.ToPort));
    }
}
