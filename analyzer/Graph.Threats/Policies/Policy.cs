using System.Collections.Immutable;
using Graph.Engine.Placing;
using Graph.Engine.Sets;
using Graph.Model.Addressing;
using Graph.Threats.Catalogue;
using Graph.Threats.Findings;
using Graph.Threats.Placement;

namespace Graph.Threats.Policies;

/// <summary>What an organisation wants of its network: names, tiers, who may reach whom, and what is accepted. Immutable.</summary>
public sealed record Policy
{
    /// <summary>How tags and facts place assets.</summary>
    public required TagMapping Tagging { get; init; }

    /// <summary>Tiers by rank.</summary>
    public required ImmutableArray<Tier> Tiers { get; init; }

    /// <summary>Named sets of ports; `db`, `admin`, `web`, `internal` and `any` are always there.</summary>
    public required ImmutableDictionary<string, ValueSet> Ports { get; init; }

    public required TierMatrix Allowed { get; init; }

    public required Trust Trust { get; init; }

    /// <summary>Regions that are in scope; empty: all.</summary>
    public required ImmutableArray<string> Regions { get; init; }

    /// <summary>Severities that replace the computed ones, by threat.</summary>
    public required ImmutableDictionary<ThreatId, Severity> Severities { get; init; }

    /// <summary>Threats that are not looked for.</summary>
    public required ImmutableHashSet<ThreatId> Disabled { get; init; }

    /// <summary>A named set of ports.</summary>
    /// <exception cref="KeyNotFoundException">the policy has no such set.</exception>
    public ValueSet PortSet(string name) => Ports[name];

    /// <summary>Null where the policy has no such tier.</summary>
    public Tier? Tier(string name) => Tiers.FirstOrDefault(tier => tier.Name == name);

    /// <summary>What an asset's loss costs, 1 to 4: its tier's weight; 4 where nothing certain places it.</summary>
    public int WeightOf(Asset asset)
    {
        ArgumentNullException.ThrowIfNull(asset);
        return asset.Placed.TierName is { } name && Tier(name) is { } tier ? tier.Weight : 4;
    }
}

/// <summary>A tier.</summary>
/// <param name="Weight">what the loss of an asset in it costs, 1 to 4 (Rating).</param>
public sealed record Tier(string Name, int Weight);

/// <summary>What is trusted outside the tiers.</summary>
/// <param name="Ranges">external addresses of partners and offices.</param>
/// <param name="Accounts">AWS accounts that resources may be shared and connected with.</param>
/// <param name="AdminSources">external addresses that administration may come from.</param>
public sealed record Trust(
    ImmutableArray<Cidr> Ranges, ImmutableHashSet<string> Accounts, ImmutableArray<Cidr> AdminSources);

/// <summary>How tags and facts place assets.</summary>
public sealed record TagMapping(TierScheme Tiers);
