using Graph.Model;
using Graph.Model.Resources;
using Graph.Reports.Escaping;
using Graph.Reports.Pages;
using Graph.Threats.Policies;

namespace Graph.Reports;

/// <summary>What the people of an estate named: for <see cref="Redactor"/>.</summary>
public static class EstateNames
{
    // AWS's own words; and words of the report itself, which would be replaced wherever they stand.
    private static readonly HashSet<string> Common = new(StringComparer.OrdinalIgnoreCase)
    {
        "default", "true", "false", "yes", "no", "none", "internet", "available", "active", "all", "tcp", "udp", "icmp", "allow", "deny",
    };

    /// <summary>Values of tags, names and descriptions, but for the words that the policy gives a meaning.</summary>
    public static IEnumerable<string> Of(Estate estate, Policy policy)
    {
        ArgumentNullException.ThrowIfNull(estate);
        ArgumentNullException.ThrowIfNull(policy);
        var tagging = policy.Tagging;
        var meant = new[] { tagging.Tier, tagging.Environment, tagging.Role }.SelectMany(rule => rule.Names.Keys.Concat(rule.Values))
            .Concat(policy.Tiers.Select(tier => tier.Name)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return Texts(estate).OfType<string>().Where(text => text.Length > 0 && !Common.Contains(text) && !meant.Contains(text))
            .SelectMany(Shapes).Distinct();
    }

    /// <summary>A name as reports write it: with what is unseen shown, cut to a line, and in a quoted cell.</summary>
    private static IEnumerable<string> Shapes(string name) =>
        [name, VisibleText.Of(name), ResourceNames.Short(name), VisibleText.Of(name).Replace("\"", "\"\"", StringComparison.Ordinal)];

    private static IEnumerable<string?> Texts(Estate estate) =>
        estate.Rows<Tag>().Select(tag => tag.Value)
            .Concat(estate.Rows<SecurityGroup>().SelectMany(row => new[] { row.Name, row.Description }))
            .Concat(estate.Rows<SecurityGroupRule>().Select(row => row.Description))
            .Concat(estate.Rows<NetworkInterface>().Select(row => row.Description))
            .Concat(estate.Rows<LoadBalancer>().Select(row => row.Name))
            .Concat(estate.Rows<ClassicLoadBalancer>().Select(row => row.Name))
            .Concat(estate.Rows<TargetGroup>().Select(row => row.Name))
            .Concat(estate.Rows<DbInstance>().Select(row => row.Identifier))
            .Concat(estate.Rows<DbCluster>().Select(row => row.Identifier))
            .Concat(estate.Rows<RedshiftCluster>().Select(row => row.Identifier))
            .Concat(estate.Rows<ManagedPrefixList>().Select(row => row.Name?.StartsWith("com.amazonaws.", StringComparison.Ordinal) == true ? null : row.Name));
}
