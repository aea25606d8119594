using System.Collections.Frozen;
using Graph.Checker;

namespace Graph.Cli.Shell;

/// <summary>The walker's options from the command line.</summary>
internal static class WalkerChoices
{
    public static WalkerOptions Of(bool isStrict, IEnumerable<string>? assumed) =>
        new(isStrict, (assumed ?? []).ToFrozenSet(StringComparer.Ordinal));
}
