using Graph.Model;
using Graph.Snapshots.Schema;
using Graph.Snapshots.Schema.Tables;
using Graph.Snapshots.Storage;
using SQLitePCL;

namespace Graph.Snapshots;

/// <summary>One open snapshot file, read-only. Not safe for several threads at once.</summary>
public sealed class Snapshot : IDisposable
{
    private readonly string _path;
    private readonly sqlite3 _database;
    private readonly Digests _digests;
    private bool _hasAllDocuments;

    private Snapshot(string path, sqlite3 database, SnapshotMetadata metadata, Digests digests)
    {
        _path = path;
        _database = database;
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

    private sqlite3 Database => _database.IsClosed ? throw new ObjectDisposedException(nameof(Snapshot)) : _database;

    /// <summary>Opens and checks a snapshot: hardened, immutable, schema compared, pages checked.</summary>
    /// <exception cref="SnapshotException">the file is no usable snapshot.</exception>
    public static Snapshot Open(string path) => Open(path, checksPages: true);

    /// <param name="checksPages">false only to measure what the check of all pages costs.</param>
    internal static Snapshot Open(string path, bool checksPages)
    {
        SnapshotVersion.Require(path, SnapshotHeader.ReadVersion(path));
        return Guarded(path, () =>
        {
            var database = HardenedDatabase.Open(path, checksPages);
            try
            {
                using var row = new Statement(database, MetaTable.Select);
                var (metadata, digests) = MetaTable.Read(row);
                return new Snapshot(path, database, metadata, digests);
            }
            catch
            {
                database.Dispose();
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
    /// <exception cref="SnapshotException">the documents are damaged.</exception>
    public RawDocument? ReadDocument(string kind, string resourceId) => Guarded(_path, () =>
    {
        RequireAllDocuments();
        using var statement = new Statement(Database, DocumentTable.SelectOne);
        statement.BindText(1, kind);
        statement.BindText(2, resourceId);
        return statement.Step() ? DocumentTable.Read(statement) : null;
    });

    /// <summary>All raw documents by kind and id, one at a time.</summary>
    /// <exception cref="SnapshotException">the documents are damaged.</exception>
    public IEnumerable<RawDocument> Documents()
    {
        Guarded(_path, RequireAllDocuments);
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
        using var documents = new Statement(Database, DocumentTable.SelectSorted);
        while (documents.Step())
        {
            if (!DocumentTable.IsIntact(documents))
                return false;
        }

        return ContentDigest.Compute(Database) == _digests;
    });

    // Without this, an entry lost from the index would read as if there had been no document. Once, as the file never changes.
    private bool RequireAllDocuments()
    {
        if (!_hasAllDocuments)
            Require(ContentDigest.OfDocuments(Database) == _digests.Documents, "its raw documents do not match their digest");
        return _hasAllDocuments = true;
    }

    public void Dispose() => _database.Dispose();

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
