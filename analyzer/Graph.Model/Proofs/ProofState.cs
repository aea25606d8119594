using Graph.Model.Addressing;
using Graph.Model.Resources;

namespace Graph.Model.Proofs;

/// <summary>Packets that may be at a place of the network, alike but for their traffic.</summary>
/// <param name="Traffic">
/// their present protocols and destination ports: behind a network load balancer the target's port; for a reply over TCP and
/// UDP the ports that whoever asked may have asked from, as far as they are left.
/// </param>
public sealed record ProofState(ProofStanding Standing, ProofTraffic Traffic);

/// <summary>Where packets are, and all that is known of them but their traffic.</summary>
/// <param name="Source">
/// their present source; of a case's set of addresses the first. So for <paramref name="Destination"/>.
/// </param>
/// <param name="Sender">which groups the source counts as a member of; <see cref="ProofSender.Outside"/> for replies.</param>
/// <param name="Sessions">what translating components on the way remember, the outermost (first met) first.</param>
public sealed record ProofStanding(
    ProofPlace Place,
    bool IsReply,
    Address Source,
    Address Destination,
    ProofSender Sender,
    ValueList<ProofSession> Sessions);

/// <summary>Which security groups rules that reference a group take the packets' source for.</summary>
/// <param name="Vpc">the VPC whose interface holds the source; null outside the estate.</param>
/// <param name="Groups">the groups that references match, ascending without repeats.</param>
public sealed record ProofSender(Id<Vpc>? Vpc, ValueList<Id<SecurityGroup>> Groups)
{
    public static ProofSender Outside { get; } = new(null, []);

    public ValueList<Id<SecurityGroup>> Groups { get; } = Validated(Groups);

    /// <summary>With the groups in any order, repeated or not.</summary>
    public static ProofSender Of(Id<Vpc>? vpc, IEnumerable<Id<SecurityGroup>> groups) =>
        new(vpc, [.. groups.Distinct().Order()]);

    private static ValueList<Id<SecurityGroup>> Validated(ValueList<Id<SecurityGroup>> groups)
    {
        for (var i = 1; i < groups.Count; i++)
        {
            if (groups[i] <= groups[i - 1])
                throw new ArgumentException("groups are ascending without repeats", nameof(groups));
        }

        return groups;
    }
}
