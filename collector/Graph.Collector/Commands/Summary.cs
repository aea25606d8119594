using System.Globalization;
using System.Text.Json;
using Graph.Collector.Output;
using Graph.Model.Coverage;
using Graph.Snapshots;
using Graph.Snapshots.Import;

namespace Graph.Collector.Commands;

/// <summary>The table at the end: what became of the calls.</summary>
internal static class Summary
{
    /// <summary>Whether something that was asked for is missing.</summary>
    public static bool IsGap(CoverageRow row) => row.Outcome is CoverageOutcome.Partly or CoverageOutcome.Denied
        or CoverageOutcome.Failed or CoverageOutcome.Interrupted;

    public static void WriteText(
        string path,
        string? signature,
        ImportResult result,
        SnapshotInfo info,
        IReadOnlyList<CoverageRow> coverage,
        TextWriter output)
    {
        var table = new TextTable(
            "account", "region", "ok", "denied", "failed", "not available", "skipped", "interrupted", "objects");
        var calls = coverage.Where(row => row.Outcome != CoverageOutcome.Note);
        foreach (var scope in calls.GroupBy(row => row.Scope).OrderBy(group => group.Key))
        {
            table.Add(
                scope.Key.Account,
                scope.Key.Region,
                Count(scope, CoverageOutcome.Ok),
                Count(scope, CoverageOutcome.Denied),
                Count(scope, CoverageOutcome.Failed, CoverageOutcome.Partly),
                Count(scope, CoverageOutcome.NotAvailable),
                Count(scope, CoverageOutcome.Skipped),
                Count(scope, CoverageOutcome.Interrupted),
                scope.Sum(row => (long)row.Count).ToString(CultureInfo.InvariantCulture));
        }

        table.Write(output);
        WriteGaps([.. coverage.Where(row => IsGap(row) || row.Outcome == CoverageOutcome.NotAvailable)], output);
        WriteNotes([.. coverage.Where(row => row.Outcome == CoverageOutcome.Note)], output);
        output.WriteLine();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{SafeText.Of(path)}: {result.Resources} resources"));
        output.WriteLine($"content  {info.ContentDigest}");
        output.WriteLine($"snapshot {info.SnapshotDigest}");
        if (signature is not null)
            output.WriteLine($"signed   {SafeText.Of(signature)}");
    }

    public static void WriteJson(
        string path,
        string? signature,
        ImportResult result,
        SnapshotInfo info,
        IReadOnlyList<CoverageRow> coverage,
        TextWriter output)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            json.WriteStartObject();
            json.WriteString("file", path);
            if (signature is not null)
                json.WriteString("signature", signature);
            json.WriteNumber("resources", result.Resources);
            json.WriteString("takenAt", info.TakenAt);
            json.WriteString("contentDigest", info.ContentDigest);
            json.WriteString("snapshotDigest", info.SnapshotDigest);
            json.WriteStartArray("coverage");
            foreach (var row in coverage)
                WriteRow(row, json);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        output.WriteLine(System.Text.Encoding.UTF8.GetString(stream.ToArray()));
    }

    private static void WriteRow(CoverageRow row, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("account", row.Scope.Account);
        json.WriteString("region", row.Scope.Region);
        json.WriteString("call", row.Call.Name);
        if (row.Subject is not null)
            json.WriteString("of", row.Subject);
        json.WriteString("outcome", Word(row.Outcome));
        json.WriteNumber("items", row.Count);
        if (row.Error is not null)
            json.WriteString("remark", row.Error);
        json.WriteEndObject();
    }

    private static void WriteGaps(List<CoverageRow> gaps, TextWriter output)
    {
        if (gaps.Count == 0)
            return;
        output.WriteLine();
        var table = new TextTable("account", "region", "call", "of", "outcome", "objects", "remark");
        foreach (var row in gaps)
        {
            table.Add(
                row.Scope.Account,
                row.Scope.Region,
                row.Call.Name,
                row.Subject ?? "",
                Word(row.Outcome),
                row.Count.ToString(CultureInfo.InvariantCulture),
                row.Error ?? "");
        }

        table.Write(output);
    }

    private static void WriteNotes(List<CoverageRow> notes, TextWriter output)
    {
        if (notes.Count == 0)
            return;
        output.WriteLine();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{notes.Count} remarks:"));
        foreach (var note in notes.Take(20))
            output.WriteLine($"  {SafeText.Of($"{note.Scope} {note.Call} {note.Subject}: {note.Error}")}");
        if (notes.Count > 20)
            output.WriteLine("  and more: `graph info FILE --coverage all` lists them");
    }

    private static string Word(CoverageOutcome outcome) => outcome switch
    {
        CoverageOutcome.NotAvailable => "not available",
        CoverageOutcome.NotAsked => "not asked",
        CoverageOutcome.NotModelled => "not modelled",
        _ => outcome.ToString().ToLowerInvariant(),
    };

    private static string Count(IEnumerable<CoverageRow> rows, params CoverageOutcome[] outcomes) =>
        rows.Count(row => outcomes.Contains(row.Outcome)).ToString(CultureInfo.InvariantCulture);
}
