using System.Collections.Immutable;
using Graph.Engine.Sets;
using Graph.Model.Addressing;
using Graph.Threats.Documents;

namespace Graph.Threats.Scopes;

/// <summary>
/// Reads and checks scopes as AWS's API takes them, and as `get-network-insights-access-scope-content` answers them
/// (vpc/latest/network-access-analyzer: match-paths, exclude-paths, resource-statement, packet-header-statement).
/// </summary>
public static class AccessScopeReader
{
    /// <exception cref="DocumentException">the text is no scope: all that is wrong, each with line and column.</exception>
    public static AccessScope Read(string json)
    {
        var problems = new Problems();
        var scope = Read(JsonFile.Read(json), problems);
        problems.ThrowIfAny();
        return scope;
    }

    internal static AccessScope Read(DocumentNode node, Problems problems)
    {
        if (node is DocumentNode.Map { Entries: [{ Key.Value: "NetworkInsightsAccessScopeContent", Value: var content }] })
            node = content;
        var reader = new MapReader(
            node, node.At, "a scope", problems, "MatchPaths", "ExcludePaths", "NetworkInsightsAccessScopeId");
        var match = reader.Items("MatchPaths");
        if (match.IsEmpty)
            problems.Add(reader.PositionOf("MatchPaths"), "a scope needs at least one path in `MatchPaths`");
        return new(
            [.. match.Select(path => PathOf(path, problems, isExclusion: false))],
            [.. reader.Items("ExcludePaths").Select(path => PathOf(path, problems, isExclusion: true))]);
    }

    private static ScopePath PathOf(DocumentNode node, Problems problems, bool isExclusion)
    {
        var what = isExclusion ? "an exclude path" : "a match path";
        var reader = new MapReader(node, node.At, what, problems, "Source", "Destination", "ThroughResources");
        var through = ThroughOf(reader);
        if (!reader.Has("Source") && !reader.Has("Destination") && !(isExclusion && through is not null))
            problems.Add(reader.At, $"{what} needs `Source` or `Destination`{(isExclusion ? " or `ThroughResources`" : "")}");
        return new(EndOf(reader, "Source"), EndOf(reader, "Destination"), through);
    }

    private static ResourceStatement? ThroughOf(MapReader path)
    {
        var items = path.Items("ThroughResources");
        if (items.IsEmpty)
            return null;
        if (items.Length > 1)
            path.Problems.Add(items[1].At, "`ThroughResources` holds exactly one statement");
        var reader = new MapReader(items[0], path.At, "a statement of `ThroughResources`", path.Problems, "ResourceStatement");
        if (reader.Node("ResourceStatement") is { } statement)
            return ResourceOf(statement, path.Problems, ResourceTypes.OnTheWay);
        path.Problems.Add(reader.At, "`ThroughResources` needs a `ResourceStatement`");
        return null;
    }

    private static ScopeEnd? EndOf(MapReader path, string key)
    {
        if (path.Node(key) is not { } node)
            return null;
        var reader = new MapReader(node, path.At, $"`{key}`", path.Problems, "PacketHeaderStatement", "ResourceStatement");
        if (!reader.Has("PacketHeaderStatement") && !reader.Has("ResourceStatement"))
            path.Problems.Add(reader.At, $"`{key}` needs a `PacketHeaderStatement` or a `ResourceStatement`");
        return new(
            reader.Node("PacketHeaderStatement") is { } header ? HeaderOf(header, path.Problems) : null,
            reader.Node("ResourceStatement") is { } resource ? ResourceOf(resource, path.Problems, ResourceTypes.AtEnds) : null);
    }

