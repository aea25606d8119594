using System.Globalization;

namespace Graph.Model.Addressing;

/// <summary>
/// An IP protocol number (0-255), or <see cref="All"/> (-1, as AWS writes "any protocol" in rules). <c>default</c> is
/// protocol 0 (HOPOPT). A packet never carries <see cref="All"/>.
/// </summary>
public readonly record struct IpProtocol : IComparable<IpProtocol>
{
    public static readonly IpProtocol All = new(-1);
    public static readonly IpProtocol Icmp = new(1);
    public static readonly IpProtocol Tcp = new(6);
    public static readonly IpProtocol Udp = new(17);
    public static readonly IpProtocol IcmpV6 = new(58);

    /// <exception cref="ArgumentOutOfRangeException">below -1 or above 255.</exception>
    public IpProtocol(int number)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(number, -1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(number, 255);
        Number = (short)number;
    }

    public short Number { get; }

    public bool HasPorts => this == Tcp || this == Udp;

    public bool IsIcmp => this == Icmp || this == IcmpV6;

    /// <summary>Reads a number, `-1`, or a name that AWS uses: `all`, `tcp`, `udp`, `icmp`, `icmpv6`.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out IpProtocol protocol)
    {
        IpProtocol? named = text switch
        {
            "tcp" => Tcp,
            "udp" => Udp,
            "icmp" => Icmp,
            "icmpv6" => IcmpV6,
            "all" or "-1" => All,
            _ => null,
        };
        if (named is { } known)
        {
            protocol = known;
            return true;
        }

        protocol = default;
        if (!byte.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return false;
        protocol = new IpProtocol(number);
        return true;
    }

    /// <exception cref="FormatException">neither a protocol number nor a name that AWS uses.</exception>
    public static IpProtocol Parse(ReadOnlySpan<char> text) =>
        TryParse(text, out var protocol) ? protocol : throw new FormatException($"`{text}` is not an IP protocol");

    public int CompareTo(IpProtocol other) => Number.CompareTo(other.Number);

    public static bool operator <(IpProtocol left, IpProtocol right) => left.CompareTo(right) < 0;

    public static bool operator >(IpProtocol left, IpProtocol right) => left.CompareTo(right) > 0;

    public static bool operator <=(IpProtocol left, IpProtocol right) => left.CompareTo(right) <= 0;

    public static bool operator >=(IpProtocol left, IpProtocol right) => left.CompareTo(right) >= 0;

    public override string ToString() => Number switch
    {
        -1 => "all",
        1 => "icmp",
        6 => "tcp",
        17 => "udp",
        58 => "icmpv6",
        _ => Number.ToString(CultureInfo.InvariantCulture),
    };
}
