using Graph.Model;
using Graph.Snapshots.Storage;

namespace Graph.Snapshots.Schema;

/// <summary>The table of one row type; made by <see cref="TableBuilder{TRow}"/>.</summary>
internal sealed class Table<TRow>(
    string name,
    string summary,
    IReadOnlyList<Column> columns,
    IReadOnlyList<string> key,
    string? rowCheck,
    IReadOnlyList<Action<TRow, RowBinder>> writers,
    Func<RowReader, TRow> read)
    : Table(name, summary, columns, key, rowCheck)
    where TRow : class
{
    private readonly Action<TRow, RowBinder>[] _writers = [.. writers];

    public override Type RowType => typeof(TRow);

    public void Write(TRow row, RowBinder binder)
    {
        binder.Start();
        foreach (var write in _writers)
            write(row, binder);
    }

    /// <summary>Writes only the values of the key, in its order.</summary>
    public void WriteKey(TRow row, RowBinder binder)
    {
        binder.Start();
        foreach (var part in Key)
            _writers[WriterOf(part)](row, binder);
    }

    public TRow Read(RowReader reader)
    {
        reader.Start();
        return read(reader);
    }

    public override void ReadInto(Estate.Builder estate, Statement sorted, StringPool pool, DigestBuilder digest)
    {
        var rows = new List<TRow>();
        ReadEach(sorted, pool, digest, rows.Add);
        estate.AddRange(rows);
    }

    /// <exception cref="SnapshotException">a row is damaged.</exception>
    public void ReadEach(Statement sorted, StringPool pool, DigestBuilder digest, Action<TRow> take)
    {
        var reader = new RowReader(sorted, pool, digest);
        digest.StartTable(Name);
        try
        {
            while (sorted.Step())
                take(Read(reader));
        }
        catch (Exception error) when (error is FormatException or ArgumentException or OverflowException)
        {
            var column = Columns[Math.Clamp(reader.Position - 1, 0, Columns.Count - 1)].Name;
            throw new SnapshotException($"table `{Name}`, column `{column}` holds {Reason(error)}", error);
        }
    }

    // The text of an argument's error may quote the damaged text, and may have several lines.
    private static string Reason(Exception error) => error is FormatException ? error.Message : "a value out of its range";

    // Every column has its own writer, so their places agree.
    private int WriterOf(string column)
    {
        for (var i = 0; i < Columns.Count; i++)
        {
            if (Columns[i].Name == column)
                return i;
        }

        throw new InvalidOperationException($"no column `{column}`");
    }
}
