using System.Collections.Immutable;
using Graph.Model;
using Graph.Model.Resources;

namespace Graph.Reports.Exposure;

/// <summary>
/// Every endpoint of an estate that the report judges: interfaces that have an address, load balancers, RDS instances. By
/// name, then id.
/// </summary>
internal sealed class EndpointList
{
    private readonly Estate _estate;
    private readonly NameTags _names;
    private readonly InterfaceOwners _owners;
    private readonly Dictionary<Id<Instance>, Instance> _instances;
    private readonly ILookup<Id<NetworkInterface>, InterfaceAddress> _addresses;
    private readonly Dictionary<object, List<NetworkInterface>> _owned = [];

    private EndpointList(Estate estate)
    {
        _estate = estate;
        _names = new NameTags(estate);
        _owners = new InterfaceOwners(estate);
        _instances = estate.Rows<Instance>().DistinctBy(instance => instance.Id).ToDictionary(instance => instance.Id);
        _addresses = estate.Rows<InterfaceAddress>().ToLookup(row => row.Interface);
    }

    public static ImmutableArray<ReportEndpoint> Of(Estate estate) => new EndpointList(estate).List();

    private ImmutableArray<ReportEndpoint> List()
    {
        var interfaces = _estate.Rows<NetworkInterface>()
            .Where(endpoint => _addresses[endpoint.Id].Any())
            .Select(OfInterface)
            .ToList();
        return
        [
            .. interfaces
                .Concat(_estate.Rows<LoadBalancer>().Select(OfLoadBalancer))
                .Concat(_estate.Rows<ClassicLoadBalancer>().Select(OfClassicLoadBalancer))
                .Concat(_estate.Rows<DbInstance>().Select(OfDatabase))
                .Concat(_estate.Rows<RedshiftCluster>().Select(OfCluster))
                .Concat(InstancesWithoutInterface())
                .OrderBy(endpoint => endpoint.Name, StringComparer.Ordinal)
                .ThenBy(endpoint => endpoint.AskId, StringComparer.Ordinal),
        ];
    }

    private ReportEndpoint OfInterface(NetworkInterface endpoint)
    {
        var id = endpoint.Id.Value;
        var instance = endpoint.Instance is { } at ? _instances.GetValueOrDefault(at) : null;
        var (ownerName, role, owner) = OwnerOf(endpoint, instance);
        var name = _names.Of(endpoint.Instance?.Value) ?? ownerName ?? _names.Of(id)
            ?? (string.IsNullOrWhiteSpace(endpoint.Description) ? id : endpoint.Description);
        return Make(
            id, EndpointKind.NetworkInterface, name, role, [endpoint], endpoint.Vpc.Value, endpoint.Subnet.Value, endpoint.Scope,
            WatchedPort.All, endpoint.Instance?.Value) with
        {
            Owner = owner,
        };
    }

    private (string? Name, string Role, string? AskId) OwnerOf(NetworkInterface endpoint, Instance? instance)
    {
        if (endpoint.Instance is { } id)
            return (null, $"interface of instance {id}" + (instance is null ? "" : $", {instance.State}"), null);
        if (_owners.LoadBalancerOf(endpoint) is { } balancer)
            return (Owned(balancer, endpoint).Name, $"interface of load balancer {balancer.Name}", balancer.Id.Value);
        if (_owners.ClassicLoadBalancerOf(endpoint) is { } classic)
            return (Owned(classic, endpoint).Name, $"interface of classic load balancer {classic.Name}", AskIdOf(classic));
        if (_owners.DatabaseOf(endpoint) is { } database)
        {
            return (
                Owned(database, endpoint).Identifier,
                $"interface of database {database.Identifier}, by its subnet and groups",
                AskIdOf(database));
        }

        return (null, endpoint.InterfaceType is "interface"
            ? "interface" + (endpoint.IsAttached ? "" : ", attached to nothing")
            : $"interface of kind {endpoint.InterfaceType}", null);
    }

    private static string AskIdOf(ClassicLoadBalancer balancer) => "lb:" + balancer.Name;

    private static string AskIdOf(DbInstance database) =>
        database.Id.Value.StartsWith("arn:", StringComparison.Ordinal) ? database.Id.Value : "db:" + database.Identifier;

