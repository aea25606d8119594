using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Graph.Model.Addressing;

/// <summary>An address block in canonical form: no bit is set behind the prefix. <c>default</c> is not a block.</summary>
public readonly record struct Cidr : IComparable<Cidr>, ISpanParsable<Cidr>
{
    /// <exception cref="ArgumentOutOfRangeException">the length exceeds the family's width.</exception>
    /// <exception cref="ArgumentException">the network has bits set behind the prefix.</exception>
    public Cidr(Address network, int length)
    {
        if (length < 0 || length > network.Width)
            throw new ArgumentOutOfRangeException(nameof(length), length, $"a prefix has 0 to {network.Width} bits");
        if ((network.Bits & HostMask(network.Width, length)) != 0)
            throw new ArgumentException($"`{network}/{length}` has host bits set", nameof(network));
        Network = network;
        Length = length;
    }

    public static Cidr AllIPv4 { get; } = new(Address.V4(0), 0);

    public static Cidr AllIPv6 { get; } = new(Address.V6(0), 0);

    public Address Network { get; }

    /// <summary>The number of leading bits that all members share.</summary>
    public int Length { get; }

    public AddressFamily Family => Network.Family;

    /// <summary>The highest address of the block.</summary>
    public Address Last => new(Family, Network.Bits | HostMask(Network.Width, Length));

    /// <summary>True for 0.0.0.0/0 and ::/0.</summary>
    public bool IsEverything => Length == 0;

    /// <summary>The block of one address: /32 or /128.</summary>
    public static Cidr Single(Address address) => new(address, address.Width);

    /// <summary>The block of the given length around an address; host bits are cleared.</summary>
    public static Cidr Around(Address address, int length) =>
        new(new Address(address.Family, address.Bits & ~HostMask(address.Width, length)), length);

    public bool Contains(Address address) =>
        address.Family == Family && ((address.Bits ^ Network.Bits) & ~HostMask(Network.Width, Length)) == 0;

    /// <summary>Whether every member of the other block is a member of this one.</summary>
    public bool Contains(Cidr other) => Length <= other.Length && Contains(other.Network);

    public bool Overlaps(Cidr other) => Contains(other.Network) || other.Contains(Network);

    /// <summary>Reads `address/length` in canonical form.</summary>
    /// <exception cref="FormatException">the text is no block, or has host bits set.</exception>
    public static Cidr Parse(ReadOnlySpan<char> text) =>
        TryParse(text, out var cidr) ? cidr : throw new FormatException($"`{text}` is not a canonical CIDR block");

    public static bool TryParse(ReadOnlySpan<char> text, out Cidr cidr)
    {
        cidr = default;
        var slash = text.IndexOf('/');
        if (slash < 0
            || !Address.TryParse(text[..slash], out var network)
            || !int.TryParse(text[(slash + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var length)
            || length > network.Width
            || (text[slash + 1] == '0' && text.Length > slash + 2)
            || (network.Bits & HostMask(network.Width, length)) != 0)
        {
            return false;
        }

        cidr = new Cidr(network, length);
        return true;
    }

    public static Cidr Parse(string s, IFormatProvider? provider) => Parse(s.AsSpan());

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out Cidr result) =>
        TryParse(s.AsSpan(), out result);

    public static Cidr Parse(ReadOnlySpan<char> s, IFormatProvider? provider) => Parse(s);

    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out Cidr result) => TryParse(s, out result);

    /// <summary>By network, then shorter prefixes first.</summary>
    public int CompareTo(Cidr other)
    {
        var byNetwork = Network.CompareTo(other.Network);
        return byNetwork != 0 ? byNetwork : Length.CompareTo(other.Length);
    }

    public static bool operator <(Cidr left, Cidr right) => left.CompareTo(right) < 0;

    public static bool operator >(Cidr left, Cidr right) => left.CompareTo(right) > 0;

    public static bool operator <=(Cidr left, Cidr right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Cidr left, Cidr right) => left.CompareTo(right) >= 0;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Network}/{Length}");

    // UInt128 shifts take their count modulo 128: a shift by the full width must be spelled out.
    private static UInt128 HostMask(int width, int length)
    {
        var hostBits = width - length;
        return hostBits == 128 ? UInt128.MaxValue : (UInt128.One << hostBits) - 1;
    }
}
