using System.Collections.Frozen;
using Graph.Checker;

namespace Graph.Cli.Shell;

/// <summary>The walker's options from the command line.</summary>
internal static class WalkerChoices
{
    /// <summary>The choices that can be made; a misspelt one would silently change nothing.</summary>
    public static IReadOnlyList<string> Known => WalkerOptions.Choices;

    public static WalkerOptions Of(bool isStrict, IEnumerable<string>? assumed) =>
        new(isStrict, (assumed ?? []).ToFrozenSet(StringComparer.Ordinal));
}
