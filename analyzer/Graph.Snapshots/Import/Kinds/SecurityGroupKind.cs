using Graph.Model.Coverage;
using Graph.Model.Resources;
using Graph.Snapshots.Import.Rows;

namespace Graph.Snapshots.Import.Kinds;

/// <summary>
/// A security group with its rules: the permissions of DescribeSecurityGroups, one row for each peer, named by AWS's own rule
/// ids where DescribeSecurityGroupRules was read too.
/// </summary>
internal sealed class SecurityGroupKind : ResourceKind
{
    public SecurityGroupKind(SecurityGroupRuleKind rules)
        : base("security_groups", ApiCall.DescribeSecurityGroups, "GroupId")
    {
        ArnMember = "SecurityGroupArn";
        Companion = rules;
    }

    public override void Derive(in Document document, RowSink rows)
    {
        var body = document.Body;
        var id = body.Id<SecurityGroup>("GroupId");
        rows.Add(new SecurityGroup(
            id, document.Scope, body.IdOrNull<Vpc>("VpcId"), body.TextOrNull("GroupName") ?? "", body.TextOrNull("Description")));
        var found = new List<SecurityGroupRule>();
        PermissionReader.Read(body, "IpPermissions", id, isEgress: false, found, rows);
        PermissionReader.Read(body, "IpPermissionsEgress", id, isEgress: true, found, rows);
        foreach (var companion in document.Companions)
        {
            try
            {
                RuleNames.Give(found, SecurityGroupRuleKind.Read(companion.Body, rows));
            }
            catch (BadObjectException bad)
            {
                document.OnBadCompanion(companion.Document, bad);
            }
        }

        foreach (var rule in found)
            rows.Add(rule);
        rows.AddTags(body, id.Value);
    }
}

/// <summary>One rule as DescribeSecurityGroupRules gives it. Its rows are made with its group.</summary>
internal sealed class SecurityGroupRuleKind : ResourceKind
{
    public SecurityGroupRuleKind()
        : base("security_group_rules", ApiCall.DescribeSecurityGroupRules, "GroupId", "SecurityGroupRuleId")
    {
        OwnerMember = "GroupOwnerId";
        ArnMember = "SecurityGroupRuleArn";
        IsResource = false;
    }

    public override void Derive(in Document document, RowSink rows) =>
        rows.Note("", "is a rule of a group that was not read");

    public static SecurityGroupRule Read(in Node node, RowSink rows)
    {
        var protocol = Protocols.Read(node, "IpProtocol");
        var (from, to) = PermissionReader.Ports(node, protocol);
        return new SecurityGroupRule(
            node.IdText("SecurityGroupRuleId"),
            node.Id<SecurityGroup>("GroupId"),
            node.Flag("IsEgress"),
            protocol,
            from,
            to,
            Peer(node, rows),
            node.TextOrNull("Description"));
    }

    private static SecurityGroupPeer Peer(in Node node, RowSink rows)
    {
        var peers = new List<SecurityGroupPeer>(1);
        if (node.Has("CidrIpv4"))
            peers.Add(new SecurityGroupPeer.Block(LooseBlock.Read(node, "CidrIpv4", rows)));
        if (node.Has("CidrIpv6"))
            peers.Add(new SecurityGroupPeer.Block(LooseBlock.Read(node, "CidrIpv6", rows)));
        if (node.IdOrNull<ManagedPrefixList>("PrefixListId") is { } list)
            peers.Add(new SecurityGroupPeer.PrefixList(list));
        if (node.ObjectOrNull("ReferencedGroupInfo") is { } group)
            peers.Add(PermissionReader.Group(group));
        return peers.Count == 1 ? peers[0] : throw node.Bad("does not have exactly one peer that Graph knows");
    }
}

/// <summary>Matches rules that have AWS's ids with the same rules read without.</summary>
internal static class RuleNames
{
    /// <summary>
    /// Gives the id to the first rule of equal content that has none yet, one of equal description before others; adds the
    /// rule where there is no such.
    /// </summary>
    public static void Give(List<SecurityGroupRule> rules, SecurityGroupRule named)
    {
        var at = rules.FindIndex(rule => IsSame(rule, named) && rule.Description == named.Description);
        if (at < 0)
            at = rules.FindIndex(rule => IsSame(rule, named));
        if (at < 0)
            rules.Add(named);
        else
            rules[at] = rules[at] with { RuleId = named.RuleId, Description = named.Description ?? rules[at].Description };
    }

    private static bool IsSame(SecurityGroupRule rule, SecurityGroupRule named) =>
        !rule.RuleId.StartsWith("sgr-", StringComparison.Ordinal)
        && rule.IsEgress == named.IsEgress
        && rule.Protocol == named.Protocol
        && Port(rule.FromPort) == Port(named.FromPort)
        && Port(rule.ToPort) == Port(named.ToPort)
        && IsSame(rule.Peer, named.Peer);

    // The one call leaves out what the other writes as -1.
    private static int Port(int? port) => port ?? -1;

    private static bool IsSame(SecurityGroupPeer one, SecurityGroupPeer other) => (one, other) switch
    {
        (SecurityGroupPeer.Group a, SecurityGroupPeer.Group b) => a.Id == b.Id,
        _ => one == other,
    };
}
