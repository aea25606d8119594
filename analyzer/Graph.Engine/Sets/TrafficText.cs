using System.Globalization;

namespace Graph.Engine.Sets;

/// <summary>Writes sets of traffic as people do: `tcp 22,80-90; icmp 8/0`.</summary>
internal static class TrafficText
{
    public static string Format(TrafficSet set)
    {
        if (set.IsEmpty)
            return "none";
        if (set.Equals(TrafficSet.All))
            return "all";
        var parts = new List<string>();
        Add(parts, "tcp", set.Tcp, set.Tcp.ToString());
        Add(parts, "udp", set.Udp, set.Udp.ToString());
        Add(parts, "icmp", set.Icmp, FormatTypes(set.Icmp));
        Add(parts, "icmpv6", set.IcmpV6, FormatTypes(set.IcmpV6));
        Add(parts, "protocol", set.Other, set.Other.ToString());
        return string.Join("; ", parts);
    }

    private static void Add(List<string> parts, string name, ValueSet values, string text)
    {
        if (values.IsAll)
            parts.Add(name);
        else if (!values.IsEmpty)
            parts.Add($"{name} {text}");
    }

    /// <summary>`8/0` is type 8, code 0; `8` is type 8 with every code.</summary>
    private static string FormatTypes(ValueSet values) => string.Join(
        ",",
        values.Ranges.Select(range => range switch
        {
            _ when (range.First & 255) == 0 && (range.Last & 255) == 255 => range.First >> 8 == range.Last >> 8
                ? string.Create(CultureInfo.InvariantCulture, $"{range.First >> 8}")
                : string.Create(CultureInfo.InvariantCulture, $"{range.First >> 8}-{range.Last >> 8}"),
            _ when range.First == range.Last => Point(range.First),
            _ => $"{Point(range.First)}-{Point(range.Last)}",
        }));

    private static string Point(ushort value) => string.Create(CultureInfo.InvariantCulture, $"{value >> 8}/{value & 255}");
}
