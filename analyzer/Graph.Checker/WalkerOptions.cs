using System.Collections.Frozen;

namespace Graph.Checker;

/// <summary>How the walker treats what the snapshot cannot tell.</summary>
/// <param name="Strict">default assumptions become missing facts: the verdict is unknown instead.</param>
/// <param name="Assumed">choices made by the user, `name=value`, such as `inspection=pass`.</param>
public sealed record WalkerOptions(bool Strict, FrozenSet<string> Assumed)
{
    public static WalkerOptions Default { get; } = new(false, FrozenSet<string>.Empty);
}
