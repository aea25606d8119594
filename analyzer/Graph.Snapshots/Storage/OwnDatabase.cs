using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Graph.Snapshots.Storage;

/// <summary>Opens the file that a writer holds alone, and writes from one thread at a time.</summary>
internal static class OwnDatabase
{
    // The file is held by PartialFile; SQLite's own locks would only be dropped with its handle.
    private const string Parameters = "nolock=1";

    /// <exception cref="SqliteException">the file cannot be opened.</exception>
    public static sqlite3 Open(string path) => SqliteFile.Open(FileUri.Of(path, Parameters), raw.SQLITE_OPEN_READWRITE);
}
