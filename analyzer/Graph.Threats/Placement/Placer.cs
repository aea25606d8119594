using System.Collections.Immutable;
using Graph.Engine;
using Graph.Engine.Placing;
using Graph.Model;
using Graph.Threats.Policies;

namespace Graph.Threats.Placement;

/// <summary>Makes assets of interfaces and finds where each stands.</summary>
internal sealed class Placer
{
    private readonly Prover _prover;
    private readonly Policy _policy;
    private readonly Tags _tags;
    private readonly RoleFinder _roles;
    private readonly Contradictions _contradictions;

    private Placer(Estate estate, Prover prover, Policy policy)
    {
        _prover = prover;
        _policy = policy;
        _tags = new Tags(estate, policy.Tagging);
        _roles = new RoleFinder(estate, policy, _tags);
        _contradictions = new Contradictions(estate, policy, _tags);
    }

    public static AssetPlacement Place(Estate estate, Prover prover, Policy policy)
    {
        var placer = new Placer(estate, prover, policy);
        var resources = new AssetResources(estate);
        return new(
        [
            .. prover.Interfaces.GroupBy(one => one.Owners is [var owner] ? owner : one.Id, StringComparer.Ordinal)
                .OrderBy(group => group.Key, StringComparer.Ordinal)
                .Select(group => placer.AssetOf(group.Key, resources, [.. group])),
        ]);
    }

    private Asset AssetOf(string id, AssetResources resources, ImmutableArray<InterfaceProfile> interfaces)
    {
        var kind = resources.KindOf(id);
        var name = _tags.Of(id).FirstOrDefault(tag => tag.Key == "Name")?.Value ?? resources.NameOf(id);
        var tier = TierOf(interfaces);
        var placed = new Placed(
            tier,
            Told(_policy.Tagging.Environment, interfaces),
            Told(_policy.Tagging.Application, interfaces),
            Told(_policy.Tagging.Owner, interfaces),
            _roles.Of(interfaces, name),
            []);
        return new Asset(kind, id, name, interfaces, placed with { Contradictions = _contradictions.Of(id, placed, interfaces) });
    }

    /// <summary>Where interfaces of one asset stand in several tiers, the one that weighs most.</summary>
    private PlacedValue? TierOf(ImmutableArray<InterfaceProfile> interfaces)
    {
        var (place, one) = interfaces.Select(one => (Place: _prover.PlacementOf(one.Row.Id), one))
            .OrderByDescending(pair => pair.Place is { IsPlaced: true, IsGuess: false } ? _policy.Tier(pair.Place.Name)?.Weight ?? 4 : 4)
            .ThenByDescending(pair => pair.Place.IsPlaced).First();
        return place.IsPlaced
            ? new PlacedValue(place.Name, place.IsInferred, place.Reason, place.IsGuess)
            {
                ResourceId = place.IsInferred ? null : _tags.TierTagOf(one)?.Tag.ResourceId,
            }
            : null;
    }

    private PlacedValue? Told(TagRule rule, ImmutableArray<InterfaceProfile> interfaces)
    {
        foreach (var one in interfaces)
        {
            if (_tags.Find(rule, one) is var (tag, where))
                return new PlacedValue(rule.Canonical(tag.Value), false, $"{where} {tag.Key}={tag.Value}") { ResourceId = tag.ResourceId };
        }

        return null;
    }
}
