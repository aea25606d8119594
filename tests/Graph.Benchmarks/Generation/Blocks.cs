using System.Globalization;

namespace Graph.Benchmarks.Generation;

/// <summary>How a VPC's /20 is cut into subnets.</summary>
internal static class Blocks
{
    public static IReadOnlyList<int> Zones { get; } = [0, 1];

    public static IReadOnlyList<(Tier Tier, int Zone)> All { get; } =
        [.. Enum.GetValues<Tier>().SelectMany(tier => Zones.Select(zone => (tier, zone)))];

    /// <summary>A subnet's first address, counted from the VPC's, and its prefix length.</summary>
    public static (int Offset, int Length) Of(Tier tier, int zone) => tier switch
    {
        Tier.Public => (zone * 256, 24),
        Tier.App => (512 + (zone * 512), 23),
        Tier.Data => (1536 + (zone * 256), 24),
        _ => (2048 + (zone * 16), 28),
    };
}

internal static class Dotted
{
    public static string Of(uint value) => string.Create(
        CultureInfo.InvariantCulture, $"{value >> 24}.{(value >> 16) & 255}.{(value >> 8) & 255}.{value & 255}");
}
