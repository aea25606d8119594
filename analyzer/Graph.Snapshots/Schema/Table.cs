using System.Text;
using Graph.Model;
using Graph.Snapshots.Storage;

namespace Graph.Snapshots.Schema;

/// <summary>
/// A table of the snapshot, declared once: its SQL, what a row writes into each column and how a row is made of them all
/// follow from the declaration.
/// </summary>
internal abstract class Table
{
    private readonly string? _rowCheck;

    protected Table(string name, string summary, IReadOnlyList<Column> columns, IReadOnlyList<string> key, string? rowCheck)
    {
        Name = name;
        Summary = summary;
        Columns = columns;
        Key = key;
        _rowCheck = rowCheck;
        var keyColumns = key.Select(part => columns.Single(column => column.Name == part)).ToList();
        var names = string.Join(", ", columns.Select(column => column.Name));
        var order = string.Join(", ", key.Count == 0 ? columns.Select(column => column.Name) : keyColumns.Select(part => part.KeyExpression));
        var hasOptionalKey = keyColumns.Exists(column => column.IsNullable);

        CreateTable = CreateTableSql(hasPrimaryKey: key.Count > 0 && !hasOptionalKey);
        CreateKeyIndex = hasOptionalKey ? $"CREATE UNIQUE INDEX {name}_key ON {name} ({order})" : null;
        Insert = $"INSERT INTO {name} ({names}) VALUES ({Parameters(columns.Count)}) ON CONFLICT DO NOTHING";
        SelectSorted = $"SELECT {names} FROM {name} ORDER BY {order}";
        var isKey = string.Join(" AND ", keyColumns.Select((part, i) => $"{part.KeyExpression} = {part.KeyOf($"?{i + 1}")}"));
        SelectByKey = $"SELECT {names} FROM {name} WHERE {isKey}";
        DeleteByKey = $"DELETE FROM {name} WHERE {isKey}";
    }

    public string Name { get; }

    /// <summary>What a row is, for the documentation of the schema.</summary>
    public string Summary { get; }

    public IReadOnlyList<Column> Columns { get; }

    /// <summary>The columns that identify a row; empty where rows have no identity (coverage).</summary>
    public IReadOnlyList<string> Key { get; }

    public abstract Type RowType { get; }

    public string CreateTable { get; }

    /// <summary>The unique index in the place of a primary key, where a part of the key may be NULL.</summary>
    public string? CreateKeyIndex { get; }

    public string Insert { get; }

    /// <summary>All rows by key; text by its UTF-8 bytes, as SQLite's BINARY compares.</summary>
    public string SelectSorted { get; }

    public string SelectByKey { get; }

    public string DeleteByKey { get; }

    /// <summary>Adds all rows to an estate and their values to the digest.</summary>
    /// <exception cref="SnapshotException">a row is damaged.</exception>
    public abstract void ReadInto(Estate.Builder estate, Statement sorted, StringPool pool, DigestBuilder digest);

    /// <summary>Adds all rows to the digest as <see cref="ReadInto"/> does, without making them.</summary>
    public void Digest(Statement sorted, DigestBuilder digest)
    {
        digest.StartTable(Name);
        while (sorted.Step())
        {
            digest.StartRow();
            for (var column = 0; column < Columns.Count; column++)
                digest.AddColumn(sorted, column);
        }
    }

    private static string Parameters(int count) => string.Join(", ", Enumerable.Range(1, count).Select(i => $"?{i}"));

    private string CreateTableSql(bool hasPrimaryKey)
    {
        var sql = new StringBuilder($"CREATE TABLE {Name} (\n");
        sql.AppendJoin(",\n", Columns.Select(column => $"  {column.Declaration}"));
        if (_rowCheck is not null)
            sql.Append($",\n  CHECK ({_rowCheck})");
        if (hasPrimaryKey)
            sql.Append($",\n  PRIMARY KEY ({string.Join(", ", Key)})");
        return sql.Append(hasPrimaryKey ? "\n) STRICT, WITHOUT ROWID" : "\n) STRICT").ToString();
    }
}
