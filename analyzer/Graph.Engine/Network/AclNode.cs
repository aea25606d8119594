using Graph.Engine.Sets;
using Graph.Model.Addressing;
using Graph.Model.Resources;

namespace Graph.Engine.Network;

/// <summary>
/// A network ACL as two functions from the far address to the traffic let pass: the lowest rule number that matches decides,
/// what no rule matches is denied (vpc-network-acls.md, nacl-rules.md).
/// </summary>
internal sealed class AclNode
{
    private readonly BlockMap<TrafficSet> _inbound;
    private readonly BlockMap<TrafficSet> _outbound;

    /// <param name="entries">of both directions, in any order.</param>
    public AclNode(NetworkAcl row, IEnumerable<NetworkAclEntry> entries)
    {
        Row = row;
        Entries = [.. entries.OrderBy(entry => entry.RuleNumber)];
        _inbound = MapOf([.. Entries.Where(entry => !entry.IsEgress)]);
        _outbound = MapOf([.. Entries.Where(entry => entry.IsEgress)]);
    }

    public NetworkAcl Row { get; }

    public IReadOnlyList<NetworkAclEntry> Entries { get; }

    /// <summary>What comes in from an address.</summary>
    public TrafficSet From(Address source) => _inbound[source];

    /// <summary>What goes out to an address.</summary>
    public TrafficSet To(Address destination) => _outbound[destination];

    private static BlockMap<TrafficSet> MapOf(NetworkAclEntry[] entries) => new(
        entries.Select(entry => entry.Block),
        address =>
        {
            var allowed = TrafficSet.Empty;
            var undecided = TrafficSet.All;
            foreach (var entry in entries)
            {
                if (!entry.Block.Contains(address))
                    continue;
                var matched = NetworkAclTraffic.Of(entry);
                if (entry.IsAllow)
                    allowed = allowed.Union(undecided.Intersect(matched));
                undecided = undecided.Except(matched);
                if (undecided.IsEmpty)
                    break;
            }

            return allowed;
        });
}
