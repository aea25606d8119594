using Graph.Snapshots.Schema;
using SQLitePCL;

namespace Graph.Snapshots.Storage;

internal abstract class RowInserter : IDisposable
{
    public abstract void Dispose();
}

/// <summary>The prepared insert of one table.</summary>
internal sealed class RowInserter<TRow> : RowInserter
    where TRow : class
{
    private readonly sqlite3 _database;
    private readonly Table<TRow> _table;
    private readonly Statement _insert;
    private readonly RowBinder _binder;

    public RowInserter(sqlite3 database, Table<TRow> table)
    {
        _database = database;
        _table = table;
        _insert = new Statement(database, table.Insert);
        _binder = new RowBinder(_insert);
    }

    /// <summary>False: a different row has the key, and stays.</summary>
    public bool TryInsert(TRow row)
    {
        _table.Write(row, _binder);
        return _insert.Run() == 1 || Existing(row).Equals(row);
    }

    public override void Dispose() => _insert.Dispose();

    private TRow Existing(TRow row)
    {
        using var select = new Statement(_database, _table.SelectByKey);
        var binder = new RowBinder(select);
        _table.WriteKey(row, binder);
        select.Step();
        GC.KeepAlive(binder);
        using var digest = new DigestBuilder("");
        return _table.Read(new RowReader(select, new StringPool(), digest));
    }
}
