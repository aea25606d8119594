using System.Collections.Immutable;
using System.Globalization;
using Graph.Cli.Output;
using Graph.Engine.Sets;
using Graph.Model.Evidence;
using Graph.Threats.Drift;
using Graph.Threats.Findings;

namespace Graph.Cli.Drift;

/// <summary>What differs between two estates, for people.</summary>
internal static class DriftText
{
    // A reader who needs more of them takes json.
    private const int Shown = 60;

    public static void Write(DriftReport drift, TextWriter output)
    {
        Line(
            output,
            "rows",
            [Of(RowChangeKind.Added), Of(RowChangeKind.Removed), Of(RowChangeKind.Changed)],
            [Of(RowChangeKind.NewlyRead), Of(RowChangeKind.NotRead)]);
        Line(
            output,
            $"paths between {(drift.IsByInterface ? "interfaces" : "subnets")}",
            [Paths(path => path.Opened, "opened"), Paths(path => path.Closed, "closed"), Paths(path => path.NewlyUnknown, "newly unknown")],
            [Paths(path => path.Confirmed, "unknown before and reachable now"), Paths(path => path.Unconfirmed, "reachable before and unknown now")]);
        Line(
            output,
            "findings",
            [Found(FindingChangeKind.New), Found(FindingChangeKind.Worsened), Found(FindingChangeKind.Improved), Found(FindingChangeKind.Fixed)],
            [Found(FindingChangeKind.Unknown)]);
        WriteRows(drift, output);
        WritePaths(drift, output);
        WriteFindings(drift, output);
        WriteList("open questions that were not", drift.NewlyUndecided, Text, output);
        WriteList("not in the earlier snapshot", drift.MissingBefore, Text, output);
        WriteList("not in the later snapshot", drift.MissingAfter, Text, output);

        (int, string) Of(RowChangeKind kind) => (drift.Rows.Count(row => row.Change == kind), DriftWords.Of(kind));
        (int, string) Found(FindingChangeKind kind) => (drift.Findings.Count(finding => finding.Kind == kind), DriftWords.Of(kind));
        (int, string) Paths(Func<PathChange, TrafficSet> some, string word) => (drift.Paths.Count(path => !some(path).IsEmpty), word);
    }

    /// <summary>What missing facts make is told only where there is some.</summary>
    private static void Line(TextWriter output, string title, (int Count, string Word)[] always, (int Count, string Word)[] ifAny)
    {
        var shown = always.Concat(ifAny.Where(one => one.Count > 0));
        output.WriteLine($"{title}: {string.Join(", ", shown.Select(one => string.Create(CultureInfo.InvariantCulture, $"{one.Count} {one.Word}")))}");
    }

    private static string Text(MissingFact fact) => $"{fact.Subject}: {fact.Reason}";

    private static string Text(Undecided open) =>
        $"{open.Threat}  {open.Source.Id} -> {open.Destination.Id}  {open.Question}: {string.Join("; ", open.Missing.Take(2).Select(Text))}";

    private static void WriteList<T>(string title, ImmutableArray<T> all, Func<T, string> textOf, TextWriter output)
    {
        Head(title, all.Length, output);
        foreach (var one in all.Take(Shown))
            output.WriteLine(SafeText.Of($"  {textOf(one)}"));
        More(all.Length, output);
    }

    private static void WriteRows(DriftReport drift, TextWriter output)
    {
        Head("rows", drift.Rows.Length, output);
        foreach (var row in drift.Rows.Take(Shown))
        {
            var text = row.Change switch
            {
                RowChangeKind.Added => $"+ {row.Kind} {row.Id} {row.After}",
                RowChangeKind.Removed => $"- {row.Kind} {row.Id} {row.Before}",
                RowChangeKind.NewlyRead => $"? {row.Kind} {row.Id} {row.After} (not read before)",
                RowChangeKind.NotRead => $"? {row.Kind} {row.Id} {row.Before} (not read now)",
                _ => $"~ {row.Kind} {row.Id}: {row.Before} -> {row.After}",
            };
            output.WriteLine(SafeText.Of($"  {text.TrimEnd()}"));
        }

        More(drift.Rows.Length, output);
    }

    private static void WritePaths(DriftReport drift, TextWriter output)
    {
        Head("paths", drift.Paths.Length, output);
        foreach (var path in drift.Paths.Take(Shown))
        {
            Write('+', path, path.Opened, "");
            Write('+', path, path.Confirmed, "  (unknown before)");
            Write('-', path, path.Closed, "");
            Write('?', path, path.Unconfirmed, "  (reachable before)");
            Write('?', path, path.NewlyUnknown, "");
        }

        More(drift.Paths.Length, output);

        void Write(char sign, PathChange path, TrafficSet traffic, string note)
        {
            if (!traffic.IsEmpty)
                output.WriteLine(SafeText.Of($"  {sign} {path.From} -> {path.To}  {traffic}{note}"));
        }
    }

    private static void WriteFindings(DriftReport drift, TextWriter output)
    {
        Head("findings", drift.Findings.Length, output);
        foreach (var change in drift.Findings.Take(Shown))
        {
            var (word, finding) = (DriftWords.Of(change.Kind), (change.After ?? change.Before)!);
            output.WriteLine(SafeText.Of($"  {word,-8}  {SeverityWords.Of(finding.Rating.Severity),-8}  {change.Key}"));
        }

        More(drift.Findings.Length, output);
    }

    private static void Head(string name, int count, TextWriter output)
    {
        if (count == 0)
            return;
        output.WriteLine();
        output.WriteLine(name);
    }

    private static void More(int count, TextWriter output)
    {
        if (count > Shown)
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  and {count - Shown} more (--format json has all)"));
    }
}
