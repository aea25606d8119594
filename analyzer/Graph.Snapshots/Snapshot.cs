using Graph.Model;
using Graph.Snapshots.Schema;
using Graph.Snapshots.Schema.Tables;
using Graph.Snapshots.Storage;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Graph.Snapshots;

/// <summary>One open snapshot file, read-only. Not safe for several threads at once.</summary>
public sealed class Snapshot : IDisposable
{
    private readonly string _path;
    private readonly SqliteConnection _connection;
    private readonly Digests _digests;

    private Snapshot(string path, SqliteConnection connection, SnapshotMetadata metadata, Digests digests)
    {
        _path = path;
        _connection = connection;
        _digests = digests;
        Info = new SnapshotInfo(
            SnapshotSchema.FormatVersion,
            metadata.Tool,
            metadata.TakenAt,
            metadata.TakenBy,
            digests.Content,
            digests.Snapshot(metadata.TakenAt));
    }

    public SnapshotInfo Info { get; }

    private sqlite3 Database => _connection.Handle ?? throw new ObjectDisposedException(nameof(Snapshot));

    /// <summary>Opens and checks a snapshot: hardened, immutable, schema compared, pages checked.</summary>
    /// <exception cref="SnapshotException">the file is no usable snapshot.</exception>
    public static Snapshot Open(string path)
    {
        SnapshotVersion.Require(path, SnapshotHeader.ReadVersion(path));
        return Guarded(path, () =>
        {
            var connection = HardenedDatabase.Open(path);
            try
            {
                using var row = new Statement(connection.Handle!, MetaTable.Select);
                var (metadata, digests) = MetaTable.Read(row);
                return new Snapshot(path, connection, metadata, digests);
            }
            catch
            {
                connection.Dispose();
                throw;
            }
        });
    }

    /// <summary>
    /// Reads every row, sorted by key, and the coverage; no raw documents. What is read is digested on the way, so that a flipped
    /// bit which leaves every row well-formed does not pass.
    /// </summary>
    /// <exception cref="SnapshotException">a row is damaged, or the rows do not match their digest.</exception>
    public Estate ReadEstate() => Guarded(_path, () =>
    {
        var estate = new Estate.Builder { TakenAt = Info.TakenAt };
        var pool = new StringPool();
        using var content = new DigestBuilder(ContentDigest.Purpose);
        foreach (var table in SnapshotSchema.Content)
        {
            using var sorted = new Statement(Database, table.SelectSorted);
            table.ReadInto(estate, sorted, pool, content);
        }

        Require(content.Finish() == _digests.Content, "its rows do not match their digest");

        using var coverage = new DigestBuilder(ContentDigest.CoveragePurpose);
        using (var sorted = new Statement(Database, GeneralTables.Coverage.SelectSorted))
            GeneralTables.Coverage.ReadEach(sorted, pool, coverage, row => estate.AddCoverage(row));
        Require(coverage.Finish() == _digests.Coverage, "its coverage does not match its digest");
        return estate.Build();
    });

    /// <summary>The raw document of a resource; null where the snapshot has none.</summary>
    /// <exception cref="SnapshotException">the document is damaged.</exception>
    public RawDocument? ReadDocument(string kind, string resourceId) => Guarded(_path, () =>
    {
        using var statement = new Statement(Database, DocumentTable.SelectOne);
        statement.BindText(1, kind);
        statement.BindText(2, resourceId);
        return statement.Step() ? DocumentTable.Read(statement) : null;
    });

    /// <summary>All raw documents by kind and id, one at a time.</summary>
    /// <exception cref="SnapshotException">a document is damaged.</exception>
    public IEnumerable<RawDocument> Documents()
    {
        using var statement = new Statement(Database, DocumentTable.SelectSorted);
        while (Guarded(_path, () => statement.Step() ? DocumentTable.Read(statement) : null) is { } document)
            yield return document;
    }

    /// <summary>
    /// Computes all digests again, over the raw documents too, and compares them with those that the snapshot states. False: it
    /// was changed after it was written.
    /// </summary>
    /// <exception cref="SnapshotException">a part cannot be read.</exception>
    public bool VerifyDigests() => Guarded(_path, () =>
    {
        foreach (var document in Documents())
            _ = document.Body.Length;
        return ContentDigest.Compute(Database) == _digests;
    });

    public void Dispose() => _connection.Dispose();

    private static void Require(bool condition, string otherwise)
    {
        if (!condition)
            throw new SnapshotException(otherwise);
    }

    private static TResult Guarded<TResult>(string path, Func<TResult> read)
    {
        try
        {
            return read();
        }
        catch (Exception error) when (SnapshotErrors.IsDamage(error))
        {
            throw SnapshotErrors.Damaged(path, error);
        }
    }
}
