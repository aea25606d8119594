using Graph.Engine.Network;
using Graph.Model.Resources;

namespace Graph.Engine.Proving;

/// <summary>The interfaces that an id stands for.</summary>
internal static class ResourceInterfaces
{
    /// <summary>Null where the snapshot has no such resource; empty where it has no interface.</summary>
    public static IReadOnlyList<InterfaceNode>? Of(CompiledNetwork network, string id) => id.Split('-', ':')[0] switch
    {
        "eni" => network.InterfaceById.TryGetValue(id, out var one) ? [one] : null,
        "i" => network.InterfacesOfInstance.GetValueOrDefault(id) ?? (network.Instances.ContainsKey(id) ? [] : null),
        "sg" => OfGroup(network, id),
        "subnet" => network.Subnets.TryGetValue(id, out var subnet)
            ? [.. network.Interfaces.Where(node => node.Subnet == subnet)]
            : null,
        "vpc" => network.Vpc(id) is { Row: not null } vpc ? [.. network.Interfaces.Where(node => node.Vpc == vpc)] : null,
        "nat" => network.Gateways.Nat.ContainsKey(id)
            ? Existing(network, (network.Gateways.NatAddresses.GetValueOrDefault(id) ?? []).Select(row => row.Interface?.Value))
            : null,
        "vpce" => network.Gateways.Endpoints.TryGetValue(id, out var endpoint)
            ? Existing(network, endpoint.Interfaces.Select(each => each.Value))
            : null,
        "lb" => OfBalancer(network, id["lb:".Length..]),
        "db" => OfDatabase(network, id["db:".Length..]),
        "arn" => network.LoadBalancers.ById.TryGetValue(id, out var balancer) ? balancer.Nodes : OfDatabase(network, id),
        _ => null,
    };

    private static List<InterfaceNode> Existing(CompiledNetwork network, IEnumerable<string?> ids) =>
        [.. ids.OfType<string>().Select(id => network.InterfaceById.GetValueOrDefault(id)).OfType<InterfaceNode>()];

    private static List<InterfaceNode>? OfGroup(CompiledNetwork network, string id)
    {
        var members = network.Interfaces.Where(node => node.Groups.Ids.Contains(id)).ToList();
        return members.Count > 0 || network.Estate.Rows<SecurityGroup>().Any(row => row.Id.Value == id) ? members : null;
    }

    private static List<InterfaceNode>? OfBalancer(CompiledNetwork network, string name)
    {
        var balancers = network.LoadBalancers.ById.Values.Where(node => node.Row.Name == name).ToList<LoadBalancerNode>();
        balancers.AddRange(network.LoadBalancers.Classics.Where(node => node.Row.Name == name));
        return balancers.Count == 0 ? null : [.. balancers.SelectMany(balancer => balancer.Nodes)];
    }

    /// <summary>
    /// RDS names no interface. Its own are in the database's subnets, have exactly its groups and say so in their description.
    /// Redshift names the addresses of its nodes.
    /// </summary>
    private static List<InterfaceNode>? OfDatabase(CompiledNetwork network, string identifier)
    {
        var databases = network.Estate.Rows<DbInstance>()
            .Where(row => row.Identifier == identifier || row.Id.Value == identifier).ToList();
        if (databases.Count > 0)
        {
            return
            [
                .. network.OfRds.Where(node => databases.Exists(database => database.Subnets.Contains(node.Row.Subnet)
                    && node.Groups.Ids.AsSpan().SequenceEqual(
                        [.. database.SecurityGroups.Select(group => group.Value).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]))),
            ];
        }

        var clusters = network.Estate.Rows<RedshiftCluster>()
            .Where(row => row.Identifier == identifier || row.Id.Value == identifier).ToList();
        return clusters.Count == 0
            ? null
            :
            [
                .. clusters.SelectMany(cluster => cluster.NodeAddresses.Select(
                        address => cluster.Vpc is { } vpc ? network.Vpc(vpc.Value)?.Holding(address) : null))
                    .OfType<InterfaceNode>().Distinct(),
            ];
    }
}
