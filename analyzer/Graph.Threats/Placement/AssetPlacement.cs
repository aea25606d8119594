using System.Collections.Immutable;
using Graph.Engine.Answers;

namespace Graph.Threats.Placement;

/// <summary>Every asset of an estate with its place.</summary>
public sealed class AssetPlacement
{
    private readonly Dictionary<string, Asset> _byInterface;
    private readonly Dictionary<string, Asset> _byId;

    internal AssetPlacement(ImmutableArray<Asset> assets)
    {
        Assets = assets;
        _byInterface = assets.SelectMany(asset => asset.Interfaces.Select(one => (one.Id, Asset: asset)))
            .ToDictionary(pair => pair.Id, pair => pair.Asset, StringComparer.Ordinal);
        _byId = assets.ToDictionary(asset => asset.Id, StringComparer.Ordinal);
    }

    /// <summary>Sorted by id.</summary>
    public ImmutableArray<Asset> Assets { get; }

    /// <exception cref="KeyNotFoundException">no asset has the interface.</exception>
    public Asset OfInterface(string id) => _byInterface[id];

    /// <summary>Null where the id is no asset's own: an interface that belongs to a resource is found by <see cref="OfInterface"/>.</summary>
    public Asset? Find(string id) => _byId.GetValueOrDefault(id);

    /// <summary>The assets that have an interface in a group; none for what is outside.</summary>
    public IEnumerable<Asset> AssetsOf(EndpointGroup group) => group is EndpointGroup.Interfaces { Ids: var ids }
        ? ids.Select(id => _byInterface[id]).Distinct()
        : [];

    public IEnumerable<Asset> InTier(string tier) => Assets.Where(asset => asset.Placed.TierName == tier);

    public IEnumerable<Asset> With(Role role) => Assets.Where(asset => asset.Placed.Is(role));
}
