using Graph.Snapshots.Schema;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Graph.Snapshots.Storage;

/// <summary>
/// Opens a hostile SQLite file: read-only and immutable, with everything off that a schema could do harm with, and only if its
/// schema is exactly the one that this version creates.
/// </summary>
internal static class HardenedDatabase
{
    // The documentation of sqlite3_db_config numbers these; SQLitePCL names only some of them.
    private const int DefensiveMode = 1010;
    private const int TrustedSchema = 1017;
    private const int Triggers = 1003;
    private const int ViewsEnabled = 1015;
    private const int WritableSchema = 1011;
    private const int LoadExtension = 1005;
    private const int DoubleQuotedDml = 1013;
    private const int DoubleQuotedDdl = 1014;

    /// <summary>The largest row that is read: a raw document with what stands beside its body.</summary>
    public const int MaxRowBytes = RawDocument.MaxBodyBytes + (1 << 20);

    /// <exception cref="SqliteException">the file is damaged.</exception>
    /// <exception cref="SnapshotException">the schema is not that of a snapshot.</exception>
    /// <param name="checksPages">false only to measure what the check of all pages costs.</param>
    public static sqlite3 Open(string path, bool checksPages = true)
    {
        var database = SqliteFile.Open(FileUri.Of(path, "immutable=1"), raw.SQLITE_OPEN_READONLY);
        try
        {
            Harden(database);
            CheckSchema(database);
            if (checksPages)
                CheckPages(database);
            return database;
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    private static void Harden(sqlite3 database)
    {
        Configure(database, DefensiveMode, 1);
        foreach (var feature in new[]
                 {
                     TrustedSchema, Triggers, ViewsEnabled, WritableSchema, LoadExtension, DoubleQuotedDml, DoubleQuotedDdl,
                 })
        {
            Configure(database, feature, 0);
        }

        raw.sqlite3_limit(database, raw.SQLITE_LIMIT_ATTACHED, 0);
        raw.sqlite3_limit(database, raw.SQLITE_LIMIT_LENGTH, MaxRowBytes);
        raw.sqlite3_limit(database, raw.SQLITE_LIMIT_SQL_LENGTH, 100_000);
        raw.sqlite3_limit(database, raw.SQLITE_LIMIT_EXPR_DEPTH, 100);
        raw.sqlite3_limit(database, raw.SQLITE_LIMIT_VDBE_OP, 100_000);
        foreach (var pragma in new[] { "cell_size_check = ON", "mmap_size = 0", "query_only = ON", "trusted_schema = OFF" })
            Statement.Execute(database, $"PRAGMA {pragma}");
    }

    private static void Configure(sqlite3 database, int option, int value)
    {
        var code = raw.sqlite3_db_config(database, option, value, out var result);
        if (code != raw.SQLITE_OK || result != value)
            throw new SnapshotException("this build of SQLite cannot be hardened; use the one that Graph is shipped with");
    }

    private static void CheckSchema(sqlite3 database)
    {
        var expected = SnapshotSchema.Objects.ToDictionary(item => item.Name);
        using var statement = new Statement(database, "SELECT type, name, tbl_name, sql FROM sqlite_schema");
        while (statement.Step())
        {
            var name = statement.Text(1);
            var found = new SchemaObject(statement.Text(0), name, statement.Text(2), statement.OptionalText(3) ?? "");
            if (!expected.Remove(name, out var ours) || ours != found)
                throw Foreign(name);
        }

        if (expected.Count > 0)
            throw Foreign(expected.Keys.Order(StringComparer.Ordinal).First());
    }

    private static void CheckPages(sqlite3 database)
    {
        using var statement = new Statement(database, "PRAGMA quick_check(1)");
        if (!statement.Step() || statement.Text(0) is var finding && finding != "ok")
            throw new SnapshotException("SQLite's quick_check finds its pages broken");
        statement.Reset();
    }

    private static SnapshotException Foreign(string name) =>
        new($"`{OneLine.Of(name)}` in its schema is not as Graph writes it");
}
