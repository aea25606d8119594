using Microsoft.Data.Sqlite;

namespace Graph.Tests.Snapshots;

/// <summary>Changes snapshots as somebody with SQLite would.</summary>
internal static class ForgedFiles
{
    /// <summary>Runs statements on the file with every protection of SQLite off.</summary>
    public static void Change(string path, params IReadOnlyList<string> statements)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        Run(connection, "PRAGMA writable_schema = ON");
        Run(connection, "PRAGMA ignore_check_constraints = ON");
        foreach (var statement in statements)
            Run(connection, statement);
    }

    /// <summary>Replaces text in a table's declaration, does something to the table, and puts the declaration back.</summary>
    public static void ChangeUnder(string path, string table, string declared, string forged, string statement)
    {
        Change(path, Rewrite(table, declared, forged));
        Change(path, statement);
        Change(path, Rewrite(table, forged, declared));
    }

    public static string Rewrite(string table, string declared, string forged) =>
        $"UPDATE sqlite_schema SET sql = replace(sql, '{Quote(declared)}', '{Quote(forged)}') WHERE name = '{table}'";

    private static string Quote(string text) => text.Replace("'", "''", StringComparison.Ordinal);

    private static void Run(SqliteConnection connection, string statement)
    {
        using var command = connection.CreateCommand();
        command.CommandText = statement;
        command.ExecuteNonQuery();
    }
}
