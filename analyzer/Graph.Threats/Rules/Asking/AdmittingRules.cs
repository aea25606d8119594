using System.Collections.Immutable;
using Graph.Engine.Answers;
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
    private readonly ILookup<string, SecurityGroupRule> _rules;
    private readonly ILookup<Id<ManagedPrefixList>, Cidr> _lists;
    private readonly ILookup<string, Listener> _listeners;

    private AdmittingRules(ThreatContext context)
    {
        _interfaces = context.Prover.Interfaces.ToDictionary(one => one.Id, StringComparer.Ordinal);
        _rules = context.Estate.Rows<SecurityGroupRule>().ToLookup(rule => rule.Group.Value, StringComparer.Ordinal);
        _lists = context.Estate.Rows<PrefixListEntry>().ToLookup(entry => entry.PrefixList, entry => entry.Block);
        _listeners = context.Estate.Rows<Listener>()
            .ToLookup(listener => listener.LoadBalancer.Value, StringComparer.Ordinal);
    }

    public static AdmittingRules Of(ThreatContext context) => new(context);

    /// <summary>The traffic that a rule of a security group names.</summary>
    public static TrafficSet TrafficOf(SecurityGroupRule rule)
    {
        if (rule.Protocol.HasPorts)
            return TrafficSet.Of(rule.Protocol, rule.FromPort is { } from && from >= 0
                ? ValueSet.Of(from, Math.Max(from, rule.ToPort ?? ushort.MaxValue))
                : ValueSet.All);
        if (rule.Protocol.IsIcmp && rule.FromPort is { } type && type >= 0)
            return TrafficSet.Of(rule.Protocol, rule.ToPort is { } code && code >= 0
                ? ValueSet.Single((type * 256) + code)
                : ValueSet.Of(type * 256, (type * 256) + 255));
        return TrafficSet.Of(rule.Protocol);
    }

    /// <summary>Ids of the rules, sorted.</summary>
    public ImmutableArray<string> Of(Way way) =>
        [.. way.Flows.SelectMany(flow => Of(flow, way.Reachable)).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>
    /// Of the way's end inside: inbound rules of who is reached; outbound ones of who reaches outside.
    /// </summary>
    public IEnumerable<string> Of(SurveyFlow flow, TrafficSet traffic)
    {
        var through = flow.Reachable.Union(flow.Delivered).Intersect(traffic);
        if (flow.Destination is not EndpointGroup.Interfaces { Ids: [var reached, ..] })
            return flow.Source is EndpointGroup.Interfaces { Ids: [var sender, ..] }
                ? Admitting(sender, true, flow.DestinationAddress, null, through).Select(rule => rule.RuleId)
                : [];
        var from = flow.Source is EndpointGroup.Interfaces { Ids: [var source, ..] } ? _interfaces[source] : null;
        return Admitting(reached, false, flow.SourceAddress, from, through).Select(rule => rule.RuleId)
            .Concat(Listening(reached, through));
    }

    /// <summary>The rules of an interface's groups that match some of the traffic with a peer.</summary>
    /// <param name="peer">the peer's interface; null outside.</param>
    public IEnumerable<SecurityGroupRule> Admitting(
        string at, bool isEgress, Address address, InterfaceProfile? peer, TrafficSet traffic) =>
        _interfaces[at].Groups.SelectMany(group => _rules[group])
            .Where(rule =>
                rule.IsEgress == isEgress && Matches(rule.Peer, address, peer) && TrafficOf(rule).Overlaps(traffic));

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
