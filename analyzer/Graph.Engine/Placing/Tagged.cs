using Graph.Engine.Network;
using Graph.Model;
using Graph.Model.Coverage;
using Graph.Model.Evidence;
using Graph.Model.Resources;

namespace Graph.Engine.Placing;

/// <summary>
/// The tags of interfaces: their own, and those of what they belong to - instance, load balancer, NAT gateway, endpoint,
/// database.
/// </summary>
internal sealed class Tagged
{
    private readonly CompiledNetwork _network;
    private readonly ILookup<string, Tag> _tags;
    private readonly Lazy<Dictionary<InterfaceNode, List<string>>> _owners;

    public Tagged(CompiledNetwork network)
    {
        _network = network;
        _tags = network.Estate.Rows<Tag>().ToLookup(tag => tag.ResourceId, StringComparer.Ordinal);
        _owners = new(FindOwners);
    }

    /// <summary>Tags of one resource.</summary>
    public IEnumerable<Tag> Of(string id) => _tags[id];

    /// <summary>Tags of an interface, its own first, then its owners'.</summary>
    public IEnumerable<Tag> Of(InterfaceNode node) =>
        _tags[node.Id].Concat(_owners.Value.GetValueOrDefault(node, []).SelectMany(owner => _tags[owner]));

    /// <summary>Ids of what an interface belongs to.</summary>
    public IReadOnlyList<string> OwnersOf(InterfaceNode node) => _owners.Value.GetValueOrDefault(node, []);

    /// <param name="value">null: any.</param>
    public IEnumerable<InterfaceNode> With(string key, string? value) =>
        _network.Interfaces.Where(node => Of(node).Any(tag => tag.Key == key && (value is null || tag.Value == value)));

    /// <summary>What an interface belongs to whose tags were not read: it may be of the name too.</summary>
    /// <param name="isOpen">whether tags could still decide about an interface.</param>
    public IEnumerable<MissingFact> Unread(string name, Func<InterfaceNode, bool> isOpen)
    {
        foreach (var node in _network.Interfaces)
        {
            if (isOpen(node) && UnreadOwnerOf(node) is { } owner)
                yield return new MissingFact(owner, $"its tags were not read, and {node.Id} may be of {name}");
        }
    }

    private string? UnreadOwnerOf(InterfaceNode node)
    {
        if (node.Row.Instance is { } instance && !_network.Instances.ContainsKey(instance.Value))
            return instance.Value;
        return node switch
        {
            { Role: InterfaceRole.LoadBalancerNode, LoadBalancer: null } => node.Row.Description ?? node.Id,
            { LoadBalancer: LoadBalancerNode.Version2 { Row: var row } } when !_tags.Contains(row.Id.Value)
                && !_network.Coverage.IsComplete(ApiCall.DescribeLoadBalancerTags, row.Id.Value)
                && !_network.Coverage.IsComplete(ApiCall.DescribeLoadBalancerTags, row.Scope) => row.Id.Value,
            { Role: InterfaceRole.NatGateway, NatGateway: null } or { Role: InterfaceRole.Endpoint, Endpoint: null } => node.Id,
            _ when ManagedServices.Of(node) is "RDS" && !_owners.Value.ContainsKey(node)
                && !_network.Coverage.IsCompleteEverywhere(ApiCall.DescribeDbInstances) => ApiCall.DescribeDbInstances.Name,
            _ => null,
        };
    }

    private Dictionary<InterfaceNode, List<string>> FindOwners()
    {
        var owners = new Dictionary<InterfaceNode, List<string>>();
        void Own(InterfaceNode node, string owner)
        {
            if (!owners.TryGetValue(node, out var list))
                owners[node] = list = [];
            list.Add(owner);
        }

        foreach (var node in _network.Interfaces)
        {
            if (node.Row.Instance is { } instance)
                Own(node, instance.Value);
            if (node.LoadBalancer is { } balancer)
                Own(node, balancer.Id);
            if (node.NatGateway is { } nat)
                Own(node, nat.Id.Value);
            if (node.Endpoint is { } endpoint)
                Own(node, endpoint.Id.Value);
        }

        foreach (var database in _network.Estate.Rows<DbInstance>())
        {
            foreach (var node in Proving.ResourceInterfaces.Of(_network, $"db:{database.Id.Value}") ?? [])
                Own(node, database.Id.Value);
        }

        foreach (var cluster in _network.Estate.Rows<RedshiftCluster>())
        {
            foreach (var node in Proving.ResourceInterfaces.Of(_network, $"db:{cluster.Id.Value}") ?? [])
                Own(node, cluster.Id.Value);
        }

        return owners;
    }
}
