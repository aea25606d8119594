using Graph.Testing.Filters;
using Graph.Testing.Networks;
using Graph.Testing.TransitGateways;

namespace Graph.Testing;

/// <summary>What stands by itself in an account; everything else is made by what it belongs to.</summary>
public sealed partial class Topology
{
    /// <summary>A VPC with its main route table, default network ACL and default group.</summary>
    /// <param name="cidr">its primary IPv4 block.</param>
    public VpcBuilder Vpc(string cidr, string? name = null, string? account = null, string? region = null) =>
        new(this, ScopeOf(account, region), NewId("vpc", name), cidr);

    /// <summary>A managed prefix list with its entries; all of one family.</summary>
    public PrefixListBuilder PrefixList(string? name, params string[] entries) =>
        new(this, ScopeOf(null, null), NewId("pl", name), entries);

    /// <summary>A transit gateway with a default route table that its attachments use and propagate to.</summary>
    public TransitGatewayBuilder TransitGateway(string? name = null, string? account = null, string? region = null) =>
        new(this, ScopeOf(account, region), NewId("tgw", name));
}
