using System.Collections.Immutable;
using Graph.Engine.Answers;
using Graph.Model;
using Graph.Model.Resources;
using Graph.Threats.Placement;

namespace Graph.Threats.Rules.Asking;

/// <summary>
/// What rules may look at in an asset to decide which traffic is meant; assets that agree in it are asked about once.
/// </summary>
/// <param name="Alone">set for what is a kind of its own: databases have their own ports.</param>
internal sealed record Kind(
    string? Tier, string? Environment, string Roles, AssetKind Type, bool IsHost, Id<Vpc> Vpc, Asset? Alone);

/// <summary>Assets of one kind.</summary>
/// <param name="Number">of the kind: the same for all assets of it.</param>
/// <param name="Assets">never empty.</param>
internal sealed record KindOfAssets(int Number, ImmutableArray<Asset> Assets)
{
    public Asset Representative => Assets[0];
}

/// <summary>The assets at the ends of flows, by kind.</summary>
internal sealed class Kinds
{
    private readonly AssetPlacement _placement;
    private readonly Dictionary<EndpointGroup, ImmutableArray<KindOfAssets>> _within = [];
    private readonly Dictionary<Kind, int> _numbers = [];

    private Kinds(AssetPlacement placement) => _placement = placement;

    public static Kinds Of(ThreatContext context) => new(context.Placement);

    public ImmutableArray<KindOfAssets> Within(EndpointGroup group)
    {
        if (!_within.TryGetValue(group, out var kinds))
        {
            _within[group] = kinds =
            [
                .. _placement.AssetsOf(group).GroupBy(KindOf)
                    .Select(one => new KindOfAssets(NumberOf(one.Key), [.. one])),
            ];
        }

        return kinds;
    }

    private int NumberOf(Kind kind)
    {
        if (!_numbers.TryGetValue(kind, out var number))
            _numbers[kind] = number = _numbers.Count;
        return number;
    }

    private static Kind KindOf(Asset asset) => new(
        asset.Placed.TierName,
        asset.Placed.Environment?.Value,
        string.Join(',', asset.Placed.Roles.Select(role => role.Role)),
        asset.Kind,
        asset.IsHost(),
        asset.Vpc,
        asset.Interfaces.Any(one => one.ManagedService is not null) ? asset : null);
}
