using Graph.Model;
using Graph.Model.Evidence;
using Graph.Model.Resources;

namespace Graph.Checker.Facts;

/// <summary>
/// Resources that have interfaces in AWS which are not in the snapshot: the list of interfaces is then not all of them, whatever
/// its call said, and an address that no interface holds may be theirs.
/// </summary>
internal sealed class OrphanFacts
{
    private readonly Dictionary<Id<Vpc>, Orphan> _byVpc = [];
    private readonly Dictionary<string, Orphan> _byId = new(StringComparer.Ordinal);

    private readonly record struct Orphan(string Id, string Lack);

    public OrphanFacts(Estate estate, EstateFacts facts)
    {
        AddInstances(estate, facts);
        AddBalancers(estate, facts);
        AddNatGateways(estate, facts);
        AddDatabases(estate, facts);
        foreach (var endpoint in estate.Rows<VpcEndpoint>())
        {
            if (FirstMissing(facts, endpoint.Interfaces) is { } id)
                Add(endpoint.Vpc, endpoint.Id.Value, $"its interface {id} is not in the snapshot");
        }
    }

    /// <summary>A resource of the VPC whose interfaces are not all in the snapshot; null where there is none.</summary>
    public MissingFact? In(Id<Vpc> vpc, string why) => _byVpc.TryGetValue(vpc, out var orphan) ? FactOf(orphan, why) : null;

    /// <summary>As <see cref="In"/>, over all VPCs.</summary>
    public MissingFact? Anywhere(string why) =>
        _byVpc.Count == 0 ? null : FactOf(_byVpc.OrderBy(pair => pair.Key).First().Value, why);

    /// <summary>What is missing of a resource's own interfaces; null where nothing is.</summary>
    public MissingFact? Of(string resourceId, string why) =>
        _byId.TryGetValue(resourceId, out var orphan) ? FactOf(orphan, why) : null;

    private static MissingFact FactOf(Orphan orphan, string why) => new(orphan.Id, $"{orphan.Lack}, and {why}");

    private static Id<NetworkInterface>? FirstMissing(EstateFacts facts, IEnumerable<Id<NetworkInterface>> ids)
    {
        foreach (var id in ids)
        {
            if (facts.Interfaces.Interface(id) is null)
                return id;
        }

        return null;
    }

    private void Add(Id<Vpc> vpc, string id, string lack = "its interfaces are not in the snapshot")
    {
        _byVpc.TryAdd(vpc, new Orphan(id, lack));
        _byId.TryAdd(id, new Orphan(id, lack));
    }

    private void AddInstances(Estate estate, EstateFacts facts)
    {
        foreach (var instance in estate.Rows<Instance>())
        {
            if (instance is not { IsTerminated: false, Vpc: { } vpc } || facts.Interfaces.PrimaryOf(instance.Id) is not null)
                continue;
            if (facts.Interfaces.OfInstance(instance.Id).Count == 0)
                Add(vpc, instance.Id.Value);
            else
                Add(vpc, instance.Id.Value, "its primary interface (device index 0) is not in the snapshot");
        }
    }

    private void AddBalancers(Estate estate, EstateFacts facts)
    {
        foreach (var balancer in estate.Rows<LoadBalancer>())
        {
            if (facts.LoadBalancers.SubnetLackingNode(balancer) is { } subnet)
                Add(balancer.Vpc, balancer.Id.Value, $"its interface in {subnet} is not in the snapshot");
            else if (balancer is { State: "active", Type: not "gateway" } && facts.LoadBalancers.NodesOf(balancer).Count == 0)
                Add(balancer.Vpc, balancer.Id.Value);
        }

        foreach (var balancer in estate.Rows<ClassicLoadBalancer>())
        {
            if (balancer.Vpc is { } vpc && facts.LoadBalancers.SubnetLackingNode(balancer) is { } subnet)
                Add(vpc, balancer.Id.Value, $"its interface in {subnet} is not in the snapshot");
        }
    }

    private void AddNatGateways(Estate estate, EstateFacts facts)
    {
        foreach (var address in estate.Rows<NatGatewayAddress>())
        {
            if (address.Interface is { } id && facts.Interfaces.Interface(id) is null
                && facts.Gateways.Nat(address.NatGateway.Value) is { IsPresent: true } nat)
            {
                Add(nat.Vpc, nat.Id.Value, $"its interface {id} is not in the snapshot");
            }
        }
    }

    private void AddDatabases(Estate estate, EstateFacts facts)
    {
        foreach (var database in estate.Rows<DbInstance>())
        {
            if (database.Vpc is { } vpc && !facts.Interfaces.OfRds.Any(row => database.Subnets.Contains(row.Subnet)))
                Add(vpc, database.Id.Value);
        }

        foreach (var cluster in estate.Rows<RedshiftCluster>())
        {
            if (cluster.Vpc is { } vpc
                && (cluster.NodeAddresses.Count == 0 || cluster.NodeAddresses.Any(node => !facts.Holds(vpc, node))))
            {
                Add(vpc, cluster.Id.Value);
            }
        }
    }
}
