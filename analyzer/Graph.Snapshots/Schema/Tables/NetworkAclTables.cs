using Graph.Model.Resources;

namespace Graph.Snapshots.Schema.Tables;

internal static class NetworkAclTables
{
    public static Table<NetworkAcl> NetworkAcls { get; } = new TableBuilder<NetworkAcl>("network_acls", "a network ACL")
        .Id("network_acl_id", row => row.Id)
        .Scope(row => row.Scope)
        .Id("vpc_id", row => row.Vpc)
        .Flag("is_default", row => row.IsDefault)
        .Key("network_acl_id")
        .Read(row => new NetworkAcl(row.Id<NetworkAcl>(), row.Scope(), row.Id<Vpc>(), row.Flag()));

    public static Table<NetworkAclAssociation> NetworkAclAssociations { get; } =
        new TableBuilder<NetworkAclAssociation>("network_acl_associations", "the one network ACL of a subnet")
            .Text("association_id", row => row.AssociationId)
            .Id("network_acl_id", row => row.NetworkAcl)
            .Id("subnet_id", row => row.Subnet)
            .Key("association_id")
            .Read(row => new NetworkAclAssociation(row.Text(), row.Id<NetworkAcl>(), row.Id<Subnet>()));

    // AWS numbers the implicit denies of both families alike in some answers, so the block belongs to the key.
    public static Table<NetworkAclEntry> NetworkAclEntries { get; } =
        new TableBuilder<NetworkAclEntry>("network_acl_entries", "one entry of a network ACL")
            .Id("network_acl_id", row => row.NetworkAcl)
            .Flag("is_egress", row => row.IsEgress)
            .Integer("rule_number", row => row.RuleNumber)
            .Value("cidr_block", row => row.Block)
            .Value("protocol", row => row.Protocol)
            .OptionalPorts(row => row.Ports)
            .OptionalInteger("icmp_type", row => row.IcmpType)
            .OptionalInteger("icmp_code", row => row.IcmpCode)
            .Flag("is_allow", row => row.IsAllow)
            .Check("(from_port IS NULL) = (to_port IS NULL)")
            .Key("network_acl_id", "is_egress", "rule_number", "cidr_block")
            .Read(row => new NetworkAclEntry(
                row.Id<NetworkAcl>(),
                row.Flag(),
                row.Int32(),
                row.Cidr(),
                row.Protocol(),
                row.OptionalPorts(),
                row.OptionalInt16(),
                row.OptionalInt16(),
                row.Flag()));
}
