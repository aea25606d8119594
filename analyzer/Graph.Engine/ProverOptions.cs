using System.Collections.Frozen;

namespace Graph.Engine;

/// <summary>How the prover treats what the snapshot cannot tell.</summary>
/// <param name="Strict">default assumptions become missing facts: the verdict is unknown instead.</param>
/// <param name="Assumed">choices made by the user, `name=value`, such as `inspection=pass`.</param>
public sealed record ProverOptions(bool Strict, FrozenSet<string> Assumed)
{
    public static ProverOptions Default { get; } = new(false, FrozenSet<string>.Empty);

    /// <summary>Black boxes on the way are taken to let everything pass.</summary>
    public bool InspectionPasses => Assumed.Contains("inspection=pass");
}
