using System.Collections.Immutable;

namespace Graph.Threats.Placement;

/// <summary>Where an asset stands. Each part is told by a tag, inferred from facts, or null.</summary>
/// <param name="Tier">null: unplaced, which counts as the most sensitive.</param>
/// <param name="Roles">what it is for; sorted by role.</param>
/// <param name="Contradictions">tags that the facts speak against.</param>
public sealed record Placed(
    PlacedValue? Tier,
    PlacedValue? Environment,
    PlacedValue? Application,
    PlacedValue? Owner,
    ImmutableArray<PlacedRole> Roles,
    ImmutableArray<TagContradiction> Contradictions)
{
    public string? TierName => Tier?.Value;

    public bool Is(Role role) => Roles.Any(one => one.Role == role);
}

/// <summary>A value and what says so.</summary>
/// <param name="Value">canonical by the policy's mapping; a tag's own text where the mapping does not know it, hence hostile.</param>
/// <param name="IsInferred">no tag says so.</param>
/// <param name="Reason">where it stands or why it is believed, in a few lower-case words; may quote hostile text.</param>
/// <param name="IsGuess">inferred from a name or a rule, which do not make it so: it places, and lowers no weight.</param>
public sealed record PlacedValue(string Value, bool IsInferred, string Reason, bool IsGuess = false)
{
    /// <summary>Whose tag says so; null where none does.</summary>
    public string? ResourceId { get; init; }
}

/// <param name="IsGuess">inferred from what does not make it so: a name, a rule. It permits nothing.</param>
public sealed record PlacedRole(Role Role, bool IsInferred, string Reason, bool IsGuess = false);

public enum Role
{
    Bastion = 0,
    Database = 1,
    Dns = 2,
    Firewall = 3,
    LoadBalancer = 4,
    Monitoring = 5,
    Nat = 6,
    Smtp = 7,
}

/// <summary>A tag that says one thing while the facts say another.</summary>
/// <param name="ResourceId">whose tag it is.</param>
/// <param name="Reason">what speaks against it, in one lower-case line; may quote hostile text.</param>
public sealed record TagContradiction(string ResourceId, string Key, string Value, string Reason);
