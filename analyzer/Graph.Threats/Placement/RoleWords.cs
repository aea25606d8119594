using System.Collections.Immutable;

namespace Graph.Threats.Placement;

/// <summary>Roles as they are written and read everywhere.</summary>
public static class RoleWords
{
    /// <summary>In the order of <see cref="Role"/>.</summary>
    public static ImmutableArray<string> All { get; } =
        ["bastion", "database", "dns", "firewall", "load-balancer", "monitoring", "nat", "smtp"];

    public static string Of(Role role) => All[(int)role];

    public static bool TryParse(string text, out Role role)
    {
        var index = All.IndexOf(text);
        role = index < 0 ? default : (Role)index;
        return index >= 0;
    }
}
