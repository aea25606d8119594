using System.Globalization;
using Graph.Engine.Sets;
using Graph.Model.Addressing;

namespace Graph.Threats.Rules.Asking;

/// <summary>How much of the internet a set of addresses is.</summary>
internal static class Breadth
{
    /// <summary>A site over IPv6: a /48 (RFC 6177).</summary>
    private static readonly UInt128 Site6 = UInt128.One << 80;

    /// <summary>
    /// The world: most of the public space of one family, in one block or in many. Some 3.7 of 4.3 billion IPv4
    /// addresses are public, so that half of them is less than a /1; IPv6 gives out 2000::/3.
    /// </summary>
    public static bool IsWorld(AddressSet set) =>
        Count(set, AddressFamily.IPv4) >= 1_850_000_000 || Count(set, AddressFamily.IPv6) >= UInt128.One << 124;

    /// <summary>More addresses than a block of the prefix over IPv4, or than a site over IPv6.</summary>
    public static bool IsWiderThan(AddressSet set, int prefix) =>
        Count(set, AddressFamily.IPv4) > UInt128.One << (32 - prefix) || Count(set, AddressFamily.IPv6) > Site6;

    /// <summary>`the internet`, or the first blocks of an external range.</summary>
    public static string Text(AddressSet set)
    {
        if (IsWorld(set))
            return "the internet";
        var blocks = set.ToBlocks().Take(4).ToList();
        return blocks.Count == 4
            ? string.Create(CultureInfo.InvariantCulture, $"{blocks[0]}, {blocks[1]} and further external addresses")
            : string.Join(", ", blocks);
    }

    /// <summary>
    /// The number of IPv4 addresses; for IPv6, where it does not matter and could overflow, one less for each range.
    /// </summary>
    private static UInt128 Count(AddressSet set, AddressFamily family)
    {
        var count = UInt128.Zero;
        foreach (var range in set.Ranges)
        {
            if (range.Family == family)
                count += range.Last - range.First + (family == AddressFamily.IPv4 ? UInt128.One : UInt128.Zero);
        }

        return count;
    }
}
