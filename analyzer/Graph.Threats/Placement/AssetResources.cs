using Graph.Model;
using Graph.Model.Resources;

namespace Graph.Threats.Placement;

/// <summary>The resources that interfaces belong to: what they are and what AWS calls them.</summary>
internal sealed class AssetResources
{
    private readonly Dictionary<string, (AssetKind Kind, string? Name)> _resources = new(StringComparer.Ordinal);

    public AssetResources(Estate estate)
    {
        Add<Instance>(AssetKind.Instance, _ => null);
        Add<LoadBalancer>(AssetKind.LoadBalancer, row => row.Name);
        Add<ClassicLoadBalancer>(AssetKind.LoadBalancer, row => row.Name);
        Add<NatGateway>(AssetKind.NatGateway, _ => null);
        Add<VpcEndpoint>(AssetKind.Endpoint, row => row.ServiceName);
        Add<DbInstance>(AssetKind.Database, row => row.Identifier);
        Add<RedshiftCluster>(AssetKind.Database, row => row.Identifier);

        void Add<TRow>(AssetKind kind, Func<TRow, string?> nameOf)
            where TRow : class, IResource
        {
            foreach (var row in estate.Rows<TRow>())
                _resources[row.ResourceId] = (kind, nameOf(row));
        }
    }

    public AssetKind KindOf(string id) => _resources.GetValueOrDefault(id).Kind;

    public string? NameOf(string id) => _resources.GetValueOrDefault(id).Name;
}
