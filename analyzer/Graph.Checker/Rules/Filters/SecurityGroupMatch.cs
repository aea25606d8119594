using Graph.Checker.Walking;
using Graph.Model.Addressing;
using Graph.Model.Evidence;
using Graph.Model.Resources;

namespace Graph.Checker.Rules;

/// <summary>
/// Looks for the rule that lets a packet pass, and remembers why others did not: because a fact is missing, or because the
/// packet's way lost the membership that a reference needs.
/// </summary>
internal sealed class SecurityGroupMatch
{
    private readonly List<MissingFact> _missing = [];

    public (SecurityGroup Group, SecurityGroupRule Rule)? Matched { get; private set; }

    public IReadOnlyList<MissingFact> Missing => _missing;

    public (SecurityGroupRule Rule, ExplanationCode Code)? Lost { get; private set; }

    public bool HasRules { get; private set; }

    public void Lack(MissingFact fact)
    {
        if (!_missing.Contains(fact))
            _missing.Add(fact);
    }

    public void Consider(SecurityGroup group, SecurityGroupRule rule, Walk walk, Flight flight, NetworkInterface on)
    {
        HasRules = true;
        if (!SecurityGroupTraffic.Matches(rule, flight.Packet))
            return;
        if (!MatchesPeer(rule, walk, flight, on))
            return;
        if (rule.Peer is SecurityGroupPeer.Group && flight.Packet.Family == AddressFamily.IPv6
            && !walk.Options.Allows(Assumption.SecurityGroupReferenceMatchesIPv6))
            Lack(Walk.FactFor(Assumption.SecurityGroupReferenceMatchesIPv6));
        else
            Matched = (group, rule);
    }

    private bool MatchesPeer(SecurityGroupRule rule, Walk walk, Flight flight, NetworkInterface on)
    {
        var other = rule.IsEgress ? flight.Packet.Destination : flight.Packet.Source;
        switch (rule.Peer)
        {
            case SecurityGroupPeer.Block block:
                return block.Cidr.Contains(other);
            case SecurityGroupPeer.PrefixList list:
                if (walk.Facts.Routes.EntriesOf(list.List) is { } entries)
                    return entries.Any(entry => entry.Contains(other));
                Lack(new MissingFact(list.List.Value, $"{rule.RuleId} names the prefix list, and its entries were not read"));
                return false;
            case SecurityGroupPeer.Group reference:
                return rule.IsEgress
                    ? SecurityGroupReferences.MatchesDestination(walk, flight, reference, on, Lack)
                    : MatchesSender(rule, reference, flight.Sender);
            default:
                throw new InvalidOperationException("a rule's peer is a block, a prefix list or a group");
        }
    }

    private bool MatchesSender(SecurityGroupRule rule, SecurityGroupPeer.Group reference, SenderIdentity sender)
    {
        if (sender.Groups.Contains(reference.Id))
            return true;
        if (sender.Loss is { } why && sender.Lost.Contains(reference.Id))
            Lost ??= (rule, why);
        return false;
    }
}
