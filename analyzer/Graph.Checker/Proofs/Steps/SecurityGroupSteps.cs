using Graph.Checker.Rules;
using Graph.Checker.Sets;
using Graph.Model.Addressing;
using Graph.Model.Evidence;
using Graph.Model.Resources;

namespace Graph.Checker.Proofs;

/// <summary>Security groups as sets (<see cref="SecurityGroups"/>): the union of all rules that match the other side.</summary>
internal static class SecurityGroupSteps
{
    public static Crowd CheckOutbound(Crowd crowd, NetworkInterface sender) => Check(crowd, sender, egress: true);

    public static Crowd CheckInbound(Crowd crowd, NetworkInterface receiver) => Check(crowd, receiver, egress: false);

    /// <summary>What the interface's groups let in from somewhere. Groups that are not in the snapshot could let in all.</summary>
    public static TrafficSet Admissible(Network network, NetworkInterface receiver)
    {
        var groups = network.GroupsOf(receiver);
        if (groups.Count == 0 || groups.Any(id => network.Facts.Filters.Group(id) is null))
            return TrafficSet.Everything;
        return groups.SelectMany(id => network.Facts.Filters.RulesOf(id, egress: false))
            .Aggregate(TrafficSet.Nothing, (all, rule) => all.Union(network.TrafficOf(rule)));
    }

    private static Crowd Check(Crowd crowd, NetworkInterface networkInterface, bool egress)
    {
        if (crowd.IsReply || crowd.IsEmpty)
            return crowd;
        var groups = crowd.Network.GroupsOf(networkInterface);
        if (groups.Count == 0)
            return crowd.LackIf(!SecurityGroups.TypesWithoutGroups.Contains(networkInterface.InterfaceType));

        var other = egress ? crowd.Destination : crowd.Source;
        var verdicts = VerdictsOf(
            crowd,
            new GroupQuestion(groups, egress, other, egress ? [] : crowd.Sender.Groups, egress ? networkInterface.Vpc : default),
            networkInterface);
        return crowd.StopAllBut(
                verdicts.Certain.Union(verdicts.Perhaps),
                new Component("security group", string.Join(" ", groups)),
                verdicts.HasRules ? ExplanationCodes.EniSgRulesMismatch : ExplanationCodes.SgHasNoRules)
            with
        { Packets = crowd.Packets.Filter(verdicts.Certain, verdicts.Perhaps) };
    }

    private static Verdicts VerdictsOf(Crowd crowd, GroupQuestion question, NetworkInterface on)
    {
        var known = crowd.Inquiry.StandsForSeveral(question.Other) ? crowd.Inquiry.GroupVerdicts : crowd.Network.GroupVerdicts;
        if (!known.TryGetValue(question, out var verdicts))
            known[question] = verdicts = WorkOut(crowd, question, on);
        return verdicts;
    }

    private static Verdicts WorkOut(Crowd crowd, GroupQuestion question, NetworkInterface on)
    {
        var (certain, perhaps, hasRules) = (TrafficSet.Nothing, TrafficSet.Nothing, false);
        foreach (var id in question.Groups)
        {
            if (crowd.Facts.Filters.Group(id) is null)
                perhaps = TrafficSet.Everything;
            foreach (var rule in crowd.Facts.Filters.RulesOf(id, question.IsEgress))
            {
                hasRules = true;
                var matches = MatchesPeer(crowd, rule, question, on);
                if (matches is true && rule.Peer is SecurityGroupPeer.Group && question.Other.Family == AddressFamily.IPv6
                    && !crowd.Network.Options.Allows(Assumption.SecurityGroupReferenceMatchesIPv6))
                    matches = null;
                if (matches is true)
                    certain = certain.Union(crowd.Network.TrafficOf(rule));
                else if (matches is null)
                    perhaps = perhaps.Union(crowd.Network.TrafficOf(rule));
            }
        }

        return new Verdicts(certain, perhaps, hasRules);
    }

    /// <summary>Null where a fact is missing that decides.</summary>
    private static bool? MatchesPeer(Crowd crowd, SecurityGroupRule rule, GroupQuestion question, NetworkInterface on)
    {
        switch (rule.Peer)
        {
            case SecurityGroupPeer.Block block:
                return crowd.Inquiry.Holds(block.Cidr, question.Other);
            case SecurityGroupPeer.PrefixList list:
                return crowd.Facts.Routes.EntriesOf(list.List) is { } entries
                    ? crowd.Inquiry.Holds(entries, question.Other)
                    : null;
            case SecurityGroupPeer.Group reference when question.IsEgress:
                return MatchesDestination(crowd, reference, on);
            case SecurityGroupPeer.Group reference:
                return question.Sender.Contains(reference.Id);
            default:
                throw new InvalidOperationException("a rule's peer is a block, a prefix list or a group");
        }
    }

    private static bool? MatchesDestination(Crowd crowd, SecurityGroupPeer.Group reference, NetworkInterface sender)
    {
        crowd.Inquiry.Compare(crowd.Facts.Vpcs.BlocksOf(sender.Vpc), crowd.Destination);
        foreach (var peering in crowd.Facts.Gateways.PeeringsOf(sender.Vpc))
            crowd.Inquiry.Compare(crowd.Facts.Gateways.BlocksOf(peering).Select(block => block.Block), crowd.Destination);
        var isMissing = false;
        var matches = SecurityGroupReferences.MatchesDestination(
            crowd.Walk, crowd.Flight(), reference, sender, _ => isMissing = true);
        return matches ? true : isMissing ? null : false;
    }
}
