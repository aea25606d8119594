using Graph.Snapshots.Storage;

namespace Graph.Snapshots.Schema;

/// <summary>The one row that says what the snapshot is.</summary>
internal static class MetaTable
{
    public const string Name = "snapshot";

    public const string Summary = "one row: who wrote the file, when the estate looked like this, and its digests";

    public const string Insert =
        $"INSERT INTO {Name} VALUES (1, ?1, ?2, ?3, ?4, ?5, ?6, ?7)";

    public const string Select =
        $"SELECT tool, taken_at, taken_by, content_digest, coverage_digest, documents_digest, snapshot_digest FROM {Name}";

    public static SchemaObject Object { get; } = new(
        "table",
        Name,
        Name,
        $"""
        CREATE TABLE {Name} (
          id INTEGER PRIMARY KEY CHECK (id = 1),
          tool TEXT NOT NULL,
          taken_at TEXT,
          taken_by TEXT,
          content_digest TEXT NOT NULL,
          coverage_digest TEXT NOT NULL,
          documents_digest TEXT NOT NULL,
          snapshot_digest TEXT NOT NULL
        ) STRICT
        """);

    public static void Write(Statement insert, SnapshotMetadata metadata, Digests digests)
    {
        string?[] values =
        [
            metadata.Tool,
            metadata.TakenAt,
            metadata.TakenBy,
            digests.Content,
            digests.Coverage,
            digests.Documents,
            digests.Snapshot(metadata.TakenAt),
        ];
        for (var i = 0; i < values.Length; i++)
        {
            if (values[i] is { } value)
                insert.BindText(i + 1, value);
            else
                insert.BindNull(i + 1);
        }

        insert.Run();
    }

    /// <exception cref="SnapshotException">there is not exactly one row, or its digests do not fit together.</exception>
    public static (SnapshotMetadata Metadata, Digests Digests) Read(Statement row)
    {
        if (!row.Step())
            throw new SnapshotException("it has no row that describes it");
        var takenAt = row.OptionalText(1);
        var metadata = new SnapshotMetadata(row.Text(0), takenAt, row.OptionalText(2));
        var digests = new Digests(row.Text(3), row.Text(4), row.Text(5));
        var digest = row.Text(6);
        if (row.Step())
            throw new SnapshotException("it has two rows that describe it");
        return metadata.TakenAt == takenAt && digests.Snapshot(metadata.TakenAt) == digest
            ? (metadata, digests)
            : throw new SnapshotException("its digests do not fit together");
    }
}
