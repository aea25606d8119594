using Graph.Checker.Walking;
using Graph.Model;
using Graph.Model.Coverage;
using Graph.Model.Evidence;
using Graph.Model.Resources;

namespace Graph.Checker.Rules;

/// <summary>
/// Security groups: allow-only, the union of all rules of all groups on the interface, and stateful: the reply to what was
/// let through passes (security-group-rules.md, security-group-connection-tracking).
/// </summary>
internal static class SecurityGroups
{
    // Types that AWS gives no security group: nat-gateway-basics.md, API_SetSecurityGroups (gateway load balancers; network
    // load balancers made without one), tgw-vpc-attachments.md.
    internal static readonly string[] TypesWithoutGroups =
    [
        "nat_gateway", "network_load_balancer", "gateway_load_balancer", "gateway_load_balancer_endpoint", "transit_gateway",
    ];

    public static Flight CheckOutbound(Walk walk, Flight flight, NetworkInterface sender) =>
        Check(walk, flight, sender, egress: true);

    public static Flight CheckInbound(Walk walk, Flight flight, NetworkInterface receiver) =>
        Check(walk, flight, receiver, egress: false);

    /// <summary>
    /// Whether the interface's groups let some packet like this one in, be its source any. Groups that are not in the
    /// snapshot could.
    /// </summary>
    public static bool CouldAdmit(Walk walk, Flight flight, NetworkInterface receiver)
    {
        var groups = walk.Facts.Interfaces.GroupsOf(receiver);
        return groups.Count == 0 || groups.Any(
            id => walk.Facts.Filters.Group(id) is null
                || walk.Facts.Filters.RulesOf(id, egress: false)
                    .Any(rule => SecurityGroupTraffic.Matches(rule, flight.Packet)));
    }

    private static Flight Check(Walk walk, Flight flight, NetworkInterface networkInterface, bool egress)
    {
        if (flight.IsReply)
            return flight;
        var groups = walk.Facts.Interfaces.GroupsOf(networkInterface);
        if (groups.Count == 0)
        {
            return TypesWithoutGroups.Contains(networkInterface.InterfaceType)
                ? flight
                : flight.Lack(
                    Components.Of(networkInterface),
                    new MissingFact(networkInterface.Id.Value, "the snapshot shows no security group on the interface"));
        }

        var match = new SecurityGroupMatch();
        foreach (var id in groups)
        {
            if (walk.Facts.Filters.Group(id) is not { } group)
            {
                match.Lack(AbsenceOf(walk, id, networkInterface));
                continue;
            }

            foreach (var rule in walk.Facts.Filters.RulesOf(id, egress))
            {
                match.Consider(group, rule, walk, flight, networkInterface);
                if (match.Matched is not null)
                    return Admit(flight, match);
            }
        }

        return match.Missing is { } fact
            ? flight.Lack(new Component("security group", groups[0].Value), fact)
            : Refuse(flight, groups, match, egress);
    }

    private static Flight Admit(Flight flight, SecurityGroupMatch match)
    {
        var (group, rule) = match.Matched!.Value;
        var admitted = flight.Pass(Components.Of(group), rule: new RuleReference.OfSecurityGroup(rule));
        return rule.Peer is SecurityGroupPeer.Group && flight.Packet.Family == Model.Addressing.AddressFamily.IPv6
            ? admitted.Assuming(Assumption.SecurityGroupReferenceMatchesIPv6)
            : admitted;
    }

    private static Flight Refuse(
        Flight flight, IReadOnlyList<Id<SecurityGroup>> groups, SecurityGroupMatch match, bool egress)
    {
        var direction = egress ? "outbound" : "inbound";
        var component = new Component("security group", string.Join(" ", groups));
        if (match.Lost is { } lost)
        {
            return flight.Block(
                component,
                lost.Code,
                $"the {direction} rule references {lost.Rule.Peer}, and the way does not preserve the reference",
                new RuleReference.OfSecurityGroup(lost.Rule));
        }

        return match.HasRules
            ? flight.Block(
                component, ExplanationCodes.EniSgRulesMismatch, $"no {direction} rule allows {flight.Packet}")
            : flight.Block(component, ExplanationCodes.SgHasNoRules, $"there are no {direction} rules");
    }

    private static MissingFact AbsenceOf(Walk walk, Id<SecurityGroup> id, NetworkInterface networkInterface) =>
        walk.Facts.Absence(ApiCall.DescribeSecurityGroups, networkInterface.Scope, $"the rules of {id} are needed")
        ?? new MissingFact(id.Value, $"the security group is on {networkInterface.Id} but not in the snapshot");
}
