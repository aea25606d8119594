using System.Collections.Immutable;

namespace Graph.Threats.Catalogue;

/// <summary>The weaknesses behind a threat.</summary>
/// <param name="Primary">never one whose use for mapping MITRE discourages.</param>
public sealed record CweMapping(Weakness Primary, ImmutableArray<Weakness> Secondary)
{
    public IEnumerable<Weakness> All => Secondary.Prepend(Primary);
}

/// <summary>An entry of the CWE list.</summary>
/// <param name="IsDiscouraged">a pillar or class that MITRE discourages for mapping.</param>
public sealed record Weakness(int Number, string Name, bool IsDiscouraged)
{
    public string Id => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"CWE-{Number}");

    public override string ToString() => Id;
}
