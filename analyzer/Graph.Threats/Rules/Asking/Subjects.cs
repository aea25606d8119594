using Graph.Model;
using Graph.Model.Resources;
using Graph.Threats.Findings;

namespace Graph.Threats.Rules.Asking;

/// <summary>Subjects of what is no asset, with their Name tags.</summary>
internal sealed class Subjects
{
    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);

    private Subjects(Estate estate)
    {
        foreach (var tag in estate.Rows<Tag>())
        {
            if (tag.Key == "Name" && tag.Value.Length > 0)
                _names[tag.ResourceId] = tag.Value;
        }
    }

    /// <summary>The snapshot itself, for what is missing of it.</summary>
    public static Subject Snapshot { get; } = new("snapshot", "snapshot");

    public static Subjects Of(ThreatContext context) => new(context.Estate);

    public static Subject Tier(string? name) => new("tier", $"tier:{name ?? "unplaced"}");

    public static Subject Environment(string? name) => new("environment", $"environment:{name ?? "unknown"}");

    public static Subject Account(string account) => new("account", account);

    public static Subject Scope(Scope scope) => new("account and region", scope.ToString());

    public static Subject Group(SecurityGroup group) => new("security group", group.Id.Value, group.Name);

    public Subject Resource(string kind, string id) => new(kind, id, _names.GetValueOrDefault(id));
}
