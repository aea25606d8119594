using Graph.Model.Coverage;

namespace Graph.Snapshots.Import.Reading;

/// <summary>
/// The calls that Graph reads, by the names that files and folders give them: `describe-vpcs` as the AWS CLI does,
/// `ec2-describe-vpcs` as CloudMapper does, `DescribeVpcs` as error messages do.
/// </summary>
internal static class CallNames
{
    private static readonly string[] Services = ["ec2", "elbv2", "elb", "rds", "redshift"];

    /// <summary>The calls that are asked for one id.</summary>
    public static IReadOnlyList<ApiCall> OfOneId { get; } =
    [
        ApiCall.SearchTransitGatewayRoutes, ApiCall.GetTransitGatewayRouteTablePropagations,
        ApiCall.GetTransitGatewayRouteTableAssociations, ApiCall.GetTransitGatewayPrefixListReferences,
        ApiCall.GetManagedPrefixListEntries, ApiCall.DescribeLoadBalancerAttributes, ApiCall.DescribeListeners,
        ApiCall.DescribeRules, ApiCall.DescribeTargetGroupAttributes, ApiCall.DescribeTargetHealth,
        ApiCall.DescribeClassicLoadBalancerAttributes,
    ];

    // Behind the lists that it is made of.
    private static readonly Dictionary<string, ApiCall> ByName = Index();

    /// <summary>The call of a folder or file name without its ending, or null.</summary>
    public static ApiCall? Find(string name) => ByName.TryGetValue(name, out var call) ? call : null;

    /// <summary>The call of an operation's name as AWS's error messages write it: `DescribeVpcs`.</summary>
    public static ApiCall? FindOperation(string operation) => operation.Length > 128
        ? null
        : Find(string.Concat(operation.Select((c, i) =>
            char.IsAsciiLetterUpper(c) ? (i == 0 ? "" : "-") + char.ToLowerInvariant(c) : c.ToString())));

    /// <summary>Whether a name has the shape of a call, `service-verb-things` or `verb-things`, of whatever service.</summary>
    public static bool LooksLikeCall(string name)
    {
        var words = name.Split('-');
        return words.Length >= 2
            && words.All(word => word.Length > 0 && word.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c)))
            && words.Take(words.Length - 1).Any(word => word is "describe" or "get" or "list" or "search" or "generate");
    }

    private static Dictionary<string, ApiCall> Index()
    {
        var index = new Dictionary<string, ApiCall>(StringComparer.Ordinal);
        foreach (var call in ApiCall.Listing.Concat(OfOneId))
        {
            var slash = call.Name.IndexOf('/');
            var service = slash < 0 ? Services[0] : call.Name[..slash];
            var name = call.Name[(slash + 1)..];
            index[$"{service}-{name}"] = call;
            // `describe-load-balancers` is ELBv2's unless its content says otherwise: classic ELB comes later in no list.
            index.TryAdd(name, call);
        }

        return index;
    }
}
