using Graph.Model;
using Graph.Model.Resources;

namespace Graph.Checker.Facts;

/// <summary>Network ACLs by subnet and security groups by id, with their rules by direction.</summary>
internal sealed class FilterFacts
{
    private readonly Dictionary<Id<NetworkAcl>, NetworkAcl> _acls;
    private readonly Dictionary<Id<Subnet>, Id<NetworkAcl>> _aclOf = [];
    private readonly Lookup<(Id<NetworkAcl>, bool), NetworkAclEntry> _entries;
    private readonly Dictionary<Id<SecurityGroup>, SecurityGroup> _groups;
    private readonly Lookup<(Id<SecurityGroup>, bool), SecurityGroupRule> _rules;

    public FilterFacts(Estate estate)
    {
        _acls = estate.Rows<NetworkAcl>().ToDictionary(acl => acl.Id);
        foreach (var association in estate.Rows<NetworkAclAssociation>())
            _aclOf[association.Subnet] = association.NetworkAcl;

        // Lowest rule number first (vpc-network-acls.md). The families have rules of their own under equal numbers.
        _entries = Lookup<(Id<NetworkAcl>, bool), NetworkAclEntry>.Of(
            estate.Rows<NetworkAclEntry>().OrderBy(entry => entry.RuleNumber),
            entry => (entry.NetworkAcl, entry.IsEgress));
        _groups = estate.Rows<SecurityGroup>().ToDictionary(group => group.Id);
        _rules = Lookup<(Id<SecurityGroup>, bool), SecurityGroupRule>.Of(
            estate.Rows<SecurityGroupRule>(), rule => (rule.Group, rule.IsEgress));
    }

    public NetworkAcl? AclOf(Id<Subnet> subnet) => AclIdOf(subnet) is { } id ? _acls.GetValueOrDefault(id) : null;

    /// <summary>The ACL that a subnet is associated with, be it in the snapshot or not.</summary>
    public Id<NetworkAcl>? AclIdOf(Id<Subnet> subnet) => _aclOf.TryGetValue(subnet, out var id) ? id : null;

    /// <summary>The entries of one direction, lowest rule number first.</summary>
    public IReadOnlyList<NetworkAclEntry> EntriesOf(Id<NetworkAcl> acl, bool egress) => _entries[(acl, egress)];

    public SecurityGroup? Group(Id<SecurityGroup> id) => _groups.GetValueOrDefault(id);

    public IReadOnlyList<SecurityGroupRule> RulesOf(Id<SecurityGroup> group, bool egress) => _rules[(group, egress)];
}
