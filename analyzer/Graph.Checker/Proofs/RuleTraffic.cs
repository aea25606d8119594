using Graph.Checker.Sets;
using Graph.Model.Addressing;
using Graph.Model.Resources;

namespace Graph.Checker.Proofs;

/// <summary>The protocol, port and ICMP part of filter rules as sets.</summary>
internal static class RuleTraffic
{
    /// <summary>As API IpPermission: -1 and every protocol but TCP, UDP and ICMP ignore ports; -1 is every type or code.</summary>
    public static TrafficSet Of(SecurityGroupRule rule)
    {
        if (rule.Protocol.HasPorts)
            return TrafficSet.Of(rule.Protocol, Ports(rule.FromPort ?? 0, rule.ToPort ?? ushort.MaxValue));
        if (!rule.Protocol.IsIcmp)
            return TrafficSet.Of(rule.Protocol, default);
        return rule.FromPort is null or -1
            ? TrafficSet.Of(rule.Protocol, PortSet.All)
            : TrafficSet.Of(rule.Protocol, Kinds(rule.FromPort, rule.ToPort));
    }

    /// <summary>
    /// As CreateNetworkAclEntry: all ports where none are written; ICMPv6 has types only with an IPv6 block; a code counts
    /// whatever the type is.
    /// </summary>
    public static TrafficSet Of(NetworkAclEntry entry)
    {
        if (entry.Protocol.HasPorts)
            return TrafficSet.Of(entry.Protocol, PortSet.Of(entry.Ports ?? PortRange.All));
        if (entry.Protocol == IpProtocol.Icmp
            || (entry.Protocol == IpProtocol.IcmpV6 && entry.Block.Family == AddressFamily.IPv6))
        {
            return TrafficSet.Of(entry.Protocol, Kinds(entry.IcmpType, entry.IcmpCode));
        }

        return TrafficSet.Of(entry.Protocol, PortSet.All);
    }

    private static PortSet Ports(int first, int last)
    {
        first = Math.Max(first, 0);
        last = Math.Min(last, ushort.MaxValue);
        return first <= last ? PortSet.Of(new PortRange((ushort)first, (ushort)last)) : default;
    }

    private static PortSet Kinds(int? type, int? code)
    {
        if (type is null or -1)
        {
            return code is null or -1
                ? PortSet.All
                : PortSet.OfSorted(Enumerable.Range(0, 256).SelectMany(one => KindsOf(one, code.Value).Ranges));
        }

        return code is null or -1
            ? Ports(Math.Max(type.Value, 0) << 8, type.Value is < 0 or > 255 ? -1 : (type.Value << 8) + 255)
            : KindsOf(type.Value, code.Value);
    }

    private static PortSet KindsOf(int type, int code) => type is < 0 or > 255 || code is < 0 or > 255
        ? default
        : PortSet.Of(PortRange.Single(TrafficSet.NumberOf((byte)type, (byte)code)));
}
