using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Graph.Snapshots.Storage;

/// <summary>
/// Opens SQLite's files for one thread. Not by way of <see cref="SqliteConnection"/>, which cannot ask for a connection without
/// mutex: taking one for each value bound and each column read costs more than the binding.
/// </summary>
internal static class SqliteFile
{
    static SqliteFile()
    {
        Batteries_V2.Init();

        // SQLite would count its memory under a mutex of its own. Refused, without harm, where somebody has used SQLite before.
        _ = raw.sqlite3_config(raw.SQLITE_CONFIG_MEMSTATUS, 0);
    }

    /// <param name="flags">`raw.SQLITE_OPEN_READONLY` or `SQLITE_OPEN_READWRITE`.</param>
    /// <exception cref="SqliteException">the file cannot be opened.</exception>
    public static sqlite3 Open(string uri, int flags)
    {
        var code = raw.sqlite3_open_v2(
            uri, out var database, flags | raw.SQLITE_OPEN_URI | raw.SQLITE_OPEN_NOMUTEX, null);
        if (code == raw.SQLITE_OK)
            return database;
        using (database)
            throw Statement.Failure(database, code);
    }
}
