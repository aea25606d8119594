using Graph.Engine.Answers;
using Graph.Engine.Network;
using Graph.Engine.Sets;
using Graph.Model;
using Graph.Model.Addressing;
using Graph.Model.Resources;

namespace Graph.Threats.Rules.Asking;

/// <summary>The network ACLs of subnets, asked about whole blocks.</summary>
internal sealed class SubnetAcls
{
    private static readonly ValueSet Ephemeral = ValueSet.Of(PortRange.Ephemeral);

    private readonly Dictionary<Id<Subnet>, Id<NetworkAcl>> _acls = [];
    private readonly ILookup<(Id<NetworkAcl>, bool), NetworkAclEntry> _entries;

    public SubnetAcls(Estate estate)
    {
        foreach (var row in estate.Rows<NetworkAclAssociation>())
            _acls[row.Subnet] = row.NetworkAcl;
        _entries = estate.Rows<NetworkAclEntry>().OrderBy(entry => entry.RuleNumber)
            .ToLookup(entry => (entry.NetworkAcl, entry.IsEgress));
    }

    public Id<NetworkAcl>? Of(Id<Subnet> subnet) => _acls.TryGetValue(subnet, out var acl) ? acl : null;

    /// <summary>Whether the ACL allows all traffic of a direction before it denies any, at least over IPv4.</summary>
    public bool AllowsEverything(Id<NetworkAcl> acl, bool isEgress)
    {
        foreach (var entry in _entries[(acl, isEgress)].Where(entry => entry.Block.Family == AddressFamily.IPv4))
        {
            if (!entry.IsAllow)
                return false;
            if (entry.Block.IsEverything && entry.Protocol == IpProtocol.All)
                return true;
        }

        return false;
    }

    /// <summary>The entries of a direction, in the order of their numbers.</summary>
    public IEnumerable<NetworkAclEntry> EntriesOf(Id<NetworkAcl> acl, bool isEgress) => _entries[(acl, isEgress)];

    /// <summary>
    /// The ACL that drops all replies of a flow, whatever port its client has: the server's on the way out, else the
    /// client's on the way in; null where neither does. Within one subnet there is none.
    /// </summary>
    public (Id<NetworkAcl> Acl, bool IsEgress)? DropsReplies(
        Id<Subnet> server, Id<Subnet> client, SurveyFlow flow, TrafficSet lost)
    {
        if (server == client)
            return null;
        var replies = (lost.Tcp.IsEmpty ? TrafficSet.Empty : TrafficSet.OfTcp(Ephemeral))
            .Union(lost.Udp.IsEmpty ? TrafficSet.Empty : TrafficSet.OfUdp(Ephemeral))
            .Union(lost.Icmp.IsEmpty ? TrafficSet.Empty : TrafficSet.Of(IpProtocol.Icmp, ValueSet.Single(0)))
            .Union(lost.IcmpV6.IsEmpty
                ? TrafficSet.Empty
                : TrafficSet.Of(IpProtocol.IcmpV6, ValueSet.Single(129 * 256)));
        if (Of(server) is { } own && Drops(own, true, flow.SourceAddress, replies))
            return (own, true);
        return Of(client) is { } other && Drops(other, false, flow.DestinationAddress, replies) ? (other, false) : null;
    }

    private bool Drops(Id<NetworkAcl> acl, bool isEgress, Address peer, TrafficSet traffic)
    {
        var left = traffic;
        foreach (var entry in _entries[(acl, isEgress)])
        {
            if (!entry.Block.Contains(peer))
                continue;
            var named = NetworkAclTraffic.Of(entry);
            if (entry.IsAllow && named.Overlaps(left))
                return false;
            left = left.Except(named);
        }

        return true;
    }
}
