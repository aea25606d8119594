using System.Collections.Immutable;
using Graph.Engine.Answers;
using Graph.Engine.Network;
using Graph.Engine.Placing;
using Graph.Engine.Sets;
using Graph.Model;
using Graph.Model.Addressing;
using Graph.Model.Resources;

namespace Graph.Threats.Rules.Asking;

/// <summary>
/// Names the AWS rules that let a way through: the security group rules of its end, and listeners of load balancers.
/// </summary>
internal sealed class AdmittingRules
{
    private readonly Dictionary<string, InterfaceProfile> _interfaces;
    private readonly ILookup<(string Group, bool IsEgress), (SecurityGroupRule Row, TrafficSet Traffic)> _rules;
    private readonly ILookup<string, SecurityGroupRule> _byId;
    private readonly ILookup<Id<ManagedPrefixList>, Cidr> _lists;
    private readonly ILookup<string, Listener> _listeners;

    private AdmittingRules(ThreatContext context)
    {
        _interfaces = context.Prover.Interfaces.ToDictionary(one => one.Id, StringComparer.Ordinal);
        _rules = context.Estate.Rows<SecurityGroupRule>()
            .ToLookup(rule => (rule.Group.Value, rule.IsEgress), rule => (rule, SecurityGroupTraffic.Of(rule)));
        _byId = context.Estate.Rows<SecurityGroupRule>().ToLookup(rule => rule.RuleId, StringComparer.Ordinal);
        _lists = context.Estate.Rows<PrefixListEntry>().ToLookup(entry => entry.PrefixList, entry => entry.Block);
        _listeners = context.Estate.Rows<Listener>()
            .ToLookup(listener => listener.LoadBalancer.Value, StringComparer.Ordinal);
    }

    public static AdmittingRules Of(ThreatContext context) => new(context);

    /// <summary>
    /// Of a way's end inside: inbound rules of who is reached; outbound ones of who reaches outside. Ids, sorted.
    /// </summary>
    public ImmutableArray<string> Of(Way way) =>
    [
        .. way.Flows.GroupBy(flow => InsideOf(flow), StringComparer.Ordinal).Where(end => end.Key.Length > 0)
            .SelectMany(end => Of(end.Key, [.. end], way.Reachable)).Distinct().Order(StringComparer.Ordinal),
    ];

    /// <summary>Whether rules, taken together, admit most of the internet.</summary>
    public bool AdmitTheWorld(ImmutableArray<string> rules) => Breadth.IsWorld(AddressSet.Of(
        rules.SelectMany(id => _byId[id]).Where(rule => !rule.IsEgress).SelectMany(rule => rule.Peer switch
        {
            SecurityGroupPeer.Block block => [block.Cidr],
            SecurityGroupPeer.PrefixList list => _lists[list.List],
            _ => [],
        })));

    /// <summary>The rules of an interface's groups that match some of the traffic with a peer.</summary>
    /// <param name="peer">the peer's interface; null outside.</param>
    public IEnumerable<SecurityGroupRule> Admitting(
        string at, bool isEgress, Address address, InterfaceProfile? peer, TrafficSet traffic) =>
        RulesAt(at, isEgress).Where(rule => Matches(rule.Row.Peer, address, peer) && rule.Traffic.Overlaps(traffic)).Select(rule => rule.Row);

    private IEnumerable<string> Of(string at, List<SurveyFlow> flows, TrafficSet traffic)
    {
        var isEgress = flows[0].Destination is not EndpointGroup.Interfaces;
        foreach (var (row, admitted) in RulesAt(at, isEgress))
        {
            if (admitted.Overlaps(traffic) && flows.Exists(flow => Matches(row.Peer, PeerOf(flow), PeerInterface(flow))
                && admitted.Overlaps(flow.Reachable.Union(flow.Delivered).Intersect(traffic))))
                yield return row.RuleId;
        }

        if (isEgress)
            yield break;
        foreach (var listener in Listening(at, traffic))
            yield return listener;
    }

    private IEnumerable<(SecurityGroupRule Row, TrafficSet Traffic)> RulesAt(string at, bool isEgress) =>
        _interfaces[at].Groups.SelectMany(group => _rules[(group, isEgress)]);

    /// <summary>The interface whose rules decide; empty where both ends are outside.</summary>
    private static string InsideOf(SurveyFlow flow) => (flow.Source, flow.Destination) switch
    {
        (_, EndpointGroup.Interfaces { Ids: [var reached, ..] }) => reached,
        (EndpointGroup.Interfaces { Ids: [var sender, ..] }, _) => sender,
        _ => "",
    };

    private static Address PeerOf(SurveyFlow flow) =>
        flow.Destination is EndpointGroup.Interfaces ? flow.SourceAddress : flow.DestinationAddress;

    private InterfaceProfile? PeerInterface(SurveyFlow flow) =>
        flow is { Destination: EndpointGroup.Interfaces, Source: EndpointGroup.Interfaces { Ids: [var id, ..] } } ? _interfaces[id] : null;

    private bool Matches(SecurityGroupPeer side, Address address, InterfaceProfile? peer) => side switch
    {
        SecurityGroupPeer.Block block => block.Cidr.Contains(address),
        SecurityGroupPeer.PrefixList list => _lists[list.List].Any(block => block.Contains(address)),
        SecurityGroupPeer.Group group => peer?.Groups.Contains(group.Id.Value) == true,
        _ => false,
    };

    private IEnumerable<string> Listening(string at, TrafficSet traffic) => _interfaces[at].Owners
        .SelectMany(owner => _listeners[owner])
        .Where(listener => listener.Port is { } port && (traffic.Tcp.Contains(port) || traffic.Udp.Contains(port)))
        .Select(listener => listener.Id.Value);
}
