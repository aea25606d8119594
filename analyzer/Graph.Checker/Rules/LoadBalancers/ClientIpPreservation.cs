using Graph.Checker.Walking;
using Graph.Model.Coverage;
using Graph.Model.Evidence;
using Graph.Model.Resources;

namespace Graph.Checker.Rules;

/// <summary>
/// Whether a target of a network load balancer sees the client's address: forced for UDP, QUIC and load balancers as targets;
/// else the group's attribute; else AWS's default, on for instances and off for addresses (edit-target-group-attributes.md).
/// </summary>
internal static class ClientIpPreservation
{
    /// <summary>One way, or, where the attribute was not read and nothing may be assumed, both, each undecided.</summary>
    public static IEnumerable<(bool Preserves, Flight Flight)> WaysOf(Walk walk, Flight flight, TargetGroup group)
    {
        if (group.Protocol is "UDP" or "TCP_UDP" or "QUIC" or "TCP_QUIC" || group.TargetType is "alb")
            return [(true, flight)];
        switch (walk.Facts.LoadBalancers.Attribute(group, "preserve_client_ip.enabled"))
        {
            case "true":
                return [(true, flight)];
            case "false":
                return [(false, flight)];
            case null when !walk.Options.Allows(Assumption.PreserveClientIpDefault):
                var undecided = flight.Lack(
                    new Component("target group", group.Id.Value),
                    new MissingFact(
                        $"{ApiCall.DescribeTargetGroupAttributes} {group.Id}", "whether it preserves the client's address decides"));
                return [(true, undecided), (false, undecided)];
            default:
                return [(group.TargetType is "instance", flight.Assuming(Assumption.PreserveClientIpDefault))];
        }
    }
}
