using Graph.Checker.Walking;
using Graph.Model.Evidence;
using Graph.Model.Resources;

namespace Graph.Checker.Rules;

/// <summary>
/// Whether a target of a network load balancer sees the client's address: forced for UDP, QUIC and load balancers as targets;
/// else the group's attribute; else AWS's default, on for instances and off for addresses (edit-target-group-attributes.md).
/// </summary>
internal static class ClientIpPreservation
{
    public static (bool Preserves, Assumption? Assumption) Of(Walk walk, TargetGroup group)
    {
        if (group.Protocol is "UDP" or "TCP_UDP" or "QUIC" or "TCP_QUIC" || group.TargetType is "alb")
            return (true, null);
        return walk.Facts.LoadBalancers.Attribute(group, "preserve_client_ip.enabled") switch
        {
            "true" => (true, null),
            "false" => (false, null),
            _ => (group.TargetType is "instance", Assumption.PreserveClientIpDefault),
        };
    }
}
