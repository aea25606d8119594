using Graph.Engine.Network;
using Graph.Engine.Sets;
using Graph.Model.Addressing;
using Graph.Model.Coverage;
using Graph.Model.Evidence;

namespace Graph.Engine.Semantics;

/// <summary>
/// Security groups: allow-only, the union of all rules of all groups on the interface, and stateful: the reply to what was let
/// through passes (security-group-rules.md, security-group-connection-tracking).
/// </summary>
internal static class SecurityGroups
{
    // Types that AWS gives no security group: nat-gateway-basics.md, API_SetSecurityGroups, tgw-vpc-attachments.md.
    private static readonly string[] TypesWithoutGroups =
    [
        "nat_gateway", "network_load_balancer", "gateway_load_balancer", "gateway_load_balancer_endpoint", "transit_gateway",
    ];

    public static Flight CheckOutbound(Exploration exploration, Flight flight, InterfaceNode sender) =>
        Passes(exploration, ref flight, sender)
            ? flight
            : Check(exploration, flight, sender, Outbound(exploration.Network, exploration.Options, flight.Destination, sender), sender.Groups.Outbound);

    public static Flight CheckInbound(Exploration exploration, Flight flight, InterfaceNode receiver) =>
        Passes(exploration, ref flight, receiver)
            ? flight
            : Check(exploration, flight, receiver, Inbound(exploration.Options, flight.Source, flight.Sender.Groups, receiver), receiver.Groups.Inbound);

    /// <summary>Whether no rule is asked: for replies, and for interfaces without groups.</summary>
    private static bool Passes(Exploration exploration, ref Flight flight, InterfaceNode node)
    {
        if (flight.IsReply || flight.IsStopped)
            return true;
        exploration.GroupChecks++;
        if (exploration.IgnoresGroups || (exploration.StartsPastGroups && exploration.GroupChecks == 1))
            return true;
        if (node.Groups.Ids.Length > 0)
            return false;
        if (!TypesWithoutGroups.Contains(node.Row.InterfaceType))
        {
            exploration.Doubt(flight);
            flight = flight.Lacking(new MissingFact(node.Id, "the snapshot shows no security group on the interface"));
        }

        return true;
    }

    private static Flight Check(
        Exploration exploration, Flight flight, InterfaceNode node, Allowed allowed, GroupSet.Rules rules)
    {
        if (flight.Family == AddressFamily.IPv6 && rules.ByGroup.Count > 0
            && exploration.Options.Allows(Assumption.SecurityGroupReferenceMatchesIPv6))
            _ = exploration.Assume(flight, Assumption.SecurityGroupReferenceMatchesIPv6);
        return exploration.Filter(
            flight,
            allowed,
            new Component("security group", node.Groups.Text),
            rules.CouldAdmit.IsEmpty ? ExplanationCodes.SgHasNoRules : ExplanationCodes.EniSgRulesMismatch);
    }

    /// <summary>Whether AWS gives an interface of its type no groups: all then passes.</summary>
    public static bool HasNone(InterfaceNode node) => node.Groups.Ids.Length == 0 && TypesWithoutGroups.Contains(node.Row.InterfaceType);

    /// <param name="groups">that the source counts as a member of.</param>
    public static Allowed Inbound(ProverOptions options, Address source, string[] groups, InterfaceNode receiver)
    {
        var rules = receiver.Groups.Inbound;
        var byAddress = rules.By(source);
        var byGroup = rules.ByGroups(groups);
        return byGroup.IsEmpty ? byAddress : With(options, byAddress, byGroup, source.Family);
    }

    /// <summary>What references admit beside the rest; of IPv6 only by assumption.</summary>
    private static Allowed With(ProverOptions options, Allowed byAddress, TrafficSet byGroup, AddressFamily family)
    {
        if (byGroup.IsEmpty)
            return byAddress;
        var possible = byAddress.Possible.Union(byGroup);
        return family == AddressFamily.IPv6 && !options.Allows(Assumption.SecurityGroupReferenceMatchesIPv6)
            ? new(
                byAddress.Certain,
                possible,
                [.. byAddress.Doubts, new(byGroup, Exploration.FactFor(Assumption.SecurityGroupReferenceMatchesIPv6))])
            : new(byAddress.Certain.Union(byGroup), possible, byAddress.Doubts);
    }

    /// <summary>
    /// A reference in an outbound rule: the destination must be a private address of one of the group's interfaces, in the
    /// same VPC or one peered with it, never over a transit gateway (security-group-rules.md).
    /// </summary>
    public static Allowed Outbound(CompiledNetwork network, ProverOptions options, Address destination, InterfaceNode sender)
    {
        var rules = sender.Groups.Outbound;
        var byAddress = rules.By(destination);
        if (rules.ByGroup.Count == 0)
            return byAddress;
        var (holders, missing) = HoldersAt(network, sender.Vpc, destination);
        var byGroup = holders.Aggregate(TrafficSet.Empty, (set, holder) => set.Union(rules.ByGroups(holder.Groups.Ids)));
        var allowed = With(options, byAddress, byGroup, destination.Family);
        return missing is null
            ? allowed
            : new(allowed.Certain, allowed.Possible.Union(rules.References), [.. allowed.Doubts, new(rules.References, missing)]);
    }

    private static (List<InterfaceNode> Holders, MissingFact? Missing) HoldersAt(
        CompiledNetwork network, VpcNode own, Address destination)
    {
        var holders = new List<InterfaceNode>();
        MissingFact? missing = null;
        if (own.Row is null || own.Holds(destination))
        {
            AddHolder(network, own, destination, holders, ref missing);
            return (holders, missing);
        }

        foreach (var peering in own.Peerings)
        {
            if (peering.Row.IsActive && peering.IsWithinRegion && peering.Opposite(own) is { } peer
                && VpcPeering.MayHold(peering, own, peer, destination))
            {
                AddHolder(network, peer, destination, holders, ref missing);
            }
        }

        missing ??= network.Absence(
            ApiCall.DescribeVpcPeeringConnections, own.Row.Scope, $"whether {destination} is in a peered VPC decides");
        if (own.UnreadPeering is { } unread)
            missing ??= new MissingFact(unread, $"whether {destination} is in the VPC at its other end decides");
        return (holders, missing);
    }

    private static void AddHolder(
        CompiledNetwork network, VpcNode vpc, Address address, List<InterfaceNode> holders, ref MissingFact? missing)
    {
        const string why = "which groups the destination has decides";
        if (vpc.Holding(address) is { } holder)
            holders.Add(holder);
        else if (vpc.Row is null)
            missing ??= new MissingFact(vpc.Id, why);
        else
            missing ??= network.InterfaceAbsence(vpc, vpc.Row.Scope, why);
    }
}
