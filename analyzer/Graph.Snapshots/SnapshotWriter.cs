using System.Text;
using Graph.Model.Coverage;
using Graph.Snapshots.Schema;
using Graph.Snapshots.Schema.Tables;
using Graph.Snapshots.Storage;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Graph.Snapshots;

/// <summary>
/// Writes a snapshot. Until <see cref="Commit"/> the target keeps what it had; without it nothing is left behind. Not safe for
/// several threads at once.
/// </summary>
public sealed class SnapshotWriter : IDisposable
{
    private readonly SnapshotMetadata _metadata;
    private readonly PartialFile _file;
    private readonly sqlite3 _database;
    private readonly Dictionary<Type, RowInserter> _inserters = [];
    private readonly DocumentStore _documents;
    private bool _isClosed;

    private SnapshotWriter(PartialFile file, SnapshotMetadata metadata)
    {
        _file = file;
        _metadata = metadata;
        _database = OwnDatabase.Open(file.Path);
        try
        {
            Prepare();
            _documents = new DocumentStore(_database);
        }
        catch
        {
            _database.Dispose();
            throw;
        }
    }

    /// <summary>Starts a snapshot that will stand at the path.</summary>
    /// <exception cref="SnapshotException">the folder cannot be written, or another writer is at work there.</exception>
    public static SnapshotWriter Create(string path, SnapshotMetadata metadata)
    {
        ArgumentNullException.ThrowIfNull(metadata);
        var file = PartialFile.Create(path);
        try
        {
            return Guarded(() => new SnapshotWriter(file, metadata));
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Adds a row. Adding an equal one again changes nothing.</summary>
    /// <exception cref="SnapshotException">another row has its key, or the row cannot be stored.</exception>
    public void Add<TRow>(TRow row)
        where TRow : class
    {
        if (!TryAdd(row))
        {
            throw new SnapshotException(
                $"two different rows of `{SnapshotSchema.Of<TRow>().Name}` have one key: {OneLine.Of(row.ToString() ?? "")}");
        }
    }

    /// <summary>Adds a row unless a different one has its key: then the earlier row stays and the answer is false.</summary>
    /// <exception cref="SnapshotException">the row cannot be stored: a value is no text, or contradicts another.</exception>
    public bool TryAdd<TRow>(TRow row)
        where TRow : class
    {
        ArgumentNullException.ThrowIfNull(row);
        // Written out, as below: a closure for each of some million rows is garbage to collect.
        try
        {
            return InserterOf(static () => SnapshotSchema.Of<TRow>()).TryInsert(row);
        }
        catch (Exception error) when (error is SqliteException or EncoderFallbackException)
        {
            throw RefusalOf(error);
        }
    }

    /// <exception cref="SnapshotException">the row cannot be stored.</exception>
    public void AddCoverage(CoverageRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        Guarded(() => InserterOf(static () => GeneralTables.Coverage).TryInsert(row));
    }

    /// <summary>Adds a raw document; false where its kind and id have one already.</summary>
    /// <exception cref="SnapshotException">the body is larger than <see cref="RawDocument.MaxBodyBytes"/>.</exception>
    public bool TryAddDocument(RawDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return Guarded(() => Documentation().TryAdd(document));
    }

    public RawDocument? FindDocument(string kind, string resourceId) => Guarded(() => Documentation().Find(kind, resourceId));

    /// <summary>Puts the document in the place of the one with its kind and id, or adds it.</summary>
    /// <exception cref="SnapshotException">the body is larger than <see cref="RawDocument.MaxBodyBytes"/>.</exception>
    public void ReplaceDocument(RawDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        Guarded(() => Documentation().Replace(document));
    }

    /// <summary>
    /// The documents of a kind by id, one at a time. Rows and documents may be added meanwhile; a document added behind the
    /// current one is met.
    /// </summary>
    public IEnumerable<RawDocument> Documents(string kind)
    {
        var last = "";
        while (Guarded(() => Documentation().Next(kind, last)) is { } document)
        {
            yield return document;
            last = document.ResourceId;
        }
    }

    /// <summary>
    /// As <see cref="Documents"/>, but the body of each is valid only until the next one is asked for: reading them all leaves no
    /// garbage of their size behind.
    /// </summary>
    internal IEnumerable<RawDocument> DocumentsInTurn(string kind)
    {
        var last = "";
        byte[] body = [];
        while (Guarded(() => Documentation().Next(kind, last, ref body)) is { } document)
        {
            yield return document;
            last = document.ResourceId;
        }
    }

    /// <summary>Digests what was added, makes the file durable and gives it its name. Ends the writer.</summary>
    /// <exception cref="SnapshotException">the file cannot be written; the target keeps what it had.</exception>
    public SnapshotInfo Commit() => Guarded(() =>
    {
        ObjectDisposedException.ThrowIf(_isClosed, this);
        var digests = ContentDigest.Compute(_database, _documents.Digest());
        using (var insert = new Statement(_database, MetaTable.Insert))
            MetaTable.Write(insert, _metadata, digests);
        Statement.Execute(_database, "COMMIT");
        Close();
        _file.Commit();
        return new SnapshotInfo(
            SnapshotSchema.FormatVersion,
            _metadata.Tool,
            _metadata.TakenAt,
            _metadata.TakenBy,
            digests.Content,
            digests.Snapshot(_metadata.TakenAt));
    });

    public void Dispose()
    {
        Close();
        _file.Dispose();
    }

    // One transaction on a file that nobody else sees: durability comes from the sync before the rename.
    private void Prepare()
    {
        raw.sqlite3_limit(_database, raw.SQLITE_LIMIT_LENGTH, HardenedDatabase.MaxRowBytes);
        foreach (var pragma in new[]
                 {
                     "encoding = 'UTF-8'",
                     "page_size = 16384",
                     $"application_id = {SnapshotSchema.ApplicationId}",
                     $"user_version = {SnapshotSchema.FormatVersion}",
                     "journal_mode = MEMORY",
                     "synchronous = OFF",
                     "locking_mode = EXCLUSIVE",
                     "temp_store = MEMORY",
                     "cache_size = -65536",
                     "mmap_size = 2147418112",
                 })
        {
            Statement.Execute(_database, $"PRAGMA {pragma}");
        }

        Statement.Execute(_database, "BEGIN EXCLUSIVE");
        foreach (var item in SnapshotSchema.Objects)
            Statement.Execute(_database, item.Sql);
    }

    private RowInserter<TRow> InserterOf<TRow>(Func<Table<TRow>> table)
        where TRow : class
    {
        ObjectDisposedException.ThrowIf(_isClosed, this);
        if (_inserters.TryGetValue(typeof(TRow), out var inserter))
            return (RowInserter<TRow>)inserter;
        var created = new RowInserter<TRow>(_database, table());
        _inserters.Add(typeof(TRow), created);
        return created;
    }

    private DocumentStore Documentation()
    {
        ObjectDisposedException.ThrowIf(_isClosed, this);
        return _documents;
    }

    private void Close()
    {
        if (_isClosed)
            return;
        _isClosed = true;
        foreach (var inserter in _inserters.Values)
            inserter.Dispose();
        _documents.Dispose();
        _database.Dispose();
    }

    private static TResult Guarded<TResult>(Func<TResult> write)
    {
        try
        {
            return write();
        }
        catch (Exception error) when (error is SqliteException or EncoderFallbackException)
        {
            throw RefusalOf(error);
        }
    }

    private static SnapshotException RefusalOf(Exception error) => error switch
    {
        SqliteException { SqliteErrorCode: raw.SQLITE_TOOBIG } =>
            new SnapshotException("a row is larger than a snapshot takes: its text may have 1 MiB", error),
        SqliteException => new SnapshotException($"cannot write the snapshot: SQLite says {OneLine.Of(error.Message)}", error),
        _ => new SnapshotException("a row holds half a surrogate pair, which is no text", error),
    };
}
