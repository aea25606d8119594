using Graph.Model;
using Graph.Model.Evidence;
using Graph.Model.Resources;

namespace Graph.Checker.Facts;

/// <summary>
/// Resources that have interfaces in AWS and none in the snapshot: the list of interfaces is then not all of them, whatever its
/// call said, and an address that no interface holds may be theirs.
/// </summary>
internal sealed class OrphanFacts
{
    private readonly Dictionary<Id<Vpc>, string> _byVpc = [];

    public OrphanFacts(Estate estate, EstateFacts facts)
    {
        foreach (var instance in estate.Rows<Instance>())
        {
            if (instance is { IsTerminated: false, Vpc: { } vpc } && facts.Interfaces.OfInstance(instance.Id).Count == 0)
                _byVpc.TryAdd(vpc, instance.Id.Value);
        }

        foreach (var balancer in estate.Rows<LoadBalancer>())
        {
            if (balancer is { State: "active", Type: not "gateway" } && facts.LoadBalancers.NodesOf(balancer).Count == 0)
                _byVpc.TryAdd(balancer.Vpc, balancer.Id.Value);
        }

        foreach (var address in estate.Rows<NatGatewayAddress>())
        {
            if (address.Interface is { } id && facts.Interfaces.Interface(id) is null
                && facts.Gateways.Nat(address.NatGateway.Value) is { IsPresent: true } nat)
            {
                _byVpc.TryAdd(nat.Vpc, nat.Id.Value);
            }
        }

        foreach (var database in estate.Rows<DbInstance>())
        {
            if (database.Vpc is { } vpc && !facts.Interfaces.OfRds.Any(row => database.Subnets.Contains(row.Subnet)))
                _byVpc.TryAdd(vpc, database.Id.Value);
        }

        foreach (var cluster in estate.Rows<RedshiftCluster>())
        {
            if (cluster.Vpc is { } vpc
                && (cluster.NodeAddresses.Count == 0
                    || cluster.NodeAddresses.Any(node => !facts.Holds(vpc, node))))
            {
                _byVpc.TryAdd(vpc, cluster.Id.Value);
            }
        }

        foreach (var endpoint in estate.Rows<VpcEndpoint>())
        {
            if (endpoint.Interfaces.Any(id => facts.Interfaces.Interface(id) is null))
                _byVpc.TryAdd(endpoint.Vpc, endpoint.Id.Value);
        }
    }

    /// <summary>A resource of the VPC whose interfaces are not in the snapshot; null where there is none.</summary>
    public MissingFact? In(Id<Vpc> vpc, string why) => _byVpc.TryGetValue(vpc, out var id) ? FactOf(id, why) : null;

    /// <summary>As <see cref="In"/>, over all VPCs.</summary>
    public MissingFact? Anywhere(string why) =>
        _byVpc.Count == 0 ? null : FactOf(_byVpc.OrderBy(pair => pair.Key).First().Value, why);

    private static MissingFact FactOf(string id, string why) => new(id, $"its interfaces are not in the snapshot, and {why}");
}
