using Graph.Model.Addressing;

namespace Graph.Model.Resources;

/// <summary>A network ACL (DescribeNetworkAcls).</summary>
public sealed record NetworkAcl(Id<NetworkAcl> Id, Scope Scope, Id<Vpc> Vpc, bool IsDefault) : IResource
{
    public string ResourceId => Id.Value;
}

/// <summary>The one network ACL of a subnet.</summary>
public sealed record NetworkAclAssociation(string AssociationId, Id<NetworkAcl> NetworkAcl, Id<Subnet> Subnet);

/// <summary>
/// One entry of a network ACL. The implicit deny shows as rule 32767 (DescribeNetworkAcls). An entry has one block, of one
/// family.
/// </summary>
/// <param name="Protocol">as written; numbers other than 1, 6, 17 and 58 match all ports (CreateNetworkAclEntry).</param>
/// <param name="Ports">null where AWS gives none: every port.</param>
/// <param name="IcmpType">-1 or null: every type.</param>
/// <param name="IcmpCode">-1 or null: every code.</param>
public sealed record NetworkAclEntry(
    Id<NetworkAcl> NetworkAcl,
    bool IsEgress,
    int RuleNumber,
    Cidr Block,
    IpProtocol Protocol,
    PortRange? Ports,
    short? IcmpType,
    short? IcmpCode,
    bool IsAllow);
