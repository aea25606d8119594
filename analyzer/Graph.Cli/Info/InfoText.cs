using System.Globalization;
using Graph.Cli.Output;
using Graph.Model;
using Graph.Model.Coverage;
using Graph.Snapshots;

namespace Graph.Cli.Info;

/// <summary>`graph info` for people.</summary>
internal static class InfoText
{
    /// <param name="key">the public key's file whose owner signed the snapshot, as was checked; null: nobody asked.</param>
    public static void Write(SnapshotInfo info, Estate estate, bool isWholeCoverage, TextWriter output, string? key = null)
    {
        WriteIdentity(info, output);
        if (key is not null)
            output.WriteLine($"signed    by the owner of {SafeText.Of(key)}");
        WriteInventory(estate, output);
        output.WriteLine();
        output.WriteLine(isWholeCoverage ? "Coverage" : "Not read whole");
        if (isWholeCoverage)
            WriteCoverage(estate.Coverage.Rows, output);
        else
            WriteGaps([.. estate.Coverage.Rows.Where(CoverageWords.IsGap)], output);
    }

    private static void WriteGaps(IReadOnlyList<CoverageRow> gaps, TextWriter output)
    {
        if (gaps.Count == 0)
            output.WriteLine("  nothing");
        var byKind = gaps.ToLookup(row => row.Outcome is CoverageOutcome.NotAsked or CoverageOutcome.NotModelled);
        if (byKind[false].Any())
            WriteCoverage([.. byKind[false]], output);
        var calls = byKind[true].ToList();
        WriteCalls("needed for every verdict, and not in the input of", calls, IsNeeded, output);
        WriteCalls(
            "not in the input of", calls, row => row.Outcome == CoverageOutcome.NotAsked && !IsNeeded(row), output);
        WriteCalls("not modelled, of", calls, row => row.Outcome == CoverageOutcome.NotModelled, output);

        static bool IsNeeded(CoverageRow row) =>
            row.Outcome == CoverageOutcome.NotAsked && ApiCall.Required.Contains(row.Call);
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

    /// <summary>An import seldom has every call; one line per account and region keeps the rest readable.</summary>
    private static void WriteCalls(
        string title, List<CoverageRow> rows, Func<CoverageRow, bool> isMeant, TextWriter output)
    {
        foreach (var scope in rows.Where(isMeant).GroupBy(row => row.Scope).OrderBy(group => group.Key))
        {
            var calls = scope.Select(row => row.Subject is { } of ? $"{row.Call} of {of}" : row.Call.ToString())
                .Distinct()
                .Order(StringComparer.Ordinal);
            output.WriteLine($"  {title} {SafeText.Of(scope.Key.ToString())}: {SafeText.Of(string.Join(", ", calls))}");
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
