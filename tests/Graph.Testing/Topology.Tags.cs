using Graph.Model;
using Graph.Testing.Building;

namespace Graph.Testing;

/// <summary>Tags: AWS tells them with the thing itself, so they go where it is not told.</summary>
public sealed partial class Topology
{
    private readonly Dictionary<Part, SortedDictionary<string, string>> _tags = [];

    internal void Tag(Part part, string key, string value)
    {
        if (!_tags.TryGetValue(part, out var tags))
            _tags[part] = tags = new(StringComparer.Ordinal);
        tags[key] = value;
    }

    private void AddTags(Part part, Estate.Builder estate)
    {
        foreach (var (key, value) in _tags.GetValueOrDefault(part) ?? [])
            estate.Add(new Tag(part.Id, key, value));
    }
}
