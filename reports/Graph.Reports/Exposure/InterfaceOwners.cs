using Graph.Model;
using Graph.Model.Resources;

namespace Graph.Reports.Exposure;

/// <summary>
/// Which load balancer or database an interface belongs to. AWS tells it in the interface's description only, and for RDS not
/// even there: a database is named only where it alone fits the interface's subnet and groups.
/// </summary>
internal sealed class InterfaceOwners
{
    private readonly Dictionary<string, LoadBalancer> _loadBalancers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ClassicLoadBalancer> _classic = new(StringComparer.Ordinal);
    private readonly ILookup<Id<Subnet>, DbInstance> _databasesBySubnet;
    private readonly ILookup<Id<NetworkInterface>, Id<SecurityGroup>> _groups;

    public InterfaceOwners(Estate estate)
    {
        foreach (var balancer in estate.Rows<LoadBalancer>())
            _loadBalancers.TryAdd(Suffix(balancer.Id.Value), balancer);
        foreach (var balancer in estate.Rows<ClassicLoadBalancer>())
            _classic.TryAdd(balancer.Name, balancer);
        _databasesBySubnet = estate.Rows<DbInstance>()
            .SelectMany(database => database.Subnets.Distinct().Select(subnet => (subnet, database)))
            .ToLookup(pair => pair.subnet, pair => pair.database);
        _groups = estate.Rows<InterfaceGroup>().ToLookup(row => row.Interface, row => row.Group);
    }

    public LoadBalancer? LoadBalancerOf(NetworkInterface endpoint) =>
        DescribedBalancer(endpoint) is { } name ? _loadBalancers.GetValueOrDefault(name) : null;

    public ClassicLoadBalancer? ClassicLoadBalancerOf(NetworkInterface endpoint) =>
        DescribedBalancer(endpoint) is { } name
        && _classic.GetValueOrDefault(name) is { } balancer
        && (balancer.Vpc is null || balancer.Vpc == endpoint.Vpc)
            ? balancer
            : null;

    public DbInstance? DatabaseOf(NetworkInterface endpoint)
    {
        if (endpoint.Description is not "RDSNetworkInterface")
            return null;
        var groups = _groups[endpoint.Id].ToHashSet();
        var fitting = _databasesBySubnet[endpoint.Subnet]
            .Where(database => groups.SetEquals(database.SecurityGroups))
            .Take(2)
            .ToList();
        return fitting.Count == 1 ? fitting[0] : null;
    }

    // "ELB app/web/50dc6c495c0c9188" for an ALB or NLB, "ELB web" for a classic one (DescribeNetworkInterfaces).
    private static string? DescribedBalancer(NetworkInterface endpoint) =>
        endpoint.Description is { } text && text.StartsWith("ELB ", StringComparison.Ordinal) ? text[4..] : null;

    // arn:aws:elasticloadbalancing:REGION:ACCOUNT:loadbalancer/app/web/50dc6c495c0c9188
    private static string Suffix(string arn)
    {
        const string Marker = ":loadbalancer/";
        var index = arn.IndexOf(Marker, StringComparison.Ordinal);
        return index < 0 ? arn : arn[(index + Marker.Length)..];
    }
}
