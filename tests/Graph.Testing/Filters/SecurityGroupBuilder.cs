using System.Globalization;
using Graph.Model;
using Graph.Model.Addressing;
using Graph.Model.Coverage;
using Graph.Model.Resources;
using Graph.Testing.Building;
using Graph.Testing.Gateways;
using Graph.Testing.Networks;

namespace Graph.Testing.Filters;

/// <summary>
/// A security group. As AWS makes it: nothing comes in, everything may leave. Its rules are `sgr-NAME-in-1`,
/// `sgr-NAME-out-1` and so on in their order; the rules that AWS makes are `sgr-NAME-out-all` and, in a VPC with IPv6,
/// `sgr-NAME-out-all6`.
/// </summary>
public sealed class SecurityGroupBuilder : Part
{
    private readonly VpcBuilder _vpc;
    private readonly string _name;
    private readonly List<SecurityGroupRule> _rules = [];
    private readonly List<SecurityGroupVpcAssociation> _associations = [];
    private int _inbound;
    private int _outbound;
    private bool _allowsAllOut = true;

    internal SecurityGroupBuilder(VpcBuilder vpc, string id, string? name = null)
        : base(vpc.Topology, vpc.Scope, id)
    {
        _vpc = vpc;
        _name = name ?? Suffix;
    }

    internal Id<SecurityGroup> Key => new(Id);

    /// <summary>Lets traffic in from a block.</summary>
    public SecurityGroupBuilder Allow(TrafficFilter traffic, string cidr) =>
        Rule(false, traffic, new SecurityGroupPeer.Block(Cidr.Parse(cidr)));

    /// <summary>Lets traffic in from the members of a group.</summary>
    /// <param name="over">the peering that the reference crosses.</param>
    public SecurityGroupBuilder Allow(TrafficFilter traffic, SecurityGroupBuilder from, PeeringBuilder? over = null) =>
        Rule(false, traffic, Reference(from, over));

    /// <summary>Lets traffic in from the entries of a prefix list.</summary>
    public SecurityGroupBuilder Allow(TrafficFilter traffic, PrefixListBuilder from) =>
        Rule(false, traffic, new SecurityGroupPeer.PrefixList(from.Key));

    /// <summary>Lets the members talk to each other.</summary>
    public SecurityGroupBuilder AllowSelf(TrafficFilter traffic) => Allow(traffic, this);

    /// <summary>Lets traffic out to a block.</summary>
    public SecurityGroupBuilder AllowOut(TrafficFilter traffic, string cidr) =>
        Rule(true, traffic, new SecurityGroupPeer.Block(Cidr.Parse(cidr)));

    /// <summary>Lets traffic out to the members of a group.</summary>
    /// <param name="over">the peering that the reference crosses.</param>
    public SecurityGroupBuilder AllowOut(TrafficFilter traffic, SecurityGroupBuilder to, PeeringBuilder? over = null) =>
        Rule(true, traffic, Reference(to, over));

    /// <summary>Lets traffic out to the entries of a prefix list.</summary>
    public SecurityGroupBuilder AllowOut(TrafficFilter traffic, PrefixListBuilder to) =>
        Rule(true, traffic, new SecurityGroupPeer.PrefixList(to.Key));

    /// <summary>Takes the outbound rule that AWS makes away.</summary>
    public SecurityGroupBuilder WithoutDefaultEgress()
    {
        _allowsAllOut = false;
        return this;
    }

    /// <summary>Makes the group usable in another VPC. Only state `associated` counts.</summary>
    public SecurityGroupBuilder AssociatedWith(VpcBuilder vpc, string state = "associated")
    {
        _associations.Add(new SecurityGroupVpcAssociation(Key, vpc.Key, state));
        return this;
    }

    internal override void AddTo(RowSink rows)
    {
        rows.Add(ApiCall.DescribeSecurityGroups, Scope, new SecurityGroup(Key, Scope, _vpc.Key, _name, null));
        var all = new List<SecurityGroupRule>(_rules);
        if (_allowsAllOut)
            all.Add(Rule("out-all", true, Words.AllTraffic, new SecurityGroupPeer.Block(Cidr.AllIPv4)));
        if (_allowsAllOut && _vpc.HasIpv6)
            all.Add(Rule("out-all6", true, Words.AllTraffic, new SecurityGroupPeer.Block(Cidr.AllIPv6)));
        foreach (var rule in all)
            rows.Add(ApiCall.DescribeSecurityGroups, Scope, rule);
        foreach (var association in _associations)
            rows.Add(ApiCall.DescribeSecurityGroupVpcAssociations, Scope, association);
    }

    private static SecurityGroupPeer.Group Reference(SecurityGroupBuilder group, PeeringBuilder? over) =>
        new(group.Key, group.Scope.Account, over?.Key, over?.Status);

    private SecurityGroupBuilder Rule(bool isEgress, TrafficFilter traffic, SecurityGroupPeer peer)
    {
        var place = isEgress ? ++_outbound : ++_inbound;
        var name = string.Create(CultureInfo.InvariantCulture, $"{(isEgress ? "out" : "in")}-{place}");
        _rules.Add(Rule(name, isEgress, traffic, peer));
        return this;
    }

    private SecurityGroupRule Rule(string name, bool isEgress, TrafficFilter traffic, SecurityGroupPeer peer) =>
        new($"sgr-{Suffix}-{name}", Key, isEgress, traffic.Protocol, traffic.First, traffic.Last, peer, null);
}
