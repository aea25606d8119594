using System.Globalization;

namespace Graph.Model.Addressing;

/// <summary>Ports from <see cref="First"/> to <see cref="Last"/>, both included. <c>default</c> is port 0 alone.</summary>
public readonly record struct PortRange : IComparable<PortRange>
{
    /// <exception cref="ArgumentOutOfRangeException">the range is empty.</exception>
    public PortRange(ushort first, ushort last)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(last, first);
        First = first;
        Last = last;
    }

    public static PortRange All { get; } = new(0, ushort.MaxValue);

    /// <summary>What a client, a NAT gateway and a load balancer may take as their own port (custom-network-acl.md).</summary>
    public static PortRange Ephemeral { get; } = new(1024, ushort.MaxValue);

    public ushort First { get; }

    public ushort Last { get; }

    public static PortRange Single(ushort port) => new(port, port);

    public bool Contains(ushort port) => First <= port && port <= Last;

    public int CompareTo(PortRange other)
    {
        var byFirst = First.CompareTo(other.First);
        return byFirst != 0 ? byFirst : Last.CompareTo(other.Last);
    }

    public static bool operator <(PortRange left, PortRange right) => left.CompareTo(right) < 0;

    public static bool operator >(PortRange left, PortRange right) => left.CompareTo(right) > 0;

    public static bool operator <=(PortRange left, PortRange right) => left.CompareTo(right) <= 0;

    public static bool operator >=(PortRange left, PortRange right) => left.CompareTo(right) >= 0;

    public override string ToString() => First == Last
        ? First.ToString(CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{First}-{Last}");
}
