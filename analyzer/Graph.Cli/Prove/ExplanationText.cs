using System.Globalization;
using Graph.Cli.Output;
using Graph.Engine.Explaining;
using Graph.Engine.Sets;

namespace Graph.Cli.Prove;

/// <summary>An explanation for people: rules with what closing each leaves, or the changes that would open.</summary>
internal static class ExplanationText
{
    // As wide as a trace.
    private const int Width = 120;

    public static void Write(Explainer.Explained explained, TextWriter output)
    {
        if (!explained.Why.Rules.IsEmpty)
            WriteRules(explained, output);
        if (explained.Why.Opening is { } opening)
            WriteOpening(explained, opening, output);
        if (explained.SourcesLeft > 0)
        {
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"  {explained.SourcesLeft} further sources were not tried: narrow --from to ask about them"));
        }
    }

    private static void WriteRules(Explainer.Explained explained, TextWriter output)
    {
        output.WriteLine(SafeText.Of($"  what lets {explained.Source} -> {explained.Destination} pass: {explained.Why.Reachable}"));
        var table = new TextTable("component", "rule", "without it");
        foreach (var part in explained.Why.Rules)
            table.Add(part.Component.ToString(), RuleOf(part), Left(part, explained.Why.Reachable));
        table.Write(output, "  ", Width);
    }

    private static string RuleOf(TakingPart part) => part.Rule is { } rule
        ? rule.Text.Contains(rule.Id, StringComparison.Ordinal) ? rule.Text : $"{rule.Id}: {rule.Text}"
        : part.Removal?.Text ?? "";

    private static string Left(TakingPart part, TrafficSet reachable) => part switch
    {
        { Removal: null } => "cannot be taken away",
        { ClosesAlone: true } => "closed",
        _ when part.Left.Contains(reachable) => "all still passes",
        _ => $"still passes: {part.Left}",
    };

    private static void WriteOpening(Explainer.Explained explained, Opening opening, TextWriter output)
    {
        switch (opening)
        {
            case Opening.By by:
                var count = by.IsOneChange
                    ? "one change from exposure"
                    : string.Create(CultureInfo.InvariantCulture, $"{by.Changes.Length} changes from exposure");
                output.WriteLine(SafeText.Of($"  {count}: {explained.Source} -> {explained.Destination} {by.Opens} would pass"));
                foreach (var change in by.Changes)
                    output.WriteLine(SafeText.Of($"    {change.Text}"));
                break;
            case Opening.Perhaps perhaps:
                output.WriteLine(SafeText.Of(
                    $"  perhaps open after these changes, and unknown for want of facts: {explained.Source} -> {explained.Destination} {perhaps.Opens}"));
                foreach (var change in perhaps.Changes)
                    output.WriteLine(SafeText.Of($"    {change.Text}"));
                break;
            case Opening.None none:
                output.WriteLine(SafeText.Of(
                    $"  no change of rules, routes or addresses opens it: {(none.Controls.IsEmpty ? "nothing leads there" : string.Join("; ", none.Controls))}"));
                break;
            case Opening.MoreThan more:
                output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  more than {more.Changes} changes from exposure"));
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(opening), opening, "no opening");
        }
    }
}
