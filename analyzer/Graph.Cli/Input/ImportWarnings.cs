using System.Globalization;

namespace Graph.Cli.Input;

/// <summary>Prints what an import found odd: the first few, then a count; all of them on request.</summary>
internal static class ImportWarnings
{
    public const int Shown = 10;

    public static void Say(IReadOnlyList<string> warnings, bool isVerbose, Terminal terminal)
    {
        var shown = isVerbose ? warnings.Count : Math.Min(warnings.Count, Shown);
        foreach (var warning in warnings.Take(shown))
            terminal.Say($"warning: {warning}");
        if (shown < warnings.Count)
        {
            var more = (warnings.Count - shown).ToString(CultureInfo.InvariantCulture);
            terminal.Say($"{more} more warnings: --verbose shows all of them");
        }
    }
}
