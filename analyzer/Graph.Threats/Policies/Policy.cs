using System.Collections.Immutable;
using Graph.Engine.Sets;
using Graph.Model.Addressing;
using Graph.Threats.Catalogue;
using Graph.Threats.Claims;
using Graph.Threats.Findings;
using Graph.Threats.Placement;
using Graph.Threats.Waivers;

namespace Graph.Threats.Policies;

/// <summary>What an organisation wants of its network: names, tiers, who may reach whom, and what is accepted. Immutable.</summary>
public sealed record Policy
{
    /// <summary>How tags and facts place assets.</summary>
    public required TagMapping Tagging { get; init; }

    /// <summary>In the policy's order.</summary>
    public required ImmutableArray<Tier> Tiers { get; init; }

    /// <summary>Named sets of ports; `db`, `admin`, `web`, `internal` and `any` are always there.</summary>
    public required ImmutableDictionary<string, ValueSet> Ports { get; init; }

    public required TierMatrix Allowed { get; init; }

    public required Trust Trust { get; init; }

    public required CommandAndControl Cnc { get; init; }

    /// <summary>Environments that others must not reach.</summary>
    public required ImmutableArray<string> ProtectedEnvironments { get; init; }

    public required TlsDemands Tls { get; init; }

    /// <summary>Regions that are in scope; empty: all.</summary>
    public required ImmutableArray<string> Regions { get; init; }

    public required ImmutableArray<Claim> Claims { get; init; }

    /// <summary>Severities that replace the computed ones, by threat.</summary>
    public required ImmutableDictionary<ThreatId, Severity> Severities { get; init; }

    /// <summary>Threats that are not looked for.</summary>
    public required ImmutableHashSet<ThreatId> Disabled { get; init; }

    public required ImmutableArray<Waiver> Waivers { get; init; }

    /// <summary>A named set of ports.</summary>
    /// <exception cref="KeyNotFoundException">the policy has no such set.</exception>
    public ValueSet PortSet(string name) => Ports[name];

    /// <summary>Null where the policy has no such tier.</summary>
    public Tier? Tier(string name) => Tiers.FirstOrDefault(tier => tier.Name == name);

    /// <summary>What an asset's loss costs, 1 to 4: its tier's weight; 4 where no tag and no certain fact places it.</summary>
    public int WeightOf(Asset asset)
    {
        ArgumentNullException.ThrowIfNull(asset);
        return asset.Placed.Tier is { IsGuess: false } placed && Tier(placed.Value) is { } tier ? tier.Weight : 4;
    }

    /// <summary>What may go from one asset to another, by their tiers and roles.</summary>
    public TrafficSet AllowedBetween(Asset from, Asset to) => Allowed.Between(TierMatrix.NamesOf(from), TierMatrix.NamesOf(to));

    /// <summary>Whether a load balancer's security policy is good enough.</summary>
    public bool IsGoodTls(string securityPolicy) => Tls.Policies.Any(one => one.EndsWith('*')
        ? securityPolicy.StartsWith(one[..^1], StringComparison.Ordinal)
        : securityPolicy == one);
}

/// <summary>A tier.</summary>
/// <param name="Weight">what the loss of an asset in it costs, 1 to 4 (Rating).</param>
public sealed record Tier(string Name, int Weight, string? Description = null);

/// <summary>What is trusted outside the tiers.</summary>
/// <param name="Ranges">external addresses of partners and offices.</param>
/// <param name="Accounts">AWS accounts that resources may be shared and connected with.</param>
/// <param name="AdminSources">external addresses that administration may come from.</param>
/// <param name="AdminPrefix">the shortest prefix that an administration source may have in IPv4.</param>
public sealed record Trust(
    ImmutableArray<Cidr> Ranges, ImmutableHashSet<string> Accounts, ImmutableArray<Cidr> AdminSources, int AdminPrefix);

/// <summary>The tier for services that serve every VPC, and the roles that belong in it and nowhere else.</summary>
public sealed record CommandAndControl(string Tier, ImmutableArray<Role> Roles);

/// <param name="Policies">names of ELB security policies; a final `*` stands for any end.</param>
/// <param name="ToTargets">whether the way from a load balancer to its targets must be encrypted.</param>
public sealed record TlsDemands(ImmutableArray<string> Policies, bool ToTargets);
