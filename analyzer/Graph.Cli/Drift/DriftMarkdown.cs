using System.Globalization;
using Graph.Model.Evidence;
using Graph.Reports.Formats;
using Graph.Threats.Drift;
using Graph.Threats.Findings;

namespace Graph.Cli.Drift;

/// <summary>What differs between two estates, as Markdown for a ticket or a merge request.</summary>
internal static class DriftMarkdown
{
    // What a merge request's comment holds.
    private const int Shown = 200;

    public static void Write(DriftReport drift, TextWriter output)
    {
        output.WriteLine("# Drift");
        output.WriteLine();
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{drift.Rows.Length} rows, {drift.Paths.Length} paths and {drift.Findings.Length} findings differ."));
        Table(
            "Findings",
            ["change", "severity", "finding"],
            drift.Findings.Select(change => new[]
            {
                DriftWords.Of(change.Kind), SeverityWords.Of((change.After ?? change.Before)!.Rating.Severity), change.Key.Text,
            }),
            output);
        Table(
            "Paths",
            ["from", "to", "opened", "closed", "newly unknown", "unknown before, reachable now", "reachable before, unknown now"],
            drift.Paths.Select(path => new[]
            {
                path.From, path.To, Text(path.Opened), Text(path.Closed), Text(path.NewlyUnknown), Text(path.Confirmed), Text(path.Unconfirmed),
            }),
            output);
        Table(
            "Rows",
            ["change", "kind", "id", "before", "after"],
            drift.Rows.Select(row => new[] { DriftWords.Of(row.Change), row.Kind, row.Id, row.Before ?? "", row.After ?? "" }),
            output);
        Table("Open questions that were not", ["threat", "from", "to", "question", "missing"], drift.NewlyUndecided.Select(Cells), output);
        Table("Not in the earlier snapshot", ["missing", "why it is needed"], drift.MissingBefore.Select(Cells), output);
        Table("Not in the later snapshot", ["missing", "why it is needed"], drift.MissingAfter.Select(Cells), output);
    }

    private static string[] Cells(MissingFact fact) => [fact.Subject, fact.Reason];

    private static string[] Cells(Undecided open) =>
        [open.Threat.Value, open.Source.Id, open.Destination.Id, open.Question, string.Join("; ", open.Missing.Select(fact => fact.Subject))];

    private static string Text(Engine.Sets.TrafficSet traffic) => traffic.IsEmpty ? "" : traffic.ToString();

    private static void Table(string title, string[] head, IEnumerable<string[]> rows, TextWriter output)
    {
        var all = rows.ToList();
        if (all.Count == 0)
            return;
        output.WriteLine();
        output.WriteLine($"## {title}");
        output.WriteLine();
        output.WriteLine($"| {string.Join(" | ", head)} |");
        output.WriteLine($"|{string.Concat(head.Select(_ => "---|"))}");
        foreach (var row in all.Take(Shown))
            output.WriteLine($"| {string.Join(" | ", row.Select(MarkdownText.Code))} |");
        if (all.Count > Shown)
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"\n{all.Count - Shown} more are in the JSON."));
    }
}
