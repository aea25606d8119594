using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Graph.Snapshots.Storage;

/// <summary>Opens the file that a writer holds alone, and writes from one thread at a time.</summary>
internal static class OwnDatabase
{
    // The file is held by PartialFile; SQLite's own locks would only be dropped with its handle.
    private const string Parameters = "nolock=1";

    /// <summary>
    /// Not by way of <see cref="SqliteConnection"/>, which cannot ask for a connection without mutex: taking one for each value
    /// bound and each column read costs more than the binding.
    /// </summary>
    /// <exception cref="SqliteException">the file cannot be opened.</exception>
    public static sqlite3 Open(string path)
    {
        Batteries_V2.Init();
        var code = raw.sqlite3_open_v2(
            FileUri.Of(path, Parameters),
            out var database,
            raw.SQLITE_OPEN_READWRITE | raw.SQLITE_OPEN_URI | raw.SQLITE_OPEN_NOMUTEX,
            null);
        if (code == raw.SQLITE_OK)
            return database;
        using (database)
            throw Statement.Failure(database, code);
    }
}
