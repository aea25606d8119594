using Graph.Engine.Sets;
using Graph.Model.Addressing;
using Graph.Model.Resources;

namespace Graph.Engine.Network;

/// <summary>
/// The protocol and port part of a network ACL entry: protocols other than 6, 17 and 1 match all ports and types; 58 has types
/// with an IPv6 block only (CreateNetworkAclEntry).
/// </summary>
public static class NetworkAclTraffic
{
    public static TrafficSet Of(NetworkAclEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        var hasTypes = entry.Protocol == IpProtocol.Icmp
            || (entry.Protocol == IpProtocol.IcmpV6 && entry.Block.Family == AddressFamily.IPv6);
        return entry.Protocol switch
        {
            { HasPorts: true } => TrafficSet.Of(entry.Protocol, ValueSet.Of(entry.Ports ?? PortRange.All)),
            _ when hasTypes => TrafficSet.Of(entry.Protocol, IcmpTypes.Of(entry.IcmpType, entry.IcmpCode)),
            _ => TrafficSet.Of(entry.Protocol),
        };
    }
}
