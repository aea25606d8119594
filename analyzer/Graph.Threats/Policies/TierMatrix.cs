using System.Collections.Immutable;
using Graph.Engine.Sets;
using Graph.Threats.Placement;

namespace Graph.Threats.Policies;

/// <summary>
/// Which traffic is intended between tiers, roles (`role:bastion`) and what is outside (`internet`, `on-prem`, `trusted`,
/// `admin-sources`). What no entry allows is not intended.
/// </summary>
public sealed class TierMatrix
{
    public const string Internet = "internet";
    public const string OnPremises = "on-prem";
    public const string Trusted = "trusted";
    public const string AdminSources = "admin-sources";

    private readonly ImmutableDictionary<(string From, string To), TrafficSet> _allowed;

    public TierMatrix(IEnumerable<AllowedFlow> flows)
    {
        Entries = [.. flows];
        _allowed = Entries.SelectMany(flow => flow.From.SelectMany(from => flow.To.Select(to => (Key: (from, to), flow.Traffic))))
            .GroupBy(pair => pair.Key).ToImmutableDictionary(
                group => group.Key, group => group.Aggregate(TrafficSet.Empty, (set, pair) => set.Union(pair.Traffic)));
    }

    /// <summary>What stands outside the tiers and roles.</summary>
    public static ImmutableArray<string> Outside { get; } = [Internet, OnPremises, Trusted, AdminSources];

    public ImmutableArray<AllowedFlow> Entries { get; }

    /// <summary>The names that an asset has in the matrix: its tier, and each of its roles. A guess gives none: it must not permit.</summary>
    public static IEnumerable<string> NamesOf(Asset asset)
    {
        ArgumentNullException.ThrowIfNull(asset);
        if (asset.Placed.Tier is { IsGuess: false, Value: var tier })
            yield return tier;
        foreach (var role in asset.Placed.Roles.Where(one => !one.IsGuess))
            yield return NameOf(role.Role);
    }

    public static string NameOf(Role role) => $"role:{RoleWords.Of(role)}";

    /// <summary>What may go from one to another; nothing where one of them is not known.</summary>
    public TrafficSet Between(string? from, string? to) =>
        from is null || to is null ? TrafficSet.Empty : _allowed.GetValueOrDefault((from, to), TrafficSet.Empty);

    /// <summary>What may go from what has some names to what has others.</summary>
    public TrafficSet Between(IEnumerable<string> from, IEnumerable<string> to)
    {
        var destinations = to.ToList();
        return from.SelectMany(one => destinations.Select(other => Between(one, other)))
            .Aggregate(TrafficSet.Empty, (set, traffic) => set.Union(traffic));
    }
}

/// <summary>An entry of the matrix: all of these to all of those.</summary>
/// <param name="Note">why it is needed; null where nobody said.</param>
public sealed record AllowedFlow(ImmutableArray<string> From, ImmutableArray<string> To, TrafficSet Traffic, string? Note);
