using System.Globalization;
using Graph.Model.Resources;

namespace Graph.Model.Evidence;

/// <summary>Writes filter rules as AWS's console shows them: `allow tcp 443 from 0.0.0.0/0`.</summary>
public static class RuleText
{
    public static string Of(NetworkAclEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        var ports = entry.Protocol switch
        {
            { HasPorts: true } => $" {entry.Ports?.ToString() ?? "all ports"}",
            { IsIcmp: true } => IcmpText(entry.IcmpType, entry.IcmpCode),
            _ => "",
        };
        return $"{(entry.IsAllow ? "allow" : "deny")} {entry.Protocol}{ports} {(entry.IsEgress ? "to" : "from")} {entry.Block}";
    }

    public static string Of(SecurityGroupRule rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        var ports = (rule.Protocol, rule.FromPort, rule.ToPort) switch
        {
            ({ HasPorts: true }, null, _) => " all ports",
            ({ HasPorts: true }, { } from, { } to) when from == to => $" {Number(from)}",
            ({ HasPorts: true }, { } from, var to) => $" {Number(from)}-{Number(to ?? ushort.MaxValue)}",
            ({ IsIcmp: true }, var type, var code) => IcmpText(type, code),
            _ => "",
        };
        return $"allow {rule.Protocol}{ports} {(rule.IsEgress ? "to" : "from")} {rule.Peer}";
    }

    // -1 stands for all; a code means nothing without a type.
    private static string IcmpText(int? type, int? code) => (type, code) switch
    {
        (null or -1, _) => "",
        ({ } one, null or -1) => $" type {Number(one)}",
        ({ } one, { } other) => $" type {Number(one)} code {Number(other)}",
    };

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
