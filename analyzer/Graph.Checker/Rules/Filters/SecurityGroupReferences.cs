using Graph.Checker.Walking;
using Graph.Model;
using Graph.Model.Addressing;
using Graph.Model.Coverage;
using Graph.Model.Evidence;
using Graph.Model.Resources;

namespace Graph.Checker.Rules;

/// <summary>
/// An outbound rule that references a group: the destination must be a private address of one of its interfaces, in the same
/// VPC or one peered with it, never over a transit gateway (security-group-rules.md).
/// </summary>
internal static class SecurityGroupReferences
{
    public static bool MatchesDestination(
        Walk walk, Flight flight, SecurityGroupPeer.Group reference, NetworkInterface sender, Action<MissingFact> lack)
    {
        var destination = flight.Packet.Destination;
        var own = walk.Facts.Vpcs.Vpc(sender.Vpc);
        if (own is null || walk.Facts.Vpcs.Holds(sender.Vpc, destination))
            return HasGroup(walk, sender.Vpc, destination, reference.Id, lack);

        foreach (var peering in walk.Facts.Gateways.PeeringsOf(sender.Vpc))
        {
            if (!peering.IsActive || peering.RequesterScope.Region != peering.AccepterScope.Region)
                continue;
            var isRequester = peering.RequesterVpc == sender.Vpc;
            if ((isRequester ? peering.AccepterVpc : peering.RequesterVpc) is { } peer
                && VpcPeering.MayHold(walk, peering, peer, destination)
                && HasGroup(walk, peer, destination, reference.Id, lack))
                return true;
        }

        if (walk.Facts.Absence(
            ApiCall.DescribeVpcPeeringConnections, own.Scope, $"whether {destination} is in a peered VPC decides") is { } fact)
            lack(fact);
        else if (walk.Facts.Gateways.UnreadPeeringOf(sender.Vpc) is { } unread)
            lack(new MissingFact(unread, $"whether {destination} is in the VPC at its other end decides"));
        return false;
    }

    private static bool HasGroup(
        Walk walk, Id<Vpc> vpc, Address address, Id<SecurityGroup> group, Action<MissingFact> lack)
    {
        if (walk.Facts.Interfaces.Holding(vpc, address) is { } holder)
            return walk.Facts.Interfaces.GroupsOf(holder).Contains(group);
        var why = $"whether {address} has {group} decides";
        if (walk.Facts.Vpcs.Vpc(vpc) is not { } row)
            lack(new MissingFact(vpc.Value, why));
        else if (walk.Facts.InterfaceAbsence(vpc, row.Scope, why) is { } fact)
            lack(fact);
        return false;
    }
}
