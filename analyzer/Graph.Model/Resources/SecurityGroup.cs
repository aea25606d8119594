using Graph.Model.Addressing;

namespace Graph.Model.Resources;

/// <summary>A security group (DescribeSecurityGroups).</summary>
public sealed record SecurityGroup(
    Id<SecurityGroup> Id, Scope Scope, Id<Vpc>? Vpc, string Name, string? Description) : IResource
{
    public string ResourceId => Id.Value;
}

/// <summary>One rule of a security group: one protocol, one port range, one peer.</summary>
/// <param name="RuleId">
/// `sgr-...` where DescribeSecurityGroupRules was read; else its place in the input, `sg-1/ingress/0/IpRanges/2`.
/// </param>
/// <param name="FromPort">the first port, or the ICMP type (-1: all); null where AWS gives none.</param>
/// <param name="ToPort">the last port, or the ICMP code (-1: all); null where AWS gives none.</param>
public sealed record SecurityGroupRule(
    string RuleId,
    Id<SecurityGroup> Group,
    bool IsEgress,
    IpProtocol Protocol,
    int? FromPort,
    int? ToPort,
    SecurityGroupPeer Peer,
    string? Description);

/// <summary>The other side of a security group rule.</summary>
public abstract record SecurityGroupPeer
{
    private SecurityGroupPeer()
    {
    }

    /// <summary>An address block.</summary>
    public sealed record Block(Cidr Cidr) : SecurityGroupPeer
    {
        public override string ToString() => Cidr.ToString();
    }

    /// <summary>The entries of a prefix list.</summary>
    public sealed record PrefixList(Id<ManagedPrefixList> List) : SecurityGroupPeer
    {
        public override string ToString() => List.Value;
    }

    /// <summary>The private addresses of the interfaces that have the group (security-group-rules.md).</summary>
    /// <param name="PeeringStatus">status of the peering that the reference crosses, where AWS tells it.</param>
    public sealed record Group(
        Id<SecurityGroup> Id, string? Account, Id<VpcPeeringConnection>? Peering, string? PeeringStatus) : SecurityGroupPeer
    {
        public override string ToString() => Id.Value;
    }
}

/// <summary>A security group used in a further VPC. Only state `associated` counts (security-group-assoc.md).</summary>
public sealed record SecurityGroupVpcAssociation(Id<SecurityGroup> Group, Id<Vpc> Vpc, string State);
