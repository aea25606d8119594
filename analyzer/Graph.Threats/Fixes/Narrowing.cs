using System.Collections.Immutable;
using Graph.Engine.Changes;
using Graph.Engine.Network;
using Graph.Engine.Sets;
using Graph.Model.Addressing;
using Graph.Model.Resources;

namespace Graph.Threats.Fixes;

/// <summary>Changes a security group rule so that it no longer admits some traffic: by taking it away, or by the same rule for what is left.</summary>
internal static class Narrowing
{
    // A rule in more pieces than these is one that nobody would write.
    private const int MostPieces = 4;

    /// <summary>Null where the rule admits none of the traffic.</summary>
    public static ImmutableArray<Change>? Of(SecurityGroupRule rule, TrafficSet traffic)
    {
        var admitted = SecurityGroupTraffic.Of(rule);
        if (!admitted.Overlaps(traffic))
            return null;
        ImmutableArray<Change> removal = [new RemoveSecurityGroupRule(rule)];
        var left = admitted.Except(traffic);

        // Of a rule for every protocol hardly anything is meant.
        if (left.IsEmpty || !rule.Protocol.HasPorts)
            return removal;
        var ports = (rule.Protocol == IpProtocol.Tcp ? left.Tcp : left.Udp).Ranges;
        return ports.Length > MostPieces
            ? removal
            : [.. removal, .. ports.Select(range => new AddSecurityGroupRule(rule with { FromPort = range.First, ToPort = range.Last }))];
    }
}
