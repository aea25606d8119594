using Graph.Engine.Network;
using Graph.Model.Coverage;
using Graph.Model.Evidence;

namespace Graph.Engine.Semantics;

/// <summary>
/// Whether a target of a network load balancer sees the client's address: forced for UDP, QUIC and load balancers as targets;
/// else the group's attribute; else AWS's default, on for instances and off for addresses (edit-target-group-attributes.md).
/// </summary>
internal static class ClientIpPreservation
{
    /// <summary>One way, or, where the attribute was not read and nothing may be assumed, both, each undecided.</summary>
    public static IEnumerable<(bool Preserves, Flight Flight)> WaysOf(
        Exploration exploration, Flight flight, TargetGroupNode group)
    {
        if (group.Row.Protocol is "UDP" or "TCP_UDP" or "QUIC" or "TCP_QUIC" || group.Row.TargetType is "alb")
            return [(true, flight)];
        switch (group.PreserveClientIp)
        {
            case "true":
                return [(true, flight)];
            case "false":
                return [(false, flight)];
            case null when !exploration.Options.Allows(Assumption.PreserveClientIpDefault):
                exploration.Doubt(flight);
                var undecided = flight.Lacking(new MissingFact(
                    $"{ApiCall.DescribeTargetGroupAttributes} {group.Id}", "whether it preserves the client's address decides"));
                return [(true, undecided), (false, undecided)];
            default:
                return [(group.Row.TargetType is "instance", exploration.Assume(flight, Assumption.PreserveClientIpDefault))];
        }
    }
}
