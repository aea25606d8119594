using Graph.Model.Addressing;
using Graph.Model.Resources;

namespace Graph.Checker.Rules;

/// <summary>
/// The protocol and port part of a security group rule. -1 and every protocol but TCP, UDP and ICMP ignore ports; for ICMP
/// the ports are type and code, -1 for all (API IpPermission).
/// </summary>
internal static class SecurityGroupTraffic
{
    public static bool Matches(SecurityGroupRule rule, Packet packet)
    {
        if (rule.Protocol == IpProtocol.All)
            return true;
        if (rule.Protocol != packet.Protocol)
            return false;
        if (packet.Protocol.HasPorts)
            return (rule.FromPort ?? 0) <= packet.DestinationPort && packet.DestinationPort <= (rule.ToPort ?? 65535);
        return !packet.Protocol.IsIcmp
            || ((rule.FromPort is null or -1 || rule.FromPort == packet.IcmpType)
                && (rule.FromPort is null or -1 || rule.ToPort is null or -1 || rule.ToPort == packet.IcmpCode));
    }
}
