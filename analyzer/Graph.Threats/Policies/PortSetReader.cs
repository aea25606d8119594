using System.Collections.Immutable;
using Graph.Engine.Sets;
using Graph.Threats.Documents;

namespace Graph.Threats.Policies;

/// <summary>Reads `ports` and traffic that is given by ports.</summary>
internal static class PortSetReader
{
    /// <summary>The keys that <see cref="TrafficOf"/> reads.</summary>
    public static ImmutableArray<string> TrafficKeys { get; } = ["tcp", "udp", "icmp", "all"];

    public static ImmutableDictionary<string, ValueSet> Read(MapReader root, ImmutableDictionary<string, ValueSet> inherited)
    {
        var names = inherited.ToBuilder();
        foreach (var entry in root.Entries("ports"))
        {
            var name = entry.Key.Value;
            if (name is "any" or "" || name.Any(c => c is ',' or ' ') || char.IsAsciiDigit(name[0]))
            {
                root.Problems.Add(
                    entry.Key.At, $"`{name}` is no name for ports: give a word without blanks that is not `any` and no number");
            }

            names[name] = SetOf(entry.Value, inherited, root.Problems);
        }

        return names.ToImmutable();
    }

    /// <summary>The traffic of a map: `tcp` and `udp` by ports, `icmp: echo`, `all: true`.</summary>
    public static TrafficSet TrafficOf(MapReader reader, ImmutableDictionary<string, ValueSet> names)
    {
        var traffic = reader.Truth("all") ? TrafficSet.All : TrafficSet.Empty;
        if (reader.Node("tcp") is { } tcp)
            traffic = traffic.Union(TrafficSet.OfTcp(SetOf(tcp, names, reader.Problems)));
        if (reader.Node("udp") is { } udp)
            traffic = traffic.Union(TrafficSet.OfUdp(SetOf(udp, names, reader.Problems)));
        if (reader.Has("icmp"))
            traffic = traffic.Union(reader.Word("icmp", "echo", "any") == "any" ? TrafficSet.AllIcmp : TrafficSet.Echo);
        if (traffic.IsEmpty)
            reader.Problems.Add(reader.At, $"{reader.What} needs traffic: `tcp`, `udp`, `icmp: echo` or `all: true`");
        return traffic;
    }

    public static ValueSet SetOf(DocumentNode node, ImmutableDictionary<string, ValueSet> names, Problems problems)
    {
        switch (node)
        {
            case DocumentNode.Text text:
                try
                {
                    return PortNames.Parse(text.Value, names);
                }
                catch (FormatException e)
                {
                    problems.Add(text.At, e.Message);
                    return ValueSet.Empty;
                }

            case DocumentNode.List list:
                return list.Items.Aggregate(ValueSet.Empty, (set, item) => set.Union(item is DocumentNode.List inner
                    ? Refused(inner, problems)
                    : SetOf(item, names, problems)));
            default:
                return Refused(node, problems);
        }
    }

    private static ValueSet Refused(DocumentNode node, Problems problems)
    {
        problems.Add(node.At, "ports are a text such as `22,8000-8999` or a list of ports, ranges and names");
        return ValueSet.Empty;
    }
}
