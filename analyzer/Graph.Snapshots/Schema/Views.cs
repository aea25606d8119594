namespace Graph.Snapshots.Schema;

/// <summary>A view for people who open the file with `sqlite3`; Graph itself never reads one.</summary>
internal sealed record View(string Name, string Summary, string Select)
{
    public string Sql => $"CREATE VIEW {Name} AS\n{Select}";
}

internal static class Views
{
    public static IReadOnlyList<View> All { get; } =
    [
        new View(
            "open_to_world",
            "every ingress rule of a security group whose peer is 0.0.0.0/0 or ::/0, and how many interfaces use the group",
            """
            SELECT rule.rule_id, rule.group_id, grp.group_name, grp.vpc_id, grp.account, grp.region,
              rule.protocol, rule.from_port, rule.to_port, rule.peer_cidr, rule.description,
              (SELECT count(*) FROM interface_groups AS used WHERE used.group_id = rule.group_id) AS interfaces
            FROM security_group_rules AS rule
            LEFT JOIN security_groups AS grp ON grp.group_id = rule.group_id
            WHERE rule.is_egress = 0 AND rule.peer_cidr IN ('0.0.0.0/0', '::/0')
            ORDER BY grp.vpc_id, rule.group_id, rule.rule_id
            """),
        new View(
            "public_addresses",
            "every public IPv4 address and every IPv6 address of an interface",
            """
            SELECT CASE WHEN ip.address LIKE '%:%' THEN ip.address ELSE ip.public_address END AS public_address,
              ip.address AS interface_address, ip.network_interface_id, eni.interface_type, eni.instance_id,
              eni.subnet_id, eni.vpc_id, eni.account, eni.region
            FROM interface_addresses AS ip
            LEFT JOIN network_interfaces AS eni ON eni.network_interface_id = ip.network_interface_id
            WHERE ip.public_address IS NOT NULL OR ip.address LIKE '%:%'
            ORDER BY eni.vpc_id, eni.subnet_id, ip.network_interface_id, ip.address
            """),
        new View(
            "subnets_without_flow_logs",
            "every subnet that has no active flow log, neither its own nor its VPC's",
            """
            SELECT subnet.subnet_id, subnet.vpc_id, subnet.availability_zone, subnet.account, subnet.region
            FROM subnets AS subnet
            WHERE NOT EXISTS (
              SELECT 1 FROM flow_logs AS log
              WHERE log.status = 'ACTIVE' AND log.resource_id IN (subnet.subnet_id, subnet.vpc_id))
            ORDER BY subnet.vpc_id, subnet.subnet_id
            """),
    ];
}
