using System.Diagnostics.CodeAnalysis;

namespace Graph.Model.Addressing;

/// <summary>
/// An IPv4 or IPv6 address. The families are kept apart: an IPv4 address is never an IPv6-mapped one.
/// <c>default</c> is not an address; it never equals a parsed one.
/// </summary>
public readonly record struct Address : IComparable<Address>, ISpanParsable<Address>
{
    /// <exception cref="ArgumentOutOfRangeException">an IPv4 value above 2^32 - 1, or an unknown family.</exception>
    public Address(AddressFamily family, UInt128 bits)
    {
        if (family is not (AddressFamily.IPv4 or AddressFamily.IPv6))
            throw new ArgumentOutOfRangeException(nameof(family), family, "an address is IPv4 or IPv6");
        if (family == AddressFamily.IPv4 && bits > uint.MaxValue)
            throw new ArgumentOutOfRangeException(nameof(bits), bits, "an IPv4 address has 32 bits");
        Family = family;
        Bits = bits;
    }

    public AddressFamily Family { get; }

    /// <summary>The address as a number, most significant bit first; for IPv4 only the lowest 32 bits are used.</summary>
    public UInt128 Bits { get; }

    /// <summary>The number of bits of an address of this family: 32 or 128.</summary>
    public int Width => Family == AddressFamily.IPv4 ? 32 : 128;

    public static Address V4(uint bits) => new(AddressFamily.IPv4, bits);

    public static Address V6(UInt128 bits) => new(AddressFamily.IPv6, bits);

    /// <summary>Reads the canonical dotted form (no leading zeros, four parts) or RFC 4291 text; anything else fails.</summary>
    /// <exception cref="FormatException">the text is not one address.</exception>
    public static Address Parse(ReadOnlySpan<char> text) =>
        TryParse(text, out var address) ? address : throw new FormatException($"`{text}` is not an IP address");

    public static bool TryParse(ReadOnlySpan<char> text, out Address address) => AddressText.TryParse(text, out address);

    public static Address Parse(string s, IFormatProvider? provider) => Parse(s.AsSpan());

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out Address result) =>
        TryParse(s.AsSpan(), out result);

    public static Address Parse(ReadOnlySpan<char> s, IFormatProvider? provider) => Parse(s);

    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out Address result) =>
        TryParse(s, out result);

    /// <summary>IPv4 before IPv6, then by number.</summary>
    public int CompareTo(Address other) =>
        Family != other.Family ? Family.CompareTo(other.Family) : Bits.CompareTo(other.Bits);

    public static bool operator <(Address left, Address right) => left.CompareTo(right) < 0;

    public static bool operator >(Address left, Address right) => left.CompareTo(right) > 0;

    public static bool operator <=(Address left, Address right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Address left, Address right) => left.CompareTo(right) >= 0;

    /// <summary>Dotted decimal, or the canonical text of RFC 5952.</summary>
    public override string ToString() => AddressText.Format(this);
}
