using System.Globalization;
using System.Text;

namespace Graph.Model.Addressing;

/// <summary>Strict reading and canonical writing of addresses; <c>System.Net</c> reads `010.1` and `1` as addresses.</summary>
internal static class AddressText
{
    public static bool TryParse(ReadOnlySpan<char> text, out Address address)
    {
        if (text.Contains(':'))
            return TryParseV6(text, out address);
        if (TryParseV4(text, out var bits))
        {
            address = Address.V4(bits);
            return true;
        }

        address = default;
        return false;
    }

    public static string Format(Address address)
    {
        if (address.Family == AddressFamily.IPv4)
        {
            var bits = (uint)address.Bits;
            return string.Create(
                CultureInfo.InvariantCulture,
                $"{bits >> 24}.{(bits >> 16) & 255}.{(bits >> 8) & 255}.{bits & 255}");
        }

        return address.Family == AddressFamily.IPv6 ? FormatV6(address.Bits) : "(no address)";
    }

    private static bool TryParseV4(ReadOnlySpan<char> text, out uint bits)
    {
        bits = 0;
        var parts = 0;
        var digits = 0;
        uint part = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i == text.Length || text[i] == '.')
            {
                if (digits == 0 || parts == 4)
                    return false;
                bits = (bits << 8) | part;
                parts++;
                digits = 0;
                part = 0;
                continue;
            }

            if (!char.IsAsciiDigit(text[i]) || (digits > 0 && part == 0))
                return false;
            part = (part * 10) + (uint)(text[i] - '0');
            digits++;
            if (part > 255)
                return false;
        }

        return parts == 4;
    }

    private static bool TryParseV6(ReadOnlySpan<char> text, out Address address)
    {
        address = default;
        var gap = text.IndexOf("::", StringComparison.Ordinal);
        Span<ushort> groups = stackalloc ushort[8];
        if (gap < 0)
        {
            if (!TryParseGroups(text, groups, out var all) || all != 8)
                return false;
        }
        else
        {
            Span<ushort> tail = stackalloc ushort[8];
            if (!TryParseGroups(text[..gap], groups, out var head)
                || !TryParseGroups(text[(gap + 2)..], tail, out var rest)
                || head + rest > 7)
            {
                return false;
            }

            groups[head..].Clear();
            tail[..rest].CopyTo(groups[(8 - rest)..]);
        }

        UInt128 bits = 0;
        foreach (var group in groups)
            bits = (bits << 16) | group;
        address = Address.V6(bits);
        return true;
    }

    private static bool TryParseGroups(ReadOnlySpan<char> text, Span<ushort> groups, out int count)
    {
        count = 0;
        while (!text.IsEmpty)
        {
            var colon = text.IndexOf(':');
            var group = colon < 0 ? text : text[..colon];
            if (colon < 0 && group.Contains('.'))
            {
                if (count > 6 || !TryParseV4(group, out var v4))
                    return false;
                groups[count++] = (ushort)(v4 >> 16);
                groups[count++] = (ushort)(v4 & 0xffff);
                return true;
            }

            if (group.Length is 0 or > 4 || count == 8
                || !ushort.TryParse(group, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out groups[count]))
            {
                return false;
            }

            count++;
            if (colon < 0)
                return true;
            text = text[(colon + 1)..];
            if (text.IsEmpty)
                return false;
        }

        return true;
    }

    private static string FormatV6(UInt128 bits)
    {
        Span<ushort> groups = stackalloc ushort[8];
        for (var i = 0; i < 8; i++)
            groups[i] = (ushort)((bits >> (16 * (7 - i))) & 0xffff);

        var (start, length) = LongestZeroRun(groups);
        var text = new StringBuilder(39);
        for (var i = 0; i < 8; i++)
        {
            if (i == start)
            {
                text.Append("::");
                i += length - 1;
                continue;
            }

            if (text.Length > 0 && text[^1] != ':')
                text.Append(':');
            text.Append(groups[i].ToString("x", CultureInfo.InvariantCulture));
        }

        return text.ToString();
    }

    /// <summary>RFC 5952, section 4.2: the first of the longest runs of two or more zero groups is shortened.</summary>
    private static (int Start, int Length) LongestZeroRun(ReadOnlySpan<ushort> groups)
    {
        var best = (Start: -1, Length: 1);
        for (var i = 0; i < 8; i++)
        {
            var end = i;
            while (end < 8 && groups[end] == 0)
                end++;
            if (end - i > best.Length)
                best = (i, end - i);
            i = Math.Max(i, end);
        }

        return best;
    }
}
