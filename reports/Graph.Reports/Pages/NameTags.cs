using Graph.Model;

namespace Graph.Reports.Pages;

/// <summary>The `Name` tags of an estate: the account's own, hostile text.</summary>
internal sealed class NameTags
{
    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);

    public NameTags(Estate estate)
    {
        foreach (var tag in estate.Rows<Tag>())
        {
            if (tag.Key is "Name" && !string.IsNullOrWhiteSpace(tag.Value))
                _names.TryAdd(tag.ResourceId, tag.Value);
        }
    }

    /// <summary>Null where the resource has no name.</summary>
    public string? Of(string? resourceId) => resourceId is null ? null : _names.GetValueOrDefault(resourceId);
}
