using System.Collections.Frozen;
using Graph.Model.Evidence;

namespace Graph.Engine;

/// <summary>How the prover treats what the snapshot cannot tell.</summary>
/// <param name="Strict">defaults for what the input cannot tell become missing facts: the verdict is unknown instead.</param>
/// <param name="Assumed">choices made by the user: `inspection=pass`, `bpa-off=off`, ...</param>
public sealed record ProverOptions(bool Strict, FrozenSet<string> Assumed)
{
    public static ProverOptions Default { get; } = new(false, FrozenSet<string>.Empty);

    /// <summary>Whether a verdict may rest on the assumption; where not, what it would have settled is a missing fact.</summary>
    public bool Allows(Assumption assumption)
    {
        ArgumentNullException.ThrowIfNull(assumption);
        return assumption.IsDefault
            ? !Assumed.Contains($"{assumption.Id}=off") && !(Strict && assumption.IsForOlderInput)
            : Assumed.Contains(assumption.Id);
    }
}