    private static ResourceStatement ResourceOf(DocumentNode node, Problems problems, ImmutableArray<string> allowed)
    {
        var reader = new MapReader(node, node.At, "a resource statement", problems, "Resources", "ResourceTypes");
        var resources = reader.Texts("Resources");
        var types = reader.Texts("ResourceTypes");
        if (resources.IsEmpty == types.IsEmpty)
            problems.Add(reader.At, "a resource statement needs either `Resources` or `ResourceTypes`");
        foreach (var type in types)
        {
            if (!allowed.Contains(type.Value))
                problems.Add(type.At, $"`{type.Value}` is no type that may stand here: {Guess.Of(type.Value, allowed)}");
        }

        foreach (var resource in resources)
        {
            if (resource.Value.Length == 0)
                problems.Add(resource.At, "a resource is an id or an ARN");
        }

        return new([.. resources.Select(text => text.Value)], [.. types.Select(text => text.Value)]);
    }

    private static HeaderStatement HeaderOf(DocumentNode node, Problems problems)
    {
        string[] keys =
        [
            "Protocols", "SourceAddresses", "SourcePrefixLists", "DestinationAddresses", "DestinationPrefixLists", "SourcePorts",
            "DestinationPorts",
        ];
        var reader = new MapReader(node, node.At, "a packet header statement", problems, keys);
        if (!Array.Exists(keys, reader.Has))
            problems.Add(reader.At, "a packet header statement needs at least one field");
        foreach (var side in new[] { "Source", "Destination" })
        {
            if (reader.Has($"{side}Addresses") && reader.Has($"{side}PrefixLists"))
                problems.Add(reader.PositionOf($"{side}PrefixLists"), $"give either `{side}Addresses` or `{side}PrefixLists`");
        }

        var protocols = reader.Texts("Protocols");
        foreach (var protocol in protocols)
        {
            if (protocol.Value is not ("tcp" or "udp"))
                problems.Add(protocol.At, $"`{protocol.Value}` is no protocol of a scope: give tcp or udp");
        }

        return new(
            protocols.IsEmpty || protocols.Any(text => text.Value == "tcp"),
            protocols.IsEmpty || protocols.Any(text => text.Value == "udp"),
            AddressesOf(reader, "SourceAddresses"),
            [.. reader.Texts("SourcePrefixLists").Select(text => IdOf(text.Value))],
            AddressesOf(reader, "DestinationAddresses"),
            [.. reader.Texts("DestinationPrefixLists").Select(text => IdOf(text.Value))],
            PortsOf(reader, "SourcePorts"),
            PortsOf(reader, "DestinationPorts"));
    }

    /// <summary>`pl-...` of `arn:aws:ec2:...:prefix-list/pl-...`.</summary>
    private static string IdOf(string idOrArn) => idOrArn[(idOrArn.LastIndexOf('/') + 1)..];

    private static AddressSet? AddressesOf(MapReader reader, string key)
    {
        if (!reader.Has(key))
            return null;
        RequireSome(reader, key);
        var blocks = new List<Cidr>();
        foreach (var text in reader.Texts(key))
        {
            if (Cidr.TryParse(text.Value, out var block))
                blocks.Add(block);
            else if (Address.TryParse(text.Value, out var address))
                blocks.Add(Cidr.Single(address));
            else
                reader.Problems.Add(text.At, $"`{text.Value}` is no address and no block: give 192.0.2.0/24 without host bits");
        }

        return AddressSet.Of(blocks);
    }

    /// <summary>An empty list would fit nothing, and the scope find nothing.</summary>
    private static void RequireSome(MapReader reader, string key)
    {
        if (reader.Texts(key).IsEmpty)
            reader.Problems.Add(reader.PositionOf(key), $"`{key}` is empty: give some, or leave it out");
    }

    private static ValueSet? PortsOf(MapReader reader, string key)
    {
        if (!reader.Has(key))
            return null;
        RequireSome(reader, key);
        var ports = ValueSet.Empty;
        foreach (var text in reader.Texts(key))
        {
            try
            {
                ports = ports.Union(PortNames.Parse(text.Value, ImmutableDictionary<string, ValueSet>.Empty));
            }
            catch (FormatException)
            {
                reader.Problems.Add(text.At, $"`{text.Value}` is no port and no range: give 22 or 1000-2000");
            }
        }

        return ports;
    }
}
