using System.Collections.Immutable;
using Graph.Engine;
using Graph.Engine.Placing;
using Graph.Model;
using Graph.Threats.Policies;

namespace Graph.Threats.Placement;

/// <summary>Makes assets of interfaces and finds where each stands.</summary>
internal static class Placer
{
    public static AssetPlacement Place(Estate estate, Prover prover, Policy policy)
    {
        _ = policy;
        var kinds = AssetKinds.Of(estate);
        var tags = estate.Rows<Tag>().ToLookup(tag => tag.ResourceId, StringComparer.Ordinal);
        return new(
        [
            .. prover.Interfaces.GroupBy(one => one.Owners is [var owner] ? owner : one.Id, StringComparer.Ordinal)
                .OrderBy(group => group.Key, StringComparer.Ordinal)
                .Select(group => new Asset(
                    kinds.GetValueOrDefault(group.Key),
                    group.Key,
                    tags[group.Key].FirstOrDefault(tag => tag.Key == "Name")?.Value,
                    [.. group],
                    Of(group, prover))),
        ]);
    }

    private static Placed Of(IEnumerable<InterfaceProfile> interfaces, Prover prover)
    {
        var tier = prover.PlacementOf(interfaces.First().Row.Id);
        return new(
            tier.IsPlaced ? new PlacedValue(tier.Name, tier.IsInferred, tier.Reason) : null, null, null, null, [], []);
    }
}
