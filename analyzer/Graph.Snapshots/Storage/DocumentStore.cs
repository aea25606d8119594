using Graph.Snapshots.Schema;
using SQLitePCL;

namespace Graph.Snapshots.Storage;

/// <summary>The raw documents of a snapshot that is being written.</summary>
internal sealed class DocumentStore(sqlite3 database) : IDisposable
{
    private readonly Statement _insert = new(database, DocumentTable.Insert);
    private readonly Statement _delete = new(database, DocumentTable.Delete);
    private readonly Statement _one = new(database, DocumentTable.SelectOne);
    private readonly Statement _next = new(database, DocumentTable.SelectNext);
    private readonly DocumentDigests _digests = new();

    public bool TryAdd(RawDocument document)
    {
        CheckSize(document);
        Span<byte> digest = stackalloc byte[DocumentDigests.Size];
        DocumentTable.Bind(document, _insert, digest);
        if (_insert.Run() == 0)
            return false;
        digest.CopyTo(_digests[raw.sqlite3_last_insert_rowid(database)]);
        return true;
    }

    public bool Replace(RawDocument document)
    {
        CheckSize(document);
        _delete.BindText(1, document.Kind);
        _delete.BindText(2, document.ResourceId);
        _delete.Run();
        return TryAdd(document);
    }

    public RawDocument? Find(string kind, string resourceId) => First(_one, kind, resourceId);

    /// <summary>The document with the lowest id above the given one.</summary>
    public RawDocument? Next(string kind, string after) => First(_next, kind, after);

    /// <summary>As <see cref="Next(string, string)"/>, but the body is in the buffer.</summary>
    public RawDocument? Next(string kind, string after, ref byte[] buffer)
    {
        if (!TryFind(_next, kind, after))
            return null;
        var document = DocumentTable.ReadOwn(_next, ref buffer);
        _next.Reset();
        return document;
    }

    /// <summary>The digest over all documents.</summary>
    public string Digest()
    {
        using var keys = new Statement(database, DocumentTable.SelectKeys);
        return DocumentTable.Digest(keys, _digests);
    }

    public void Dispose()
    {
        _insert.Dispose();
        _delete.Dispose();
        _one.Dispose();
        _next.Dispose();
    }

    private static void CheckSize(RawDocument document)
    {
        if (document.Body.Length > RawDocument.MaxBodyBytes)
        {
            throw new SnapshotException(
                $"`{OneLine.Of(document.ResourceId)}` is described by {document.Body.Length} bytes; a snapshot takes at most "
                + $"{RawDocument.MaxBodyBytes} for one object");
        }
    }

    private static RawDocument? First(Statement select, string kind, string resourceId)
    {
        if (!TryFind(select, kind, resourceId))
            return null;
        var document = DocumentTable.ReadOwn(select);
        select.Reset();
        return document;
    }

    private static bool TryFind(Statement select, string kind, string resourceId)
    {
        select.BindText(1, kind);
        select.BindText(2, resourceId);
        return select.Step();
    }
}
