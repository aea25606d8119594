using System.Collections.Immutable;
using System.Globalization;
using Graph.Engine.Network;
using Graph.Engine.Sets;
using Graph.Model;
using Graph.Model.Resources;

namespace Graph.Threats.Hygiene;

/// <summary>
/// A network ACL entry that decides about no packet, and the entries before it that decide about all of its.
/// </summary>
internal sealed record ShadowedEntry(NetworkAclEntry Entry, ImmutableArray<NetworkAclEntry> By);

/// <summary>
/// Finds the entries of network ACLs that can never match: the first match decides (nacl-rules.html).
/// </summary>
internal static class ShadowedEntries
{
    /// <summary>The numbers of the implicit deny, which is meant to be behind everything.</summary>
    private const int LastNumber = 32766;

    public static IEnumerable<ShadowedEntry> Of(Estate estate) =>
        from direction in estate.Rows<NetworkAclEntry>()
            .GroupBy(entry => (entry.NetworkAcl, entry.IsEgress, entry.Block.Family))
        let ordered = direction.OrderBy(entry => entry.RuleNumber).ToList()
        from index in Enumerable.Range(0, ordered.Count)
        where ordered[index].RuleNumber <= LastNumber
        let deciders = Shadowing(ordered, index)
        where !deciders.IsEmpty
        select new ShadowedEntry(ordered[index], deciders);

    /// <summary>Unique in the snapshot: `acl-1/ingress/100/0.0.0.0/0`.</summary>
    public static string IdOf(NetworkAclEntry entry) => string.Create(
        CultureInfo.InvariantCulture, $"{entry.NetworkAcl}/{(entry.IsEgress ? "egress" : "ingress")}/{entry.RuleNumber}/{entry.Block}");

    /// <summary>
    /// Those before an entry that together decide about all that it names; none where something is left for it.
    /// </summary>
    private static ImmutableArray<NetworkAclEntry> Shadowing(List<NetworkAclEntry> ordered, int index)
    {
        List<(AddressSet Addresses, TrafficSet Traffic)> left = [(AddressSet.Of([ordered[index].Block]), NetworkAclTraffic.Of(ordered[index]))];
        var by = ImmutableArray.CreateBuilder<NetworkAclEntry>();
        for (var before = 0; before < index && left.Count > 0; before++)
        {
            var (addresses, traffic) = (AddressSet.Of([ordered[before].Block]), NetworkAclTraffic.Of(ordered[before]));
            var next = new List<(AddressSet, TrafficSet)>();
            var takes = false;
            foreach (var part in left)
            {
                var both = part.Addresses.Intersect(addresses);
                if (both.IsEmpty || !part.Traffic.Overlaps(traffic))
                {
                    next.Add(part);
                    continue;
                }

                takes = true;
                if (part.Addresses.Except(addresses) is { IsEmpty: false } elsewhere)
                    next.Add((elsewhere, part.Traffic));
                if (part.Traffic.Except(traffic) is { IsEmpty: false } other)
                    next.Add((both, other));
            }

            left = next;
            if (takes)
                by.Add(ordered[before]);
        }

        return left.Count == 0 ? by.ToImmutable() : [];
    }
}
