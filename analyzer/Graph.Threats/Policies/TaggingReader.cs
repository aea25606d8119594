using System.Collections.Immutable;
using Graph.Engine.Placing;
using Graph.Engine.Sets;
using Graph.Threats.Documents;
using Graph.Threats.Placement;

namespace Graph.Threats.Policies;

/// <summary>Reads `tagging` and `infer`.</summary>
internal static class TaggingReader
{
    private static readonly string[] Rules = ["tier", "environment", "application", "owner", "role"];

    public static TagMapping Read(
        MapReader root, ImmutableArray<Tier> tiers, ImmutableDictionary<string, ValueSet> ports, TagMapping? inherited)
    {
        var hints = root.Has("infer") || inherited is null
            ? root.Items("infer").Select(item => HintOf(item, root, tiers, ports)).OfType<TierHint>().ToImmutableArray()
            : inherited.Hints;
        if (!root.Has("tagging") && inherited is not null)
            return inherited with { Hints = hints };

        var reader = new MapReader(root.Node("tagging"), root.At, "`tagging`", root.Problems, [.. Rules, "required"]);
        var required = reader.Texts("required");
        foreach (var name in required)
        {
            if (!Rules.Contains(name.Value))
                root.Problems.Add(name.At, $"`{name.Value}` is no kind of tag: {Guess.Of(name.Value, Rules)}");
        }

        return new TagMapping(
            RuleOf(reader, "tier", inherited?.Tier, [.. tiers.Select(tier => tier.Name)]),
            RuleOf(reader, "environment", inherited?.Environment, null),
            RuleOf(reader, "application", inherited?.Application, null),
            RuleOf(reader, "owner", inherited?.Owner, null),
            RuleOf(reader, "role", inherited?.Role, [.. RoleWords.All]),
            hints,
            [.. required.Select(name => name.Value)]);
    }

    /// <param name="known">the canonical values there may be; null: any.</param>
    private static TagRule RuleOf(MapReader tagging, string name, TagRule? inherited, ImmutableArray<string>? known)
    {
        if (!tagging.Has(name) && inherited is not null)
            return inherited;
        var reader = new MapReader(tagging.Node(name), tagging.At, $"`{name}` of `tagging`", tagging.Problems, "keys", "case", "values");
        var keys = reader.Texts("keys");
        if (keys.IsEmpty)
            tagging.Problems.Add(reader.At, $"`{name}` of `tagging` needs `keys`: the tag keys that tell it");
        var matchesCase = reader.Word("case", "ignore", "exact") == "exact";
        var names = ImmutableDictionary.CreateBuilder<string, string>(matchesCase ? StringComparer.Ordinal : StringComparer.OrdinalIgnoreCase);
        var values = reader.Entries("values");
        foreach (var entry in values)
        {
            var value = entry.Key.Value;
            if (known is { } some && !some.Contains(value))
                tagging.Problems.Add(entry.Key.At, $"`{value}` is no {name}: {Guess.Of(value, some)}");
            Map(entry.Key, value);
            foreach (var synonym in SynonymsOf(entry.Value))
                Map(synonym, value);
        }

        return new TagRule([.. keys.Select(key => key.Value)], matchesCase, [.. values.Select(entry => entry.Key.Value)], names.ToImmutable());

        void Map(DocumentNode.Text text, string value)
        {
            if (!names.TryAdd(text.Value, value) && names[text.Value] != value)
                tagging.Problems.Add(text.At, $"`{text.Value}` means `{names[text.Value]}` already");
        }

        IEnumerable<DocumentNode.Text> SynonymsOf(DocumentNode node) => node switch
        {
            DocumentNode.Text { IsNull: true } => [],
            DocumentNode.Text text => [text],
            DocumentNode.List list => list.Items.Select(item => item as DocumentNode.Text ?? Refuse(item)).OfType<DocumentNode.Text>(),
            _ => new[] { Refuse(node) }.OfType<DocumentNode.Text>(),
        };

        DocumentNode.Text? Refuse(DocumentNode node)
        {
            tagging.Problems.Add(node.At, "synonyms are a list of texts");
            return null;
        }
    }

    private static TierHint? HintOf(
        DocumentNode item, MapReader root, ImmutableArray<Tier> tiers, ImmutableDictionary<string, ValueSet> ports)
    {
        var reader = new MapReader(item, root.At, "an entry of `infer`", root.Problems, "from", "tier", "ports", "contains");
        var tier = reader.Node("tier") is DocumentNode.Text named
            ? TierReader.Named(named, tiers, root.Problems)
            : reader.RequiredText("tier");
        var from = reader.RequiredText("from");
        if (reader.Has("ports") != (from == "admitted-ports"))
            root.Problems.Add(reader.PositionOf("ports"), "`ports` goes with `from: admitted-ports`, and only with it");
        if (reader.Has("contains") != (from == "name"))
            root.Problems.Add(reader.PositionOf("contains"), "`contains` goes with `from: name`, and only with it");
        switch (from)
        {
            case "load-balancer": return new TierHint.LoadBalancer(tier);
            case "nat-gateway": return new TierHint.NatGateway(tier);
            case "managed-database": return new TierHint.ManagedDatabase(tier);
            case "endpoint": return new TierHint.Endpoint(tier);
            case "public-subnet": return new TierHint.PublicSubnet(tier);
            case "name": return new TierHint.NameContains(tier, reader.RequiredText("contains"));
            case "admitted-ports":
                return new TierHint.AdmittedPorts(
                    tier, reader.Node("ports") is { } set ? PortSetReader.SetOf(set, ports, root.Problems) : ValueSet.Empty);
            case "":
                return null;
            default:
                string[] kinds = ["load-balancer", "nat-gateway", "managed-database", "endpoint", "public-subnet", "name", "admitted-ports"];
                root.Problems.Add(reader.PositionOf("from"), $"`{from}` is nothing to infer a tier from: {Guess.Of(from, kinds)}");
                return null;
        }
    }
}
