using Graph.Model;
using Graph.Model.Resources;

namespace Graph.Threats.Placement;

/// <summary>The kinds of the resources that interfaces belong to, by id.</summary>
internal static class AssetKinds
{
    public static Dictionary<string, AssetKind> Of(Estate estate)
    {
        var kinds = new Dictionary<string, AssetKind>(StringComparer.Ordinal);
        void Add<TRow>(AssetKind kind)
            where TRow : class, IResource
        {
            foreach (var row in estate.Rows<TRow>())
                kinds[row.ResourceId] = kind;
        }

        Add<Instance>(AssetKind.Instance);
        Add<LoadBalancer>(AssetKind.LoadBalancer);
        Add<ClassicLoadBalancer>(AssetKind.LoadBalancer);
        Add<NatGateway>(AssetKind.NatGateway);
        Add<VpcEndpoint>(AssetKind.Endpoint);
        Add<DbInstance>(AssetKind.Database);
        Add<RedshiftCluster>(AssetKind.Database);
        return kinds;
    }
}
