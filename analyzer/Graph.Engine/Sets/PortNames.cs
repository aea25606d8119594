using System.Collections.Immutable;
using System.Globalization;
using Graph.Model.Addressing;

namespace Graph.Engine.Sets;

/// <summary>Sets of ports that have a name, and the text that people write for a set: `22,db,8000-8999`.</summary>
public static class PortNames
{
    /// <summary>
    /// `db` the ports of databases and caches, `admin` of remote administration, `web` of HTTP and HTTPS, `internal` of
    /// application servers behind a load balancer, `any` all.
    /// </summary>
    public static ImmutableDictionary<string, ValueSet> Default { get; } = new Dictionary<string, ValueSet>
    {
        ["db"] = SetOf(1433, 1521, 3306, 5432, 5439, 6379, 9042, 9200, 11211, 27017),
        ["admin"] = SetOf(22, 3389, 5900, 5985, 5986),
        ["web"] = SetOf(80, 443),
        ["internal"] = SetOf(8080, 8443),
        ["any"] = ValueSet.All,
    }.ToImmutableDictionary(StringComparer.Ordinal);

    /// <exception cref="FormatException">a part is neither a port, a range nor a known name.</exception>
    public static ValueSet Parse(string text, IReadOnlyDictionary<string, ValueSet>? names = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        names ??= Default;
        var set = ValueSet.Empty;
        foreach (var part in text.Split(',', StringSplitOptions.TrimEntries))
            set = set.Union(names.TryGetValue(part, out var named) ? named : ParseRange(part, names));
        return set;
    }

    private static ValueSet ParseRange(string part, IReadOnlyDictionary<string, ValueSet> names)
    {
        var dash = part.IndexOf('-', StringComparison.Ordinal);
        var first = dash < 0 ? part : part[..dash];
        var last = dash < 0 ? part : part[(dash + 1)..];
        if (!TryParse(first, out var from) || !TryParse(last, out var to) || to < from)
        {
            throw new FormatException(
                $"`{part}` is no port: give a number up to 65535, a range such as 1000-2000, or {string.Join(", ", names.Keys.Order(StringComparer.Ordinal))}");
        }

        return ValueSet.Of(new PortRange(from, to));
    }

    private static bool TryParse(string text, out ushort port) =>
        ushort.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out port);

    private static ValueSet SetOf(params int[] ports) =>
        ports.Aggregate(ValueSet.Empty, (set, port) => set.Union(ValueSet.Single(port)));
}
