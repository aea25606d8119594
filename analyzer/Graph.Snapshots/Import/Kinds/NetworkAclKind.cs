using Graph.Model;
using Graph.Model.Addressing;
using Graph.Model.Coverage;
using Graph.Model.Resources;
using Graph.Snapshots.Import.Rows;

namespace Graph.Snapshots.Import.Kinds;

internal sealed class NetworkAclKind() : ResourceKind("network_acls", ApiCall.DescribeNetworkAcls, "NetworkAclId")
{
    private static readonly HashSet<string> EntryMembers = new(StringComparer.Ordinal)
    {
        "CidrBlock", "Ipv6CidrBlock", "Egress", "IcmpTypeCode", "PortRange", "Protocol", "RuleAction", "RuleNumber",
    };

    public override void Derive(in Document document, RowSink rows)
    {
        var body = document.Body;
        var id = body.Id<NetworkAcl>("NetworkAclId");
        rows.Add(new NetworkAcl(id, document.Scope, body.Id<Vpc>("VpcId"), body.FlagOrNull("IsDefault") ?? false));
        var numbers = new HashSet<(bool, int, AddressFamily)>();
        foreach (var entry in body.RequiredList("Entries"))
        {
            var row = Entry(entry, id);
            // The closing deny has number 32767 once for each family.
            if (!numbers.Add((row.IsEgress, row.RuleNumber, row.RuleNumber >= 32767 ? row.Block.Family : default)))
                throw entry.Bad("repeats a rule number");
            rows.Add(row);
        }

        var associations = new HashSet<string>(StringComparer.Ordinal);
        foreach (var association in body.RequiredList("Associations"))
        {
            var name = association.IdText("NetworkAclAssociationId");
            if (!associations.Add(name))
                throw association.Bad("repeats an association");
            rows.Add(new NetworkAclAssociation(name, id, association.Id<Subnet>("SubnetId")));
        }

        rows.AddTags(body, id.Value);
    }

    private static NetworkAclEntry Entry(in Node node, Id<NetworkAcl> acl)
    {
        if (node.FirstUnknown(EntryMembers) is { } unknown)
            throw node.Bad(Quote.Member(unknown), "is not a member of an entry that Graph knows");
        var block = (node.BlockOrNull("CidrBlock"), node.BlockOrNull("Ipv6CidrBlock")) switch
        {
            ({ } v4, null) => v4,
            (null, { } v6) => v6,
            _ => throw node.Bad("does not have exactly one block"),
        };
        var icmp = node.ObjectOrNull("IcmpTypeCode");
        return new NetworkAclEntry(
            acl,
            node.Flag("Egress"),
            node.Integer("RuleNumber", 0, 32768),
            block,
            Protocols.Read(node, "Protocol"),
            Ports(node.ObjectOrNull("PortRange")),
            (short?)icmp?.IntegerOrNull("Type", -1, 255),
            (short?)icmp?.IntegerOrNull("Code", -1, 255),
            node.Text("RuleAction") switch
            {
                "allow" => true,
                "deny" => false,
                _ => throw node.Bad("RuleAction", "is neither allow nor deny"),
            });
    }

    private static PortRange? Ports(Node? node)
    {
        if (node is not { } range)
            return null;
        var first = range.Integer("From", 0, ushort.MaxValue);
        var last = range.Integer("To", 0, ushort.MaxValue);
        return first <= last ? new PortRange((ushort)first, (ushort)last) : throw range.Bad("ends before it begins");
    }
}

internal static class Protocols
{
    public static IpProtocol Read(in Node node, string member) =>
        IpProtocol.TryParse(node.Text(member), out var protocol) ? protocol : throw node.Bad(member, "is not a protocol");
}
