using System.Globalization;
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

    /// <summary>The rule as AWS's console shows it: `allow tcp 443 from 0.0.0.0/0`.</summary>
    public static string Describe(SecurityGroupRule rule)
    {
        var ports = (rule.Protocol, rule.FromPort, rule.ToPort) switch
        {
            ({ HasPorts: true }, null, _) => " all ports",
            ({ HasPorts: true }, { } from, { } to) when from == to => $" {Number(from)}",
            ({ HasPorts: true }, { } from, { } to) => $" {Number(from)}-{Number(to)}",
            ({ IsIcmp: true }, not (null or -1), null or -1) => $" type {Number(rule.FromPort.Value)}",
            ({ IsIcmp: true }, not (null or -1), { } code) => $" type {Number(rule.FromPort.Value)} code {Number(code)}",
            _ => "",
        };
        return $"allow {rule.Protocol}{ports} {(rule.IsEgress ? "to" : "from")} {rule.Peer}";
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
