using Graph.Engine.Network;
using Graph.Engine.Sets;
using Graph.Model.Addressing;
using Graph.Model.Evidence;

namespace Graph.Engine.Semantics;

/// <summary>
/// Network ACLs: stateless, at the edge of a subnet, never inside it (vpc-network-acls.md). Requests are matched by their
/// destination port; a reply goes to the port that the client chose, so it keeps the ports that the ACL lets pass.
/// </summary>
internal static class NetworkAcls
{
    private static readonly TrafficSet EchoReply = TrafficSet.Of(IpProtocol.Icmp, ValueSet.Single(0));
    private static readonly TrafficSet EchoReplyV6 = TrafficSet.Of(IpProtocol.IcmpV6, ValueSet.Single(129 * 256));

    public static Flight CheckOutbound(Exploration exploration, Flight flight, SubnetNode subnet) =>
        Check(exploration, flight, subnet, isEgress: true);

    public static Flight CheckInbound(Exploration exploration, Flight flight, SubnetNode subnet) =>
        Check(exploration, flight, subnet, isEgress: false);

    private static Flight Check(Exploration exploration, Flight flight, SubnetNode subnet, bool isEgress)
    {
        if (flight.IsStopped)
            return flight;
        if (subnet.Acl is not { } acl)
        {
            exploration.Doubt(flight);
            return flight.Lacking(subnet.MissingAcl!);
        }

        var allowed = isEgress ? acl.To(flight.Destination) : acl.From(flight.Source);
        return flight.IsReply
            ? CheckReply(exploration, flight, acl, allowed)
            : exploration.Filter(flight, Allowed.Exactly(allowed), new Component("network ACL", acl.Row.Id.Value), ExplanationCodes.SubnetAclRestriction);
    }

    /// <summary>A reply flight is of one protocol.</summary>
    private static Flight CheckReply(Exploration exploration, Flight flight, AclNode acl, TrafficSet allowed)
    {
        var isPassed = true;
        if (!flight.Possible.Tcp.IsEmpty || !flight.Possible.Udp.IsEmpty)
        {
            var ports = flight.ClientPorts.Intersect(flight.Possible.Tcp.IsEmpty ? allowed.Udp : allowed.Tcp);
            if (!ports.IsEmpty)
                return ReferenceEquals(ports, flight.ClientPorts) ? flight : flight with { ClientPorts = ports };
            isPassed = false;
        }
        else if (!flight.Possible.Icmp.IsEmpty)
            isPassed = allowed.Contains(EchoReply);
        else if (!flight.Possible.IcmpV6.IsEmpty)
            isPassed = allowed.Contains(EchoReplyV6);
        return isPassed
            ? flight
            : exploration.Filter(
                flight, Allowed.Exactly(TrafficSet.Empty), new Component("network ACL", acl.Row.Id.Value), ExplanationCodes.SubnetAclRestriction);
    }
}
