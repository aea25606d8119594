using Graph.Checker.Facts;
using Graph.Model;
using Graph.Model.Resources;

namespace Graph.Checker.Endpoints;

/// <summary>The interfaces that an id stands for.</summary>
internal static class ResourceInterfaces
{
    /// <summary>Null where the snapshot has no such resource; empty where it has no interface.</summary>
    public static IReadOnlyList<NetworkInterface>? Of(EstateFacts facts, string id)
    {
        var interfaces = facts.Interfaces;
        return id.Split('-', ':')[0] switch
        {
            "eni" => interfaces.Interface(new Id<NetworkInterface>(id)) is { } one ? [one] : null,
            "i" => OfInstance(facts, new Id<Instance>(id)),
            "sg" => OfGroup(facts, new Id<SecurityGroup>(id)),
            "subnet" => facts.Vpcs.Subnet(new Id<Subnet>(id)) is { } subnet
                ? [.. interfaces.All.Where(row => row.Subnet == subnet.Id)]
                : null,
            "vpc" => facts.Vpcs.Vpc(new Id<Vpc>(id)) is { } vpc ? [.. interfaces.All.Where(row => row.Vpc == vpc.Id)] : null,
            "nat" => facts.Gateways.Nat(id) is { } nat ? OfNat(facts, nat) : null,
            "vpce" => facts.Gateways.Endpoint(id) is { } endpoint
                ? [.. endpoint.Interfaces.Select(interfaces.Interface).OfType<NetworkInterface>()]
                : null,
            "lb" => OfBalancer(facts, id["lb:".Length..]),
            "db" => OfDatabase(facts, id["db:".Length..]),
            "arn" => facts.LoadBalancers.Balancer(new Id<LoadBalancer>(id)) is { } balancer
                ? facts.LoadBalancers.NodesOf(balancer)
                : OfDatabase(facts, id),
            _ => null,
        };
    }

    private static IReadOnlyList<NetworkInterface>? OfInstance(EstateFacts facts, Id<Instance> id)
    {
        var interfaces = facts.Interfaces.OfInstance(id);
        return interfaces.Count == 0 && facts.Interfaces.Instance(id) is null ? null : interfaces;
    }

    private static List<NetworkInterface>? OfGroup(EstateFacts facts, Id<SecurityGroup> id)
    {
        var members = facts.Interfaces.All.Where(row => facts.Interfaces.GroupsOf(row).Contains(id)).ToList();
        return members.Count == 0 && facts.Filters.Group(id) is null ? null : members;
    }

    private static List<NetworkInterface> OfNat(EstateFacts facts, NatGateway nat) =>
    [
        .. facts.Gateways.AddressesOf(nat)
            .Select(address => address.Interface is { } id ? facts.Interfaces.Interface(id) : null)
            .OfType<NetworkInterface>(),
    ];

    private static List<NetworkInterface>? OfBalancer(EstateFacts facts, string name)
    {
        var balancers = facts.LoadBalancers.BalancersNamed(name);
        var classics = facts.LoadBalancers.ClassicNamed(name);
        return balancers.Count == 0 && classics.Count == 0
            ? null
            : [.. balancers.SelectMany(facts.LoadBalancers.NodesOf), .. classics.SelectMany(facts.LoadBalancers.NodesOf)];
    }

    /// <summary>Redshift names the addresses of its nodes.</summary>
    private static List<NetworkInterface>? OfRedshift(EstateFacts facts, string identifier)
    {
        var clusters = facts.Estate.Rows<RedshiftCluster>()
            .Where(row => row.Identifier == identifier || row.Id.Value == identifier).ToList();
        return clusters.Count == 0
            ? null
            :
            [
                .. clusters.SelectMany(cluster => cluster.NodeAddresses.Select(
                        node => cluster.Vpc is { } vpc ? facts.Interfaces.Holding(vpc, node) : null))
                    .OfType<NetworkInterface>().Distinct(),
            ];
    }

    /// <summary>
    /// RDS names no interface. Its own are in the database's subnets, have exactly its groups and say so in their description.
    /// </summary>
    private static List<NetworkInterface>? OfDatabase(EstateFacts facts, string identifier)
    {
        var databases = facts.Estate.Rows<DbInstance>()
            .Where(row => row.Identifier == identifier || row.Id.Value == identifier).ToList();
        if (databases.Count == 0)
            return OfRedshift(facts, identifier);
        return
        [
            .. facts.Interfaces.OfRds.Where(row => databases.Exists(
                database => database.Subnets.Contains(row.Subnet)
                    && database.SecurityGroups.ToHashSet().SetEquals(facts.Interfaces.GroupsOf(row)))),
        ];
    }
}
