using System.Reflection;
using Graph.Snapshots.Schema;
using Graph.Snapshots.Storage;
using Microsoft.Data.Sqlite;

namespace Graph.Tests.Snapshots;

/// <summary>The digest of a table with one row, without a file around it.</summary>
internal static class TableDigests
{
    private static readonly MethodInfo Generic =
        typeof(TableDigests).GetMethod(nameof(OfRow), BindingFlags.NonPublic | BindingFlags.Static)!;

    public static string Of(object row) => (string)Generic.MakeGenericMethod(row.GetType()).Invoke(null, [row])!;

    private static string OfRow<TRow>(TRow row)
        where TRow : class
    {
        using var connection = new SqliteConnection("Data Source=:memory:;Pooling=False");
        connection.Open();
        var database = connection.Handle!;
        var table = SnapshotSchema.Of<TRow>();
        Statement.Execute(database, table.CreateTable);
        if (table.CreateKeyIndex is { } index)
            Statement.Execute(database, index);
        using (var inserter = new RowInserter<TRow>(database, table))
            inserter.TryInsert(row);
        using var digest = new DigestBuilder("test");
        using var sorted = new Statement(database, table.SelectSorted);
        table.Digest(sorted, digest);
        return digest.Finish();
    }
}