    private TOwner Owned<TOwner>(TOwner owner, NetworkInterface endpoint)
        where TOwner : notnull
    {
        if (!_owned.TryGetValue(owner, out var interfaces))
            _owned[owner] = interfaces = [];
        interfaces.Add(endpoint);
        return owner;
    }

    private ReportEndpoint OfLoadBalancer(LoadBalancer balancer) => Make(
        balancer.Id.Value, EndpointKind.LoadBalancer, balancer.Name,
        $"{balancer.Type} load balancer" + (balancer.Scheme is { } scheme ? $", {scheme}" : ""),
        _owned.GetValueOrDefault(balancer) ?? [], balancer.Vpc.Value, null, balancer.Scope, WatchedPort.All);

    private ReportEndpoint OfClassicLoadBalancer(ClassicLoadBalancer balancer) => Make(
        AskIdOf(balancer), EndpointKind.LoadBalancer, balancer.Name,
        "classic load balancer" + (balancer.Scheme is { } scheme ? $", {scheme}" : ""),
        _owned.GetValueOrDefault(balancer) ?? [], balancer.Vpc?.Value, null, balancer.Scope, WatchedPort.All);

    private ReportEndpoint OfDatabase(DbInstance database) => Make(
        AskIdOf(database),
        EndpointKind.Database, database.Identifier,
        $"RDS database, {database.Engine}" + (database.PubliclyAccessible ? ", publicly accessible" : ""),
        _owned.GetValueOrDefault(database) ?? [], database.Vpc?.Value, null, database.Scope,
        WatchedPort.AllAnd(database.Port));

    private ReportEndpoint OfCluster(RedshiftCluster cluster) => Make(
        "db:" + cluster.Identifier,
        EndpointKind.Database, cluster.Identifier,
        "Redshift cluster" + (cluster.PubliclyAccessible ? ", publicly accessible" : ""),
        [], cluster.Vpc?.Value, null, cluster.Scope, WatchedPort.AllAnd(cluster.Port));

    /// <summary>Instances that have interfaces in AWS and none in the snapshot: nobody may take them for refused.</summary>
    private IEnumerable<ReportEndpoint> InstancesWithoutInterface()
    {
        var withInterface = _estate.Rows<NetworkInterface>().Select(row => row.Instance).OfType<Id<Instance>>().ToHashSet();
        return _estate.Rows<Instance>()
            .Where(instance => !instance.IsTerminated && !withInterface.Contains(instance.Id))
            .Select(instance => Make(
                instance.Id.Value,
                EndpointKind.NetworkInterface,
                _names.Of(instance.Id.Value) ?? instance.Id.Value,
                $"instance, {instance.State}, its interfaces not in the snapshot",
                [], instance.Vpc?.Value, instance.Subnet?.Value, instance.Scope, WatchedPort.All));
    }

    private ReportEndpoint Make(
        string askId, EndpointKind kind, string name, string role, List<NetworkInterface> interfaces, string? vpc,
        string? subnet, Scope scope, ImmutableArray<WatchedPort> ports, params ReadOnlySpan<string?> own)
    {
        var addresses = interfaces
            .SelectMany(endpoint => _addresses[endpoint.Id])
            .OrderByDescending(row => row.IsPrimary)
            .ThenBy(row => row.Address)
            .ToList();
        var privateTexts = addresses.Select(row => row.Address.ToString()).Distinct().ToImmutableArray();
        var publicTexts = addresses
            .Where(row => row.PublicAddress is not null)
            .Select(row => row.PublicAddress!.Value.ToString())
            .Distinct()
            .ToImmutableArray();
        var mine = new HashSet<string>(StringComparer.Ordinal) { askId };
        mine.UnionWith(interfaces.Select(endpoint => endpoint.Id.Value));
        mine.UnionWith(privateTexts);
        mine.UnionWith(publicTexts);
        foreach (var text in own)
        {
            if (text is not null)
                mine.Add(text);
        }

        return new ReportEndpoint(
            askId, kind, name, role, privateTexts, publicTexts, vpc, subnet, scope, ports, mine)
        {
            Interfaces = kind == EndpointKind.NetworkInterface
                ? []
                : [.. interfaces.Select(endpoint => endpoint.Id.Value).Order(StringComparer.Ordinal)],
        };
    }
}
