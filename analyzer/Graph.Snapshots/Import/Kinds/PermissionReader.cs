using System.Globalization;
using Graph.Model;
using Graph.Model.Addressing;
using Graph.Model.Resources;
using Graph.Snapshots.Import.Rows;

namespace Graph.Snapshots.Import.Kinds;

/// <summary>Reads the permissions of a security group: each peer becomes a rule named by its place.</summary>
internal static class PermissionReader
{
    private static readonly HashSet<string> Members = new(StringComparer.Ordinal)
    {
        "IpProtocol", "FromPort", "ToPort", "IpRanges", "Ipv6Ranges", "PrefixListIds", "UserIdGroupPairs",
    };

    private static readonly HashSet<string> GroupMembers = new(StringComparer.Ordinal)
    {
        "GroupId", "GroupName", "UserId", "VpcId", "VpcPeeringConnectionId", "PeeringStatus", "Description",
    };

    public static void Read(
        in Node body, string member, Id<SecurityGroup> group, bool isEgress, List<SecurityGroupRule> rules, RowSink sink)
    {
        var index = 0;
        foreach (var permission in body.RequiredList(member))
        {
            var place = string.Create(CultureInfo.InvariantCulture, $"{group}/{(isEgress ? "egress" : "ingress")}/{index++}");
            ReadOne(permission, place, group, isEgress, rules, sink);
        }
    }

    /// <summary>First and last port, or ICMP type and code; both or neither.</summary>
    public static (int? From, int? To) Ports(in Node node, IpProtocol protocol)
    {
        var least = protocol.HasPorts ? 0 : -1;
        var from = node.IntegerOrNull("FromPort", least, ushort.MaxValue);
        var to = node.IntegerOrNull("ToPort", least, ushort.MaxValue);
        if ((from is null) != (to is null))
            throw node.Bad("has only one of FromPort and ToPort");
        if (protocol.HasPorts && from > to)
            throw node.Bad("ends before it begins");
        if (protocol.IsIcmp && (from > 255 || to > 255))
            throw node.Bad("has an ICMP type or code above 255");
        return (from, to);
    }

    public static SecurityGroupPeer.Group Group(in Node node)
    {
        if (node.FirstUnknown(GroupMembers) is { } unknown)
            throw node.Bad(Quote.Member(unknown), "is not a member of a group reference that Graph knows");
        return new SecurityGroupPeer.Group(
            node.Id<SecurityGroup>("GroupId"),
            node.IdTextOrNull("UserId"),
            node.IdOrNull<VpcPeeringConnection>("VpcPeeringConnectionId"),
            node.TextOrNull("PeeringStatus"));
    }

    private static void ReadOne(
        in Node node, string place, Id<SecurityGroup> group, bool isEgress, List<SecurityGroupRule> rules, RowSink sink)
    {
        if (node.FirstUnknown(Members) is { } unknown)
            throw node.Bad(Quote.Member(unknown), "is not a member of a permission that Graph knows");
        var protocol = Protocols.Read(node, "IpProtocol");
        var (from, to) = Ports(node, protocol);
        var index = 0;
        foreach (var range in node.List("IpRanges"))
            Add("IpRanges", new SecurityGroupPeer.Block(LooseBlock.Read(range, "CidrIp", sink)), range.TextOrNull("Description"));
        index = 0;
        foreach (var range in node.List("Ipv6Ranges"))
            Add("Ipv6Ranges", new SecurityGroupPeer.Block(LooseBlock.Read(range, "CidrIpv6", sink)), range.TextOrNull("Description"));
        index = 0;
        foreach (var list in node.List("PrefixListIds"))
        {
            var id = list.Id<ManagedPrefixList>("PrefixListId");
            Add("PrefixListIds", new SecurityGroupPeer.PrefixList(id), list.TextOrNull("Description"));
        }

        index = 0;
        foreach (var pair in node.List("UserIdGroupPairs"))
            Add("UserIdGroupPairs", Group(pair), pair.TextOrNull("Description"));

        void Add(string list, SecurityGroupPeer peer, string? description)
        {
            var id = string.Create(CultureInfo.InvariantCulture, $"{place}/{list}/{index++}");
            rules.Add(new SecurityGroupRule(id, group, isEgress, protocol, from, to, peer, description));
        }
    }
}

/// <summary>A block that people may have written with host bits set; AWS masks them, and so does this, with a note.</summary>
internal static class LooseBlock
{
    public static Cidr Read(in Node node, string member, RowSink rows)
    {
        var text = node.Text(member);
        if (Cidr.TryParse(text, out var block))
            return block;
        var slash = text.IndexOf('/');
        if (slash < 0
            || !Address.TryParse(text.AsSpan(0, slash), out var address)
            || !int.TryParse(text.AsSpan(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var length)
            || length > address.Width)
        {
            throw node.Bad(member, "is not a CIDR block");
        }

        block = Cidr.Around(address, length);
        rows.Note($"{node.Path}.{member}", $"has bits set behind its prefix: read as {block}");
        return block;
    }
}
