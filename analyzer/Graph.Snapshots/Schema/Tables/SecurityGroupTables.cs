using Graph.Model.Resources;

namespace Graph.Snapshots.Schema.Tables;

internal static class SecurityGroupTables
{
    public static Table<SecurityGroup> SecurityGroups { get; } =
        new TableBuilder<SecurityGroup>("security_groups", "a security group")
            .Id("group_id", row => row.Id)
            .Scope(row => row.Scope)
            .OptionalId("vpc_id", row => row.Vpc)
            .Text("group_name", row => row.Name)
            .OptionalText("description", row => row.Description)
            .Key("group_id")
            .Read(row => new SecurityGroup(
                row.Id<SecurityGroup>(), row.Scope(), row.OptionalId<Vpc>(), row.Text(), row.OptionalText()));

    public static Table<SecurityGroupRule> SecurityGroupRules { get; } =
        new TableBuilder<SecurityGroupRule>(
                "security_group_rules", "one rule of a security group: one protocol, one port range, one peer")
            .Text("rule_id", row => row.RuleId)
            .Id("group_id", row => row.Group)
            .Flag("is_egress", row => row.IsEgress)
            .Value("protocol", row => row.Protocol)
            .OptionalInteger("from_port", row => row.FromPort)
            .OptionalInteger("to_port", row => row.ToPort)
            .OptionalValue("peer_cidr", row => (row.Peer as SecurityGroupPeer.Block)?.Cidr)
            .OptionalId("peer_prefix_list", row => (row.Peer as SecurityGroupPeer.PrefixList)?.List)
            .OptionalId("peer_group", row => (row.Peer as SecurityGroupPeer.Group)?.Id)
            .OptionalText("peer_account", row => (row.Peer as SecurityGroupPeer.Group)?.Account)
            .OptionalId("peer_peering", row => (row.Peer as SecurityGroupPeer.Group)?.Peering)
            .OptionalText("peer_peering_status", row => (row.Peer as SecurityGroupPeer.Group)?.PeeringStatus)
            .OptionalText("description", row => row.Description)
            .Check("""
                (peer_cidr IS NOT NULL) + (peer_prefix_list IS NOT NULL) + (peer_group IS NOT NULL) = 1
                    AND (peer_group IS NOT NULL
                      OR peer_account IS NULL AND peer_peering IS NULL AND peer_peering_status IS NULL)
                """)
            .Key("rule_id")
            .Read(row => new SecurityGroupRule(
                row.Text(),
                row.Id<SecurityGroup>(),
                row.Flag(),
                row.Protocol(),
                row.OptionalInt32(),
                row.OptionalInt32(),
                ReadPeer(row),
                row.OptionalText()));

    public static Table<SecurityGroupVpcAssociation> SecurityGroupVpcAssociations { get; } =
        new TableBuilder<SecurityGroupVpcAssociation>(
                "security_group_vpc_associations", "a security group used in a further VPC")
            .Id("group_id", row => row.Group)
            .Id("vpc_id", row => row.Vpc)
            .Text("state", row => row.State)
            .Key("group_id", "vpc_id")
            .Read(row => new SecurityGroupVpcAssociation(row.Id<SecurityGroup>(), row.Id<Vpc>(), row.Text()));

    private static SecurityGroupPeer ReadPeer(RowReader row)
    {
        var block = row.OptionalCidr();
        var list = row.OptionalId<ManagedPrefixList>();
        var group = row.OptionalId<SecurityGroup>();
        var account = row.OptionalText();
        var peering = row.OptionalId<VpcPeeringConnection>();
        var status = row.OptionalText();
        return (block, list, group) switch
        {
            ({ } cidr, null, null) => new SecurityGroupPeer.Block(cidr),
            (null, { } id, null) => new SecurityGroupPeer.PrefixList(id),
            (null, null, { } id) => new SecurityGroupPeer.Group(id, account, peering, status),
            _ => throw new FormatException("a rule without exactly one peer"),
        };
    }
}
