using System.Reflection;
using FsCheck;
using FsCheck.Fluent;
using Graph.Model;
using Graph.Model.Coverage;
using Graph.Snapshots;
using Xunit;

namespace Graph.Tests.Snapshots;

/// <summary>Writes and reads snapshots of rows whose type a test knows only when it runs.</summary>
public static class SnapshotFiles
{
    private static readonly MethodInfo TryAddRow = typeof(SnapshotWriter).GetMethod(nameof(SnapshotWriter.TryAdd))!;
    private static readonly MethodInfo RowsOf = typeof(Estate).GetMethod(nameof(Estate.Rows))!;

    public static SnapshotMetadata Metadata { get; } = new("graph tests", "2026-01-31T12:00:00Z", "arn:aws:iam::1:role/auditor");

    public static bool TryAddAny(this SnapshotWriter writer, object row)
    {
        try
        {
            return (bool)TryAddRow.MakeGenericMethod(row.GetType()).Invoke(writer, [row])!;
        }
        catch (TargetInvocationException error)
        {
            throw error.InnerException!;
        }
    }

    /// <summary>All rows of an estate, type after type.</summary>
    public static IReadOnlyList<object> AllRows(this Estate estate) =>
        [.. RowGenerators.RowTypes.SelectMany(type => (IEnumerable<object>)RowsOf.MakeGenericMethod(type).Invoke(estate, [])!)];

    /// <summary>Writes the rows; the ones that were taken (no other row had their key), each once.</summary>
    public static (SnapshotInfo Info, IReadOnlyList<object> Taken) Write(
        string path, IEnumerable<object> rows, IEnumerable<CoverageRow>? coverage = null, IEnumerable<RawDocument>? documents = null)
    {
        using var writer = SnapshotWriter.Create(path, Metadata);
        var taken = rows.Where(row => writer.TryAddAny(row)).Distinct().ToList();
        foreach (var row in coverage ?? [])
            writer.AddCoverage(row);
        foreach (var document in documents ?? [])
            Assert.True(writer.TryAddDocument(document));
        return (writer.Commit(), taken);
    }

    public static RawDocument Document(string kind, string id, string body = "{}") =>
        new(kind, id, new Scope("1", "eu-west-1"), ApiCall.DescribeVpcs, "describe-vpcs.json", System.Text.Encoding.UTF8.GetBytes(body));

    /// <summary>A small snapshot with rows in every table, coverage and documents; the same bytes at every call.</summary>
    public static byte[] Sample()
    {
        using var folder = new TempFolder();
        var gen = Gen.CollectToArray(RowGenerators.RowTypes.Select(RowGenerators.Row));
        var rows = gen.Sample(6, new Rnd(1, 3), 10).SelectMany(set => set);
        Write(
            folder["sample"],
            rows,
            RowGenerators.CoverageRows().Generator.Sample(10, new Rnd(1, 3), 10),
            Enumerable.Range(0, 5).Select(i => Document("vpcs", $"vpc-{i}", new string('x', i * 3000))));
        return File.ReadAllBytes(folder["sample"]);
    }
}
