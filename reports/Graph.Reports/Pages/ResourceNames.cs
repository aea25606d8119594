using Graph.Model;
using Graph.Model.Resources;
using Graph.Reports.Escaping;

namespace Graph.Reports.Pages;

/// <summary>What people call the components that evidence names by id: `Name` tags, and the names of security groups.</summary>
internal sealed class ResourceNames
{
    // A tag's value has 256 characters at most (tag restrictions, EC2 user guide); a line of the report has room for fewer.
    private const int Limit = 100;

    private readonly NameTags _tags;
    private readonly Dictionary<string, string> _groups = new(StringComparer.Ordinal);

    public ResourceNames(Estate estate)
    {
        _tags = new NameTags(estate);
        foreach (var group in estate.Rows<SecurityGroup>())
            _groups.TryAdd(group.Id.Value, group.Name);
    }

    public static string Short(string name) => VisibleText.Of(name, Limit);

    /// <summary>Null where nobody named it.</summary>
    public string? Of(string? id) =>
        id is not null && (_tags.Of(id) ?? _groups.GetValueOrDefault(id)) is { Length: > 0 } name ? Short(name) : null;

    /// <summary>The id, and the name where there is one.</summary>
    public string Named(string id) => Of(id) is { } name ? $"{name} ({id})" : id;
}
