using Graph.Checker.Facts;
using Graph.Checker.Sets;
using Graph.Model.Addressing;
using Graph.Model.Questions;
using Graph.Model.Resources;

namespace Graph.Checker.Proofs;

/// <summary>
/// Packets of a set of traffic: one of each part that the estate's rules, entries and listeners do not tell apart.
/// </summary>
internal sealed class TrafficSamples
{
    private readonly ushort[] _tcp;
    private readonly ushort[] _udp;
    private readonly ushort[] _icmp;
    private readonly ushort[] _icmpV6;

    public TrafficSamples(EstateFacts facts)
    {
        var estate = facts.Estate;
        var listeners = estate.Rows<Listener>().Select(row => row.Port).OfType<int>()
            .Concat(estate.Rows<ClassicListener>().Select(row => row.Port))
            .Where(port => port is >= 0 and <= ushort.MaxValue).Distinct()
            .Select(port => PortSet.Of(PortRange.Single((ushort)port))).ToList();
        var rules = estate.Rows<SecurityGroupRule>().Select(RuleTraffic.Of)
            .Concat(estate.Rows<NetworkAclEntry>().Select(RuleTraffic.Of)).Distinct().ToList();
        _tcp = Cuts(rules.Select(rule => rule.Tcp).Concat(listeners));
        _udp = Cuts(rules.Select(rule => rule.Udp).Concat(listeners));
        _icmp = Cuts(rules.Select(rule => rule.Icmp));
        _icmpV6 = Cuts(rules.Select(rule => rule.IcmpV6));
    }

    /// <summary>Those that mostly differ first: echo, then the first of each range, then what rules cut.</summary>
    /// <param name="clientPort">null: any.</param>
    public IEnumerable<Traffic> Of(TrafficSet traffic, ushort? clientPort)
    {
        if (!traffic.Intersect(TrafficSet.Echo).IsEmpty)
            yield return Traffic.Echo;
        foreach (var range in traffic.Other.Ranges)
        {
            for (var number = (int)range.First; number <= range.Last; number++)
                yield return Traffic.Of(new IpProtocol(number));
        }

        foreach (var port in Within(traffic.Tcp, _tcp))
            yield return Traffic.Tcp(port, clientPort);
        foreach (var port in Within(traffic.Udp, _udp))
            yield return Traffic.Udp(port, clientPort);
        foreach (var kind in Within(traffic.Icmp, _icmp).Concat(Within(traffic.IcmpV6, _icmpV6)))
            yield return Traffic.IcmpOf((byte)(kind >> 8), (byte)(kind & 255));
    }

    private static IEnumerable<ushort> Within(PortSet set, ushort[] cuts) =>
        set.Ranges.Select(range => range.First)
            .Concat(set.Ranges.SelectMany(range => cuts.SkipWhile(cut => cut <= range.First).TakeWhile(cut => cut <= range.Last)));

    /// <summary>Where a set begins, and behind where it ends; ascending.</summary>
    private static ushort[] Cuts(IEnumerable<PortSet> sets) =>
    [
        .. sets.Distinct().SelectMany(set => set.Ranges)
            .SelectMany(range => range.Last == ushort.MaxValue ? [range.First] : new[] { range.First, (ushort)(range.Last + 1) })
            .Distinct().Order(),
    ];
}
