using System.Collections.Immutable;
using Graph.Engine.Sets;

namespace Graph.Engine.Placing;

/// <summary>
/// How interfaces get their tier: by the tags that name it, else by hints about what they are. The first key that has a value, the
/// first hint that holds decides.
/// </summary>
public sealed record TierScheme
{
    /// <summary>Tags `tier` and `layer` in any case; load balancers and NAT gateways are perimeter, managed databases persistent.</summary>
    public static TierScheme Default { get; } = new()
    {
        Keys = ["tier", "layer"],
        Names = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
        {
            ["perimeter"] = "perimeter",
            ["public"] = "perimeter",
            ["dmz"] = "perimeter",
            ["edge"] = "perimeter",
            ["application"] = "application",
            ["app"] = "application",
            ["backend"] = "application",
            ["persistent"] = "persistent",
            ["persistence"] = "persistent",
            ["data"] = "persistent",
            ["db"] = "persistent",
            ["database"] = "persistent",
            ["cnc"] = "cnc",
            ["command-and-control"] = "cnc",
            ["management"] = "cnc",
            ["mgmt"] = "cnc",
        }.ToImmutableDictionary(StringComparer.OrdinalIgnoreCase),
        Hints = [new TierHint.LoadBalancer("perimeter"), new TierHint.NatGateway("perimeter"), new TierHint.ManagedDatabase("persistent")],
    };

    /// <summary>The tag keys that name a tier.</summary>
    public required ImmutableArray<string> Keys { get; init; }

    /// <summary>Whether a key counts only in the case it is written in.</summary>
    public bool KeysMatchCase { get; init; }

    /// <summary>The tier of each value; a value that is not here stands for itself. The comparer decides about case.</summary>
    public required ImmutableDictionary<string, string> Names { get; init; }

    public required ImmutableArray<TierHint> Hints { get; init; }

    /// <summary>The tier's name for any of its synonyms; another name as it is.</summary>
    public string Canonical(string name) => Names.GetValueOrDefault(name, name);

    public bool IsKey(string key) =>
        Keys.Contains(key, KeysMatchCase ? StringComparer.Ordinal : StringComparer.OrdinalIgnoreCase);
}

/// <summary>A fact about an interface that no tag states, and the tier that it speaks for.</summary>
public abstract record TierHint(string Tier)
{
    /// <summary>Whether the fact merely often goes with the tier.</summary>
    public bool IsGuess => this is AdmittedPorts or PublicSubnet or NameContains;

    /// <summary>Of a load balancer's node.</summary>
    public sealed record LoadBalancer(string Tier) : TierHint(Tier);

    public sealed record NatGateway(string Tier) : TierHint(Tier);

    /// <summary>Of a database, cache or search engine that AWS runs.</summary>
    public sealed record ManagedDatabase(string Tier) : TierHint(Tier);

    /// <summary>Of a VPC endpoint.</summary>
    public sealed record Endpoint(string Tier) : TierHint(Tier);

    /// <summary>Some rule of its groups admits TCP on one of the ports.</summary>
    public sealed record AdmittedPorts(string Tier, ValueSet Ports) : TierHint(Tier);

    /// <summary>Its subnet has a route to an internet gateway.</summary>
    public sealed record PublicSubnet(string Tier) : TierHint(Tier);

    /// <summary>The Name tag of it or of what it belongs to holds the text, in any case.</summary>
    public sealed record NameContains(string Tier, string Text) : TierHint(Tier);
}
