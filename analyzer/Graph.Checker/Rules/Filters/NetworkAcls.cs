using Graph.Checker.Sets;
using Graph.Checker.Walking;
using Graph.Model.Addressing;
using Graph.Model.Coverage;
using Graph.Model.Evidence;
using Graph.Model.Resources;

namespace Graph.Checker.Rules;

/// <summary>
/// Network ACLs: stateless, at the edge of a subnet, never inside it. The lowest rule number that matches decides; what no
/// rule matches is denied (vpc-network-acls.md, nacl-rules.md).
/// </summary>
internal static class NetworkAcls
{
    public static Flight CheckOutbound(Walk walk, Flight flight, Subnet subnet) => Check(walk, flight, subnet, egress: true);

    public static Flight CheckInbound(Walk walk, Flight flight, Subnet subnet) => Check(walk, flight, subnet, egress: false);

    private static Flight Check(Walk walk, Flight flight, Subnet subnet, bool egress)
    {
        if (walk.Facts.Filters.AclOf(subnet.Id) is not { } acl)
        {
            return flight.Lack(
                Components.Of(subnet),
                walk.Facts.Absence(ApiCall.DescribeNetworkAcls, subnet.Scope, "the subnet's network ACL is needed")
                    ?? new MissingFact(
                        walk.Facts.Filters.AclIdOf(subnet.Id)?.Value ?? subnet.Id.Value,
                        "the subnet's network ACL is not in the snapshot"));
        }

        var entries = walk.Facts.Filters.EntriesOf(acl.Id, egress);
        return flight is { IsReply: true, Packet.Protocol.HasPorts: true }
            ? CheckReply(flight, acl, entries, egress)
            : CheckPacket(flight, acl, entries, egress);
    }

    private static Flight CheckPacket(Flight flight, NetworkAcl acl, IReadOnlyList<NetworkAclEntry> entries, bool egress)
    {
        foreach (var entry in entries)
        {
            if (!MatchesAddress(entry, flight.Packet) || !MatchesTraffic(entry, flight.Packet))
                continue;
            return entry.IsAllow
                ? flight.Pass(Components.Of(acl), rule: new RuleReference.OfNetworkAcl(entry))
                : Deny(flight, acl, egress, entry);
        }

        return Deny(flight, acl, egress, null);
    }

    /// <summary>
    /// A reply goes to the port that the client chose, and the client may choose any that works: the ACL narrows the ports
    /// left, and denies when none is.
    /// </summary>
    private static Flight CheckReply(Flight flight, NetworkAcl acl, IReadOnlyList<NetworkAclEntry> entries, bool egress)
    {
        var undecided = flight.ClientPorts;
        var allowed = PortSet.Empty;
        NetworkAclEntry? allowing = null;
        NetworkAclEntry? denying = null;
        foreach (var entry in entries)
        {
            if (undecided.IsEmpty)
                break;
            if (!MatchesAddress(entry, flight.Packet) || !MatchesProtocol(entry, flight.Packet))
                continue;
            var ports = entry.Protocol.HasPorts ? entry.Ports ?? PortRange.All : PortRange.All;
            var decided = undecided.Intersect(ports);
            if (decided.IsEmpty)
                continue;
            undecided = undecided.Except(ports);
            if (entry.IsAllow)
            {
                allowed = allowed.Union(decided);

                // The one that decides for the port shown; until a port is settled, the first.
                if (allowing is null || decided.Contains(flight.Packet.DestinationPort))
                    allowing = entry;
            }
            else
            {
                denying ??= entry;
            }
        }

        // Behind an ACL that lets no port pass the walk goes on, to name the other controls, with the ports it had.
        return allowing is null
            ? Deny(flight, acl, egress, denying)
            : (flight with { ClientPorts = allowed }).Pass(Components.Of(acl), rule: new RuleReference.OfNetworkAcl(allowing));
    }

    private static Flight Deny(Flight flight, NetworkAcl acl, bool egress, NetworkAclEntry? entry)
    {
        var direction = egress ? "outbound" : "inbound";
        var traffic = flight is { IsReply: true, Packet.Protocol.HasPorts: true }
            ? $"{flight.Packet.Protocol} replies to ports {flight.ClientPorts}"
            : flight.Packet.ToString();
        return flight.Block(
            Components.Of(acl),
            ExplanationCodes.SubnetAclRestriction,
            entry is null ? $"no {direction} rule allows {traffic}" : $"{direction} rule {entry.RuleNumber} denies {traffic}",
            entry is null ? null : new RuleReference.OfNetworkAcl(entry));
    }

    /// <summary>Inbound entries look at the source, outbound ones at the destination.</summary>
    private static bool MatchesAddress(NetworkAclEntry entry, Packet packet) =>
        entry.Block.Contains(entry.IsEgress ? packet.Destination : packet.Source);

    private static bool MatchesTraffic(NetworkAclEntry entry, Packet packet) =>
        MatchesProtocol(entry, packet)
        && (!entry.Protocol.HasPorts || entry.Ports is not { } ports || ports.Contains(packet.DestinationPort));

    // CreateNetworkAclEntry: any protocol but 6, 17 and 1 matches all ports and types, whatever is written. Protocol 58 has
    // types only with an IPv6 block.
    private static bool MatchesProtocol(NetworkAclEntry entry, Packet packet)
    {
        if (entry.Protocol == IpProtocol.All)
            return true;
        if (entry.Protocol != packet.Protocol)
            return false;
        if (entry.Protocol == IpProtocol.Icmp
            || (entry.Protocol == IpProtocol.IcmpV6 && entry.Block.Family == AddressFamily.IPv6))
        {
            return (entry.IcmpType is null or -1 || entry.IcmpType == packet.IcmpType)
                && (entry.IcmpCode is null or -1 || entry.IcmpCode == packet.IcmpCode);
        }

        return true;
    }
}
