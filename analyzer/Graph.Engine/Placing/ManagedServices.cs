using Graph.Engine.Network;

namespace Graph.Engine.Placing;

/// <summary>
/// Databases, caches and search engines that AWS runs for the account, known by what each writes into the description of its
/// interfaces. They answer, and run nobody else's code.
/// </summary>
internal static class ManagedServices
{
    private static readonly (string Start, string Name)[] Descriptions =
    [
        ("RDSNetworkInterface", "RDS"), ("ElastiCache", "ElastiCache"), ("RedshiftNetworkInterface", "Redshift"), ("DAX ", "DAX"),
        ("ES ", "OpenSearch"),
    ];

    /// <summary>The service's name; null where it is none of these.</summary>
    public static string? Of(InterfaceNode node)
    {
        if (!node.Row.IsOfService)
            return null;
        foreach (var (start, name) in Descriptions)
        {
            if (node.Row.Description?.StartsWith(start, StringComparison.Ordinal) == true)
                return name;
        }

        return null;
    }
}
