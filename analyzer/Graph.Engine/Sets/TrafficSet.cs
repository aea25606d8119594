using Graph.Model.Addressing;

namespace Graph.Engine.Sets;

/// <summary>
/// A set of kinds of traffic, addresses apart: TCP and UDP by destination port, ICMP and ICMPv6 by type and code, every other
/// protocol by its number. Immutable; operations whose result is an operand return that operand.
/// </summary>
public sealed record TrafficSet
{
    private static readonly ValueSet OtherProtocols = ValueSet.Of(0, 255)
        .Except(ValueSet.Single(1)).Except(ValueSet.Single(6)).Except(ValueSet.Single(17)).Except(ValueSet.Single(58));

    private TrafficSet(ValueSet tcp, ValueSet udp, ValueSet icmp, ValueSet icmpV6, ValueSet other)
    {
        Tcp = tcp;
        Udp = udp;
        Icmp = icmp;
        IcmpV6 = icmpV6;
        Other = other;
    }

    public static TrafficSet Empty { get; } =
        new(ValueSet.Empty, ValueSet.Empty, ValueSet.Empty, ValueSet.Empty, ValueSet.Empty);

    public static TrafficSet All { get; } = new(ValueSet.All, ValueSet.All, ValueSet.All, ValueSet.All, OtherProtocols);

    /// <summary>TCP and UDP on every port.</summary>
    public static TrafficSet AllPorts { get; } = Empty with { Tcp = ValueSet.All, Udp = ValueSet.All };

    public static TrafficSet AllTcp { get; } = Empty with { Tcp = ValueSet.All };

    public static TrafficSet AllUdp { get; } = Empty with { Udp = ValueSet.All };

    public static TrafficSet AllIcmp { get; } = Empty with { Icmp = ValueSet.All, IcmpV6 = ValueSet.All };

    /// <summary>Echo requests of both families: types 8 and 128 of code 0 (RFC 792, RFC 4443).</summary>
    public static TrafficSet Echo { get; } =
        Empty with { Icmp = ValueSet.Single(8 * 256), IcmpV6 = ValueSet.Single(128 * 256) };

    /// <summary>What has a reply that can be judged: TCP, UDP and echo requests.</summary>
    public static TrafficSet ExpectingReply { get; } = AllPorts.Union(Echo);

    public ValueSet Tcp { get; private init; }

    public ValueSet Udp { get; private init; }

    /// <summary>Type x 256 + code.</summary>
    public ValueSet Icmp { get; private init; }

    /// <summary>Type x 256 + code.</summary>
    public ValueSet IcmpV6 { get; private init; }

    /// <summary>Protocol numbers, without those that have ports or types.</summary>
    public ValueSet Other { get; private init; }

    public bool IsEmpty => ReferenceEquals(this, Empty)
        || (Tcp.IsEmpty && Udp.IsEmpty && Icmp.IsEmpty && IcmpV6.IsEmpty && Other.IsEmpty);

    public static TrafficSet OfTcp(ValueSet ports) => Empty with { Tcp = ports };

    public static TrafficSet OfUdp(ValueSet ports) => Empty with { Udp = ports };

    /// <summary>All of one protocol; of every protocol for <see cref="IpProtocol.All"/>.</summary>
    public static TrafficSet Of(IpProtocol protocol) => Of(protocol, ValueSet.All);

    /// <param name="values">ports, or type x 256 + code; not looked at for other protocols.</param>
    public static TrafficSet Of(IpProtocol protocol, ValueSet values) => protocol.Number switch
    {
        -1 => All,
        1 => Empty with { Icmp = values },
        6 => Empty with { Tcp = values },
        17 => Empty with { Udp = values },
        58 => Empty with { IcmpV6 = values },
        _ => Empty with { Other = ValueSet.Single(protocol.Number) },
    };

    public TrafficSet Intersect(TrafficSet other)
    {
        if (ReferenceEquals(this, other) || ReferenceEquals(other, All) || ReferenceEquals(this, Empty))
            return this;
        return ReferenceEquals(this, All) || ReferenceEquals(other, Empty)
            ? other
            : Made(
                other,
                Tcp.Intersect(other.Tcp),
                Udp.Intersect(other.Udp),
                Icmp.Intersect(other.Icmp),
                IcmpV6.Intersect(other.IcmpV6),
                Other.Intersect(other.Other));
    }

    public TrafficSet Union(TrafficSet other)
    {
        if (ReferenceEquals(this, other) || ReferenceEquals(this, All) || ReferenceEquals(other, Empty))
            return this;
        return ReferenceEquals(other, All) || ReferenceEquals(this, Empty)
            ? other
            : Made(
                other,
                Tcp.Union(other.Tcp),
                Udp.Union(other.Udp),
                Icmp.Union(other.Icmp),
                IcmpV6.Union(other.IcmpV6),
                Other.Union(other.Other));
    }

    public TrafficSet Except(TrafficSet other)
    {
        if (ReferenceEquals(this, Empty) || ReferenceEquals(other, Empty))
            return this;
        return ReferenceEquals(this, other) || ReferenceEquals(other, All)
            ? Empty
            : Made(
                this,
                Tcp.Except(other.Tcp),
                Udp.Except(other.Udp),
                Icmp.Except(other.Icmp),
                IcmpV6.Except(other.IcmpV6),
                Other.Except(other.Other));
    }

    public bool Contains(TrafficSet other) => ReferenceEquals(this, other)
        || (Tcp.Contains(other.Tcp) && Udp.Contains(other.Udp) && Icmp.Contains(other.Icmp)
            && IcmpV6.Contains(other.IcmpV6) && Other.Contains(other.Other));

    public bool Overlaps(TrafficSet other) => Tcp.Overlaps(other.Tcp) || Udp.Overlaps(other.Udp)
        || Icmp.Overlaps(other.Icmp) || IcmpV6.Overlaps(other.IcmpV6) || Other.Overlaps(other.Other);

    public bool Equals(TrafficSet? other) => other is not null
        && (ReferenceEquals(this, other)
            || (Tcp.Equals(other.Tcp) && Udp.Equals(other.Udp) && Icmp.Equals(other.Icmp)
                && IcmpV6.Equals(other.IcmpV6) && Other.Equals(other.Other)));

    public override int GetHashCode() => HashCode.Combine(Tcp, Udp, Icmp, IcmpV6, Other);

    /// <summary>`tcp 22,80; udp 53`; `all` and `none` for the two ends.</summary>
    public override string ToString() => TrafficText.Format(this);

    private static bool Same(TrafficSet set, ValueSet tcp, ValueSet udp, ValueSet icmp, ValueSet icmpV6, ValueSet other) =>
        ReferenceEquals(set.Tcp, tcp) && ReferenceEquals(set.Udp, udp) && ReferenceEquals(set.Icmp, icmp)
        && ReferenceEquals(set.IcmpV6, icmpV6) && ReferenceEquals(set.Other, other);

    private TrafficSet Made(TrafficSet second, ValueSet tcp, ValueSet udp, ValueSet icmp, ValueSet icmpV6, ValueSet other)
    {
        if (Same(this, tcp, udp, icmp, icmpV6, other))
            return this;
        if (Same(second, tcp, udp, icmp, icmpV6, other))
            return second;
        return tcp.IsEmpty && udp.IsEmpty && icmp.IsEmpty && icmpV6.IsEmpty && other.IsEmpty
            ? Empty
            : new(tcp, udp, icmp, icmpV6, other);
    }
}
