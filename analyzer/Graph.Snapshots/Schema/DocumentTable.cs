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

    public const string Summary =
        "one object as AWS described it, byte for byte as it was read; body_digest is the SHA-256 of the body";

    /// <summary>The columns of a document, then its digest, then its body.</summary>
    public const string Columns = "kind, resource_id, account, region, api_call, source, body_digest, body";

    public const string Insert =
        $"INSERT INTO {Name} ({Columns}) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) ON CONFLICT DO NOTHING";

    public const string Delete = $"DELETE FROM {Name} WHERE kind = ?1 AND resource_id = ?2";

    public const string SelectOne = $"SELECT {Columns} FROM {Name} WHERE kind = ?1 AND resource_id = ?2";

    public const string SelectNext =
        $"SELECT {Columns} FROM {Name} WHERE kind = ?1 AND resource_id > ?2 ORDER BY resource_id LIMIT 1";

    public const string SelectSorted = $"SELECT {Columns} FROM {Name} ORDER BY kind, resource_id";

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
              body_digest TEXT NOT NULL,
              body BLOB NOT NULL
            ) STRICT
            """),
        new SchemaObject("index", $"{Name}_key", Name, $"CREATE UNIQUE INDEX {Name}_key ON {Name} (kind, resource_id)"),
    ];

    public static void Bind(RawDocument document, Statement insert)
    {
        insert.BindText(1, document.Kind);
        insert.BindText(2, document.ResourceId);
        insert.BindText(3, document.Scope.Account);
        insert.BindText(4, document.Scope.Region);
        insert.BindText(5, document.Call.Name);
        if (document.Source is { } source)
            insert.BindText(6, source);
        else
            insert.BindNull(6);
        insert.BindText(7, DigestBuilder.OfBytes(document.Body.Span));
        insert.BindBlob(8, document.Body.Span);
    }

    /// <exception cref="SnapshotException">the body is not the one that was written.</exception>
    public static RawDocument Read(Statement row)
    {
        var body = row.Bytes(7).ToArray();
        if (DigestBuilder.OfBytes(body) != row.Text(6))
            throw new SnapshotException("a raw document does not match its digest");
        return new RawDocument(
            row.Text(0), row.Text(1), new Scope(row.Text(2), row.Text(3)), new ApiCall(row.Text(4)), row.OptionalText(5), body);
    }

    /// <summary>Digests all documents by their key. The bodies stand in it by their own digests.</summary>
    public static string Digest(Statement sorted)
    {
        using var digest = new DigestBuilder("graph documents 1");
        while (sorted.Step())
        {
            digest.StartRow();
            for (var column = 0; column < 7; column++)
                digest.AddColumn(sorted, column);
        }

        return digest.Finish();
    }
}
