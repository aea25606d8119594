using System.Globalization;
using Graph.Cli.Output;
using Graph.Model;
using Graph.Model.Coverage;
using Graph.Snapshots;

namespace Graph.Cli.Info;

/// <summary>`graph info` for people.</summary>
internal static class InfoText
{
    public static void Write(SnapshotInfo info, Estate estate, bool isWholeCoverage, TextWriter output)
    {
        WriteIdentity(info, output);
        WriteInventory(estate, output);
        var rows = isWholeCoverage
            ? estate.Coverage.Rows
            : [.. estate.Coverage.Rows.Where(row => CoverageWords.IsGap(row) && row.Outcome != CoverageOutcome.NotAsked)];
        output.WriteLine();
        output.WriteLine(isWholeCoverage ? "Coverage" : "Not read whole");
        WriteCoverage(rows, output);
        if (!isWholeCoverage)
            WriteNotAsked(estate.Coverage.Rows, output);
    }

    private static void WriteIdentity(SnapshotInfo info, TextWriter output)
    {
        output.WriteLine($"taken at  {SafeText.Of(info.TakenAt ?? "unknown")}");
        output.WriteLine($"taken by  {SafeText.Of(info.TakenBy ?? "unknown")}");
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"written   by {SafeText.Of(info.Tool)}, format {info.FormatVersion}"));
        output.WriteLine($"content   {SafeText.Of(info.ContentDigest)}");
        output.WriteLine($"snapshot  {SafeText.Of(info.SnapshotDigest)}");
        output.WriteLine("          both recomputed from what the file holds, and equal");
    }

    private static void WriteInventory(Estate estate, TextWriter output)
    {
        output.WriteLine();
        foreach (var (kind, count) in Inventory.Of(estate))
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{count,7}  {kind}"));
    }

    private static void WriteCoverage(IReadOnlyList<CoverageRow> rows, TextWriter output)
    {
        if (rows.Count == 0)
        {
            output.WriteLine("  nothing");
            return;
        }

        var table = new TextTable("account", "region", "call", "of", "outcome", "items", "remark");
        foreach (var row in rows)
        {
            table.Add(
                row.Scope.Account,
                row.Scope.Region,
                row.Call.ToString(),
                row.Subject ?? "",
                CoverageWords.Of(row.Outcome),
                row.Count.ToString(CultureInfo.InvariantCulture),
                Remark(row));
        }

        table.Write(output, "  ");
    }

    /// <summary>An import seldom has every call; one line per account and region keeps the others readable.</summary>
    private static void WriteNotAsked(IReadOnlyList<CoverageRow> rows, TextWriter output)
    {
        var scopes = rows.Where(row => row.Outcome == CoverageOutcome.NotAsked)
            .GroupBy(row => row.Scope)
            .OrderBy(group => group.Key);
        foreach (var scope in scopes)
        {
            var calls = scope.Select(row => row.Subject is { } of ? $"{row.Call} of {of}" : row.Call.ToString())
                .Distinct()
                .Order(StringComparer.Ordinal);
            output.WriteLine($"  not in the input of {SafeText.Of(scope.Key.ToString())}: {SafeText.Of(string.Join(", ", calls))}");
        }
    }

    private static string Remark(CoverageRow row) => (row.Error, row.Source) switch
    {
        ({ } error, { } source) => $"{error} ({source})",
        ({ } error, null) => error,
        (null, { } source) => source,
        _ => "",
    };
}
