using Graph.Checker.Rules;
using Graph.Checker.Sets;
using Graph.Checker.Walking;
using Graph.Model.Evidence;
using Graph.Model.Resources;

namespace Graph.Checker.Proofs;

/// <summary>
/// Network ACLs as sets (<see cref="NetworkAcls"/>): of each entry, in order, what none before it was about. A reply goes to the
/// client's port, so that entries narrow the ports that the client may have taken.
/// </summary>
internal static class NetworkAclSteps
{
    public static Crowd CheckOutbound(Crowd crowd, Subnet subnet) => Check(crowd, subnet, egress: true);

    public static Crowd CheckInbound(Crowd crowd, Subnet subnet) => Check(crowd, subnet, egress: false);

    private static Crowd Check(Crowd crowd, Subnet subnet, bool egress)
    {
        if (crowd.IsEmpty)
            return crowd;
        if (crowd.Facts.Filters.AclOf(subnet.Id) is not { } acl)
            return crowd.Lack();
        var allowed = AllowedBy(crowd, acl, egress);
        var left = crowd.Only(allowed);
        if (!allowed.Contains(crowd.Packets.All))
            TellStopped(crowd, acl, egress, left.IsEmpty);
        return left;
    }

    private static TrafficSet AllowedBy(Crowd crowd, NetworkAcl acl, bool egress)
    {
        var address = egress ? crowd.Destination : crowd.Source;
        var known = crowd.Inquiry.StandsForSeveral(address) ? crowd.Inquiry.AclVerdicts : crowd.Network.AclVerdicts;
        if (known.TryGetValue((acl.Id, egress, address), out var allowed))
            return allowed;
        allowed = TrafficSet.Nothing;
        foreach (var (entry, traffic) in Decide(crowd, acl, egress, TrafficSet.Everything))
        {
            if (entry is { IsAllow: true })
                allowed = allowed.Union(traffic);
        }

        return known[(acl.Id, egress, address)] = allowed;
    }

    private static void TellStopped(Crowd crowd, NetworkAcl acl, bool egress, bool isAll)
    {
        foreach (var (entry, traffic) in Decide(crowd, acl, egress, crowd.Packets.All))
        {
            if (entry is { IsAllow: true })
                continue;
            crowd.TellStopped(
                traffic,
                isAll,
                Components.Of(acl),
                ExplanationCodes.SubnetAclRestriction,
                entry is null ? null : new RuleReference.OfNetworkAcl(entry).Id);
        }
    }

    /// <summary>The traffic by the entry that decides about it; null for what no entry is about.</summary>
    private static IEnumerable<(NetworkAclEntry? Entry, TrafficSet Traffic)> Decide(
        Crowd crowd, NetworkAcl acl, bool egress, TrafficSet undecided)
    {
        var address = egress ? crowd.Destination : crowd.Source;
        foreach (var entry in crowd.Facts.Filters.EntriesOf(acl.Id, egress))
        {
            if (!crowd.Inquiry.Holds(entry.Block, address))
                continue;
            var traffic = undecided.Intersect(crowd.Network.TrafficOf(entry));
            if (traffic.IsEmpty)
                continue;
            yield return (entry, traffic);
            undecided = undecided.Except(traffic);
        }

        if (!undecided.IsEmpty)
            yield return (null, undecided);
    }
}
