using Graph.Model;
using Graph.Model.Coverage;
using Graph.Snapshots.Storage;

namespace Graph.Snapshots.Schema;

/// <summary>
/// The raw documents, apart from the rows so that reading the rows never touches their pages. The body is the last column: what
/// stands before it is read without it.
/// </summary>
internal static class DocumentTable
{
    public const string Name = "documents";

    private const string Purpose = "graph documents 1";

    public const string Summary =
        "one object as AWS described it, without white space between its parts and without secrets";

    private const string Columns = "kind, resource_id, account, region, api_call, source, digest, body";

    public const string Insert =
        $"INSERT INTO {Name} ({Columns}) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) ON CONFLICT DO NOTHING";

    public const string Delete = $"DELETE FROM {Name} WHERE kind = ?1 AND resource_id = ?2";

    public const string SelectOne = $"SELECT {Columns} FROM {Name} WHERE kind = ?1 AND resource_id = ?2";

    public const string SelectNext =
        $"SELECT {Columns} FROM {Name} WHERE kind = ?1 AND resource_id > ?2 ORDER BY resource_id LIMIT 1";

    public const string SelectKeys = $"SELECT kind, resource_id, rowid FROM {Name} ORDER BY kind, resource_id";

    public const string SelectSorted = $"SELECT {Columns} FROM {Name} ORDER BY kind, resource_id";

    public const string SelectDigests = $"SELECT kind, resource_id, digest FROM {Name} ORDER BY kind, resource_id";

    public static IReadOnlyList<SchemaObject> Objects { get; } =
    [
        new SchemaObject(
            "table",
            Name,
            Name,
            $"""
            CREATE TABLE {Name} (
              kind TEXT NOT NULL,
              resource_id TEXT NOT NULL,
              account TEXT NOT NULL,
              region TEXT NOT NULL,
              api_call TEXT NOT NULL,
              source TEXT,
              digest TEXT NOT NULL,
              body BLOB NOT NULL
            ) STRICT
            """),
        new SchemaObject("index", $"{Name}_key", Name, $"CREATE UNIQUE INDEX {Name}_key ON {Name} (kind, resource_id)"),
    ];

    /// <param name="digest">takes the document's digest.</param>
    public static void Bind(RawDocument document, Statement insert, Span<byte> digest)
    {
        DigestOf(document, digest);
        insert.BindText(1, document.Kind);
        insert.BindText(2, document.ResourceId);
        insert.BindText(3, document.Scope.Account);
        insert.BindText(4, document.Scope.Region);
        insert.BindText(5, document.Call.Name);
        if (document.Source is { } source)
            insert.BindText(6, source);
        else
            insert.BindNull(6);
        insert.BindText(7, DigestBuilder.Format(digest));
        insert.BindBlob(8, document.Body.Span);
    }

    /// <exception cref="SnapshotException">the document is not the one that was written.</exception>
    public static RawDocument Read(Statement row)
    {
        var document = Make(row);
        return DigestOf(document) == row.Text(6)
            ? document
            : throw new SnapshotException("a raw document does not match its digest");
    }

    public static bool IsIntact(Statement row) => DigestOf(Make(row)) == row.Text(6);

    /// <summary>Digests all documents by their own digests, so that no body has to be read.</summary>
    /// <param name="digests">the rows of <see cref="SelectDigests"/>.</param>
    public static string Digest(Statement digests)
    {
        using var digest = new DigestBuilder(Purpose);
        while (digests.Step())
        {
            digest.StartRow();
            for (var column = 0; column < 3; column++)
                digest.AddColumn(digests, column);
        }

        return digest.Finish();
    }

    /// <summary>As <see cref="Digest(Statement)"/>, with the digests that the writer remembers: the index alone is read.</summary>
    /// <param name="keys">the rows of <see cref="SelectKeys"/>.</param>
    public static string Digest(Statement keys, DocumentDigests remembered)
    {
        using var digest = new DigestBuilder(Purpose);
        while (keys.Step())
        {
            digest.StartRow();
            digest.AddColumn(keys, 0);
            digest.AddColumn(keys, 1);
            digest.AddText(DigestBuilder.Format(remembered[keys.Int64(2)]));
        }

        return digest.Finish();
    }

    /// <summary>The document as the writer put it there a moment ago: unchecked.</summary>
    public static RawDocument ReadOwn(Statement row) => Make(row);

    /// <summary>As <see cref="ReadOwn(Statement)"/>, but the body is in the buffer, which is replaced where it is too small.</summary>
    public static RawDocument ReadOwn(Statement row, ref byte[] buffer)
    {
        var body = row.Bytes(7);
        if (buffer.Length < body.Length)
            buffer = GC.AllocateUninitializedArray<byte>(Math.Max(body.Length, 1 << 16));
        body.CopyTo(buffer);
        return Make(row, buffer.AsMemory(0, body.Length));
    }

    private static RawDocument Make(Statement row) => Make(row, row.Bytes(7).ToArray());

    private static RawDocument Make(Statement row, ReadOnlyMemory<byte> body) => new(
        row.Text(0),
        row.Text(1),
        new Scope(row.Text(2), row.Text(3)),
        new ApiCall(row.Text(4)),
        row.OptionalText(5),
        body);

    private static string DigestOf(RawDocument document)
    {
        Span<byte> digest = stackalloc byte[DocumentDigests.Size];
        DigestOf(document, digest);
        return DigestBuilder.Format(digest);
    }

    private static void DigestOf(RawDocument document, Span<byte> result)
    {
        using var digest = new DigestBuilder("graph document 1");
        digest.AddText(document.Kind);
        digest.AddText(document.ResourceId);
        digest.AddText(document.Scope.Account);
        digest.AddText(document.Scope.Region);
        digest.AddText(document.Call.Name);
        if (document.Source is { } source)
            digest.AddText(source);
        else
            digest.AddNull();
        digest.AddText(document.Body.Span);
        digest.Finish(result);
    }
}
