using System.Collections.Immutable;
using Graph.Engine.Placing;
using Graph.Model;

namespace Graph.Threats.Policies;

/// <summary>How tags and facts place assets.</summary>
/// <param name="Hints">what gives a tier where no tag does, the first that holds.</param>
/// <param name="Required">the tags that every resource must have: `tier`, `environment`, `application`, `owner`, `role`.</param>
public sealed record TagMapping(
    TagRule Tier,
    TagRule Environment,
    TagRule Application,
    TagRule Owner,
    TagRule Role,
    ImmutableArray<TierHint> Hints,
    ImmutableArray<string> Required)
{
    /// <summary>The same for the prover's selectors.</summary>
    public TierScheme Tiers => new()
    {
        Keys = Tier.Keys,
        KeysMatchCase = Tier.MatchesCase,
        Names = Tier.Names,
        Hints = Hints,
    };

    /// <summary>The rule of a name in <see cref="Required"/>.</summary>
    /// <exception cref="ArgumentException">no such rule.</exception>
    public TagRule Rule(string name) => name switch
    {
        "tier" => Tier,
        "environment" => Environment,
        "application" => Application,
        "owner" => Owner,
        "role" => Role,
        _ => throw new ArgumentException($"`{name}` is no tag rule", nameof(name)),
    };
}

/// <summary>One kind of tag: its keys and what its values mean.</summary>
/// <param name="Keys">the first is the one to recommend.</param>
/// <param name="Values">the canonical values, in the policy's order; empty: any value stands for itself.</param>
/// <param name="Names">the canonical value of each value and synonym; the comparer decides about case.</param>
public sealed record TagRule(
    ImmutableArray<string> Keys, bool MatchesCase, ImmutableArray<string> Values, ImmutableDictionary<string, string> Names)
{
    public bool IsKey(string key) =>
        Keys.Contains(key, MatchesCase ? StringComparer.Ordinal : StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a value is one of the vocabulary; always where there is none.</summary>
    public bool IsKnown(string value) => Values.IsEmpty || Names.ContainsKey(value);

    /// <summary>The canonical value; a value that is not known as it is.</summary>
    public string Canonical(string value) => Names.GetValueOrDefault(value, value);

    /// <summary>The first of the tags that has one of the keys and a value; null where none has.</summary>
    public Tag? Find(IEnumerable<Tag> tags) => tags.FirstOrDefault(tag => tag.Value.Length > 0 && IsKey(tag.Key));
}
