using Graph.Model;
using Graph.Model.Addressing;
using Graph.Model.Coverage;
using Graph.Model.Resources;
using Graph.Testing.Building;
using Graph.Testing.Networks;

namespace Graph.Testing.Filters;

/// <summary>
/// A network ACL. A custom one allows nothing until told to; the VPC's default one allows everything. The implicit deny is
/// there as AWS shows it: rule 32767, and 32768 for IPv6.
/// </summary>
public sealed class NetworkAclBuilder : Part
{
    private readonly VpcBuilder _vpc;
    private readonly bool _isDefault;
    private readonly List<NetworkAclEntry> _entries = [];
    private bool _allowsAll;

    internal NetworkAclBuilder(VpcBuilder vpc, string id, bool isDefault)
        : base(vpc.Topology, vpc.Scope, id)
    {
        _vpc = vpc;
        _isDefault = isDefault;
        _allowsAll = isDefault;
    }

    internal Id<NetworkAcl> Key => new(Id);

    /// <summary>An inbound entry that allows traffic from a block.</summary>
    public NetworkAclBuilder AllowIn(int number, TrafficFilter traffic, string cidr = Words.Anywhere) =>
        Entry(false, number, traffic, cidr, true);

    /// <summary>An inbound entry that denies traffic from a block.</summary>
    public NetworkAclBuilder DenyIn(int number, TrafficFilter traffic, string cidr = Words.Anywhere) =>
        Entry(false, number, traffic, cidr, false);

    /// <summary>An outbound entry that allows traffic to a block.</summary>
    public NetworkAclBuilder AllowOut(int number, TrafficFilter traffic, string cidr = Words.Anywhere) =>
        Entry(true, number, traffic, cidr, true);

    /// <summary>An outbound entry that denies traffic to a block.</summary>
    public NetworkAclBuilder DenyOut(int number, TrafficFilter traffic, string cidr = Words.Anywhere) =>
        Entry(true, number, traffic, cidr, false);

    /// <summary>Entries 100 (and 101 for IPv6) that allow everything in both directions, as in a default network ACL.</summary>
    public NetworkAclBuilder AllowAll()
    {
        _allowsAll = true;
        return this;
    }

    /// <summary>Takes the entries that allow everything away.</summary>
    public NetworkAclBuilder AllowNothing()
    {
        _allowsAll = false;
        return this;
    }

    internal override void AddTo(RowSink rows)
    {
        Add(rows, new NetworkAcl(Key, Scope, _vpc.Key, _isDefault));
        var all = new List<NetworkAclEntry>(_entries);
        foreach (var isEgress in new[] { false, true })
        {
            if (_allowsAll)
                all.Add(Everything(isEgress, 100, Cidr.AllIPv4, true));
            all.Add(Everything(isEgress, 32767, Cidr.AllIPv4, false));
            if (!_vpc.HasIpv6)
                continue;
            if (_allowsAll)
                all.Add(Everything(isEgress, 101, Cidr.AllIPv6, true));
            all.Add(Everything(isEgress, 32768, Cidr.AllIPv6, false));
        }

        foreach (var entry in all)
            Add(rows, entry);
    }

    private NetworkAclEntry Everything(bool isEgress, int number, Cidr block, bool isAllow) =>
        new(Key, isEgress, number, block, IpProtocol.All, null, null, null, isAllow);

    private NetworkAclBuilder Entry(bool isEgress, int number, TrafficFilter traffic, string cidr, bool isAllow)
    {
        _entries.Add(new NetworkAclEntry(
            Key,
            isEgress,
            number,
            Cidr.Parse(cidr),
            traffic.Protocol,
            traffic.Ports,
            traffic.IcmpType,
            traffic.IcmpCode,
            isAllow));
        return this;
    }

    private void Add<TRow>(RowSink rows, TRow row)
        where TRow : class =>
        rows.Add(ApiCall.DescribeNetworkAcls, Scope, row);
}
