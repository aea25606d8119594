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
        if (!explained.Why.IsWhole)
            output.WriteLine("  more takes part than was looked for: ask about less traffic");
    }

    private static string RuleOf(TakingPart part) => part.Rule is { } rule
        ? rule.Text.Contains(rule.Id, StringComparison.Ordinal) ? rule.Text : $"{rule.Id}: {rule.Text}"
        : part.Removal?.Text ?? "";

    private static string Left(TakingPart part, TrafficSet reachable) => part switch
    {
        { Removal: null } => "cannot be taken away",
        { ClosesAlone: true } => "closed",
        _ when part.Left.Contains(reachable) => "all still passes",
        { Left.IsEmpty: true } => $"unknown: {part.Unknown}",
        { Unknown.IsEmpty: true } => $"still passes: {part.Left}",
        _ => $"still passes: {part.Left}; unknown: {part.Unknown}",
    };

    private static string WhereOf(Explainer.Explained explained) => string.Create(
        CultureInfo.InvariantCulture,
        $"{explained.Source} -> {explained.Destination}{(explained.SourcesTried > 1 ? $" (of {explained.SourcesTried} sources tried)" : "")}");

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
                    $"  no change of rules, routes or addresses opens {WhereOf(explained)}: {(none.Controls.IsEmpty ? "nothing leads there" : string.Join("; ", none.Controls))}"));
                break;
            case Opening.Undecided undecided:
                output.WriteLine(SafeText.Of(
                    $"  no change that is known of opens {WhereOf(explained)}, and what is missing may hold one"));
                foreach (var fact in undecided.Missing)
                    output.WriteLine(SafeText.Of($"    missing  {fact.Subject}: {fact.Reason}"));
                break;
            case Opening.MoreThan more:
                output.WriteLine(SafeText.Of(string.Create(
                    CultureInfo.InvariantCulture, $"  more than {more.Changes} changes from exposure: {WhereOf(explained)}")));
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(opening), opening, "no opening");
        }
    }
}
