using System.Globalization;
using Graph.Cli.Output;
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
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"rows: {Count(drift, RowChangeKind.Added)} added, {Count(drift, RowChangeKind.Removed)} removed, {Count(drift, RowChangeKind.Changed)} changed"));
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"paths between {(drift.IsByInterface ? "interfaces" : "subnets")}: {drift.Paths.Count(path => !path.Opened.IsEmpty)} opened, {drift.Paths.Count(path => !path.Closed.IsEmpty)} closed, {drift.Paths.Count(path => !path.NewlyUnknown.IsEmpty)} newly unknown"));
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"findings: {Count(drift, FindingChangeKind.New)} new, {Count(drift, FindingChangeKind.Worsened)} worsened, {Count(drift, FindingChangeKind.Improved)} improved, {Count(drift, FindingChangeKind.Fixed)} fixed"));
        WriteRows(drift, output);
        WritePaths(drift, output);
        WriteFindings(drift, output);
    }

    private static int Count(DriftReport drift, RowChangeKind kind) => drift.Rows.Count(row => row.Change == kind);

    private static int Count(DriftReport drift, FindingChangeKind kind) => drift.Findings.Count(finding => finding.Kind == kind);

    private static void WriteRows(DriftReport drift, TextWriter output)
    {
        Head("rows", drift.Rows.Length, output);
        foreach (var row in drift.Rows.Take(Shown))
        {
            var text = row.Change switch
            {
                RowChangeKind.Added => $"+ {row.Kind} {row.Id} {row.After}",
                RowChangeKind.Removed => $"- {row.Kind} {row.Id} {row.Before}",
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
            if (!path.Opened.IsEmpty)
                output.WriteLine(SafeText.Of($"  + {path.From} -> {path.To}  {path.Opened}"));
            if (!path.Closed.IsEmpty)
                output.WriteLine(SafeText.Of($"  - {path.From} -> {path.To}  {path.Closed}"));
            if (!path.NewlyUnknown.IsEmpty)
                output.WriteLine(SafeText.Of($"  ? {path.From} -> {path.To}  {path.NewlyUnknown}"));
        }

        More(drift.Paths.Length, output);
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
