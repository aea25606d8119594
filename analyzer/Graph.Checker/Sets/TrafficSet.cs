using Graph.Model.Addressing;
using Graph.Model.Proofs;

namespace Graph.Checker.Sets;

/// <summary>
/// A set of kinds of packets: ports of TCP and UDP, type * 256 + code of ICMP and ICMPv6, the numbers of other protocols.
/// </summary>
public sealed record TrafficSet(PortSet Tcp, PortSet Udp, PortSet Icmp, PortSet IcmpV6, PortSet Other)
{
    private static readonly PortSet OtherProtocols = PortSet.OfSorted(
        [new PortRange(0, 0), new PortRange(2, 5), new PortRange(7, 16), new PortRange(18, 57), new PortRange(59, 255)]);

    public static TrafficSet Nothing { get; } = new(default, default, default, default, default);

    public static TrafficSet Everything { get; } =
        new(PortSet.All, PortSet.All, PortSet.All, PortSet.All, OtherProtocols);

    /// <summary>Everything over IPv4 or over IPv6: each family has an ICMP of its own.</summary>
    public static TrafficSet Of(AddressFamily family) => family == AddressFamily.IPv4
        ? Everything with { IcmpV6 = default }
        : Everything with { Icmp = default };

    public static TrafficSet Of(ProofTraffic traffic)
    {
        ArgumentNullException.ThrowIfNull(traffic);
        return new TrafficSet(
            PortSet.OfSorted(traffic.Tcp),
            PortSet.OfSorted(traffic.Udp),
            PortSet.OfSorted(traffic.Icmp),
            PortSet.OfSorted(traffic.IcmpV6),
            PortSet.OfSorted(traffic.Other));
    }

    /// <summary>Part of one protocol: ports, or numbers type * 256 + code; of other protocols all there is.</summary>
    public static TrafficSet Of(IpProtocol protocol, PortSet part) => protocol.Number switch
    {
        1 => Nothing with { Icmp = part },
        6 => Nothing with { Tcp = part },
        17 => Nothing with { Udp = part },
        58 => Nothing with { IcmpV6 = part },
        -1 => Everything,
        var number => Nothing with { Other = PortSet.Of(PortRange.Single((ushort)number)) },
    };

    /// <summary>The kind of one packet.</summary>
    public static TrafficSet Of(Packet packet) => Of(
        packet.Protocol,
        PortSet.Of(PortRange.Single(packet.Protocol.IsIcmp ? NumberOf(packet.IcmpType, packet.IcmpCode) : packet.DestinationPort)));

    public bool IsEmpty => Tcp.IsEmpty && Udp.IsEmpty && Icmp.IsEmpty && IcmpV6.IsEmpty && Other.IsEmpty;

    /// <summary>The part of TCP and UDP.</summary>
    public TrafficSet WithPorts => this with { Icmp = default, IcmpV6 = default, Other = default };

    /// <summary>Echo requests: types 8 and 128 of code 0 (RFC 792, RFC 4443).</summary>
    public static TrafficSet Echo { get; } = Nothing with
    {
        Icmp = PortSet.Of(PortRange.Single(NumberOf(8, 0))),
        IcmpV6 = PortSet.Of(PortRange.Single(NumberOf(128, 0))),
    };

    public static ushort NumberOf(byte type, byte code) => (ushort)((type << 8) | code);

    public TrafficSet Union(TrafficSet other)
    {
        if (other.IsEmpty || ReferenceEquals(this, other))
            return this;
        return IsEmpty ? other : Combine(other, static (one, two) => one.IsEmpty ? two : two.IsEmpty ? one : one.Union(two));
    }

    public TrafficSet Intersect(TrafficSet other)
    {
        if (ReferenceEquals(this, other) || ReferenceEquals(other, Everything) || IsEmpty)
            return this;
        return Combine(other, static (one, two) => one.Intersect(two));
    }

    public TrafficSet Except(TrafficSet other)
    {
        if (IsEmpty || other.IsEmpty)
            return this;
        return ReferenceEquals(this, other) || ReferenceEquals(other, Everything)
            ? Nothing
            : Combine(other, static (one, two) => one.Except(two));
    }

    /// <summary>Whether every member of the other set is one of this.</summary>
    public bool Contains(TrafficSet other) => other.Except(this).IsEmpty;

    public ProofTraffic ToProof() =>
        new([.. Tcp.Ranges], [.. Udp.Ranges], [.. Icmp.Ranges], [.. IcmpV6.Ranges], [.. Other.Ranges]);

    public override string ToString()
    {
        if (IsEmpty)
            return "nothing";
        var parts = new (string Name, PortSet Set)[]
        {
            ("tcp", Tcp), ("udp", Udp), ("icmp", Icmp), ("icmpv6", IcmpV6), ("protocol", Other),
        };
        return string.Join(" ", parts.Where(part => !part.Set.IsEmpty).Select(part => $"{part.Name}/{part.Set}"));
    }

    private TrafficSet Combine(TrafficSet other, Func<PortSet, PortSet, PortSet> combine) => new(
        combine(Tcp, other.Tcp),
        combine(Udp, other.Udp),
        combine(Icmp, other.Icmp),
        combine(IcmpV6, other.IcmpV6),
        combine(Other, other.Other));
}
