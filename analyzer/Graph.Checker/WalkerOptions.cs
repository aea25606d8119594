using System.Collections.Frozen;
using Graph.Model.Evidence;

namespace Graph.Checker;

/// <summary>How the walker treats what the snapshot cannot tell.</summary>
/// <param name="Strict">defaults for what the input cannot tell become missing facts: the verdict is unknown instead.</param>
/// <param name="Assumed">choices made by the user, of <see cref="Choices"/>: `inspection=pass`, `bpa-off=off`, ...</param>
public sealed record WalkerOptions(bool Strict, FrozenSet<string> Assumed)
{
    /// <summary>
    /// Whether the reply is followed though the request is stopped, so that all controls are named that stand against the
    /// connection. No verdict and no code depends on it.
    /// </summary>
    public bool FollowsRepliesOfBlocked { get; init; }

    public static WalkerOptions Default { get; } = new(false, FrozenSet<string>.Empty);

    /// <summary>Every choice that can be made: the assumption that is off by default turned on, the others turned off.</summary>
    public static IReadOnlyList<string> Choices { get; } =
        [.. Assumption.All.Select(assumption => assumption.IsDefault ? $"{assumption.Id}=off" : assumption.Id)];

    /// <summary>Whether a verdict may rest on the assumption; where not, what it would have settled is a missing fact.</summary>
    public bool Allows(Assumption assumption)
    {
        ArgumentNullException.ThrowIfNull(assumption);
        return assumption.IsDefault
            ? !Assumed.Contains($"{assumption.Id}=off") && !(Strict && assumption.IsForOlderInput)
            : Assumed.Contains(assumption.Id);
    }
}
