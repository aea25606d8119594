using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Graph.Snapshots.Storage;

/// <summary>Turns whatever reading a damaged file throws into the one exception of snapshots, with the file's name.</summary>
internal static class SnapshotErrors
{
    public static bool IsDamage(Exception error) =>
        error is SnapshotException or SqliteException or FormatException or ArgumentException or OverflowException;

    public static SnapshotException Damaged(string path, Exception error) =>
        new($"`{OneLine.Of(path)}` is damaged or was changed: {Reason(error)}; take the snapshot again", error);

    private static string Reason(Exception error) => error switch
    {
        SnapshotException => error.Message,
        SqliteException { SqliteErrorCode: raw.SQLITE_TOOBIG } => "it holds a value above the limit of 64 MiB",
        SqliteException { SqliteErrorCode: raw.SQLITE_NOTADB } => "it is no SQLite file",
        SqliteException sqlite => $"SQLite says {OneLine.Of(sqlite.Message)}",
        _ => "it holds a value that Graph does not write",
    };
}
