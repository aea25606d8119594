using YamlDotNet.RepresentationModel;

namespace Graph.Threats.Catalogue;

/// <summary>
/// Reads the members of the catalogue's own YAML. What does not fit is a defect of the program, and says where it is.
/// </summary>
internal static class CatalogueData
{
    /// <summary>The one document of an embedded file.</summary>
    public static YamlNode Load(string file)
    {
        using var stream = typeof(CatalogueData).Assembly.GetManifestResourceStream($"Graph.Threats.Catalogue.Data.{file}")
            ?? throw new InvalidOperationException($"`{file}` is not part of the program");
        using var text = new StreamReader(stream);
        var yaml = new YamlStream();
        yaml.Load(text);
        return yaml.Documents.Single().RootNode;
    }

    public static YamlMappingNode Map(YamlNode node) =>
        node as YamlMappingNode ?? throw Unfit(node, "a mapping is expected");

    public static IEnumerable<YamlNode> Items(YamlNode node) =>
        node as YamlSequenceNode ?? throw Unfit(node, "a list is expected");

    public static string Text(YamlNode node) =>
        node is YamlScalarNode { Value: { Length: > 0 } value } ? value : throw Unfit(node, "a text is expected");

    /// <summary>A member that must be there.</summary>
    public static YamlNode Get(YamlMappingNode map, string key) =>
        Find(map, key) ?? throw Unfit(map, $"`{key}` is missing");

    public static YamlNode? Find(YamlMappingNode map, string key) =>
        map.Children.TryGetValue(new YamlScalarNode(key), out var value) ? value : null;

    /// <summary>The texts of a list that may be missing.</summary>
    public static IEnumerable<string> Texts(YamlMappingNode map, string key) =>
        Find(map, key) is { } list ? Items(list).Select(Text) : [];

    public static bool Flag(YamlMappingNode map, string key) => Find(map, key) is { } value && Text(value) is "true";

    public static InvalidDataException Unfit(YamlNode node, string problem) =>
        new($"the catalogue, line {node.Start.Line}, column {node.Start.Column}: {problem}");
}
