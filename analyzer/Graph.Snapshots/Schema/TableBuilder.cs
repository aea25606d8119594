using Graph.Model;
using Graph.Model.Addressing;

namespace Graph.Snapshots.Schema;

/// <summary>Declares the table of a row type, column by column, in the order in which a row is read.</summary>
internal sealed class TableBuilder<TRow>(string name, string summary)
    where TRow : class
{
    private readonly List<Column> _columns = [];
    private readonly List<Action<TRow, RowBinder>> _writers = [];
    private string[] _key = [];
    private string? _rowCheck;

    public TableBuilder<TRow> Text(string column, Func<TRow, string> get) =>
        Add(column, "TEXT", false, (row, binder) => binder.Text(get(row)));

    public TableBuilder<TRow> OptionalText(string column, Func<TRow, string?> get) =>
        Add(column, "TEXT", true, (row, binder) => binder.Text(get(row)));

    public TableBuilder<TRow> Id<TResource>(string column, Func<TRow, Id<TResource>> get) =>
        Text(column, row => get(row).Value);

    public TableBuilder<TRow> OptionalId<TResource>(string column, Func<TRow, Id<TResource>?> get) =>
        OptionalText(column, row => get(row)?.Value);

    /// <summary>Two columns: the account and the region, `unknown` where the input did not tell.</summary>
    public TableBuilder<TRow> Scope(Func<TRow, Scope> get, string prefix = "") =>
        Text(prefix + "account", row => get(row).Account).Text(prefix + "region", row => get(row).Region);

    public TableBuilder<TRow> Flag(string column, Func<TRow, bool> get) =>
        Add(column, "INTEGER", false, (row, binder) => binder.Flag(get(row)), $"{column} IN (0, 1)");

    public TableBuilder<TRow> OptionalFlag(string column, Func<TRow, bool?> get) =>
        Add(column, "INTEGER", true, (row, binder) => binder.Flag(get(row)), $"{column} IN (0, 1)");

    public TableBuilder<TRow> Integer(string column, Func<TRow, long> get) =>
        Add(column, "INTEGER", false, (row, binder) => binder.Integer(get(row)));

    public TableBuilder<TRow> OptionalInteger(string column, Func<TRow, long?> get) =>
        Add(column, "INTEGER", true, (row, binder) => binder.Integer(get(row)));

    /// <summary>The canonical text of an address, a block or a protocol.</summary>
    public TableBuilder<TRow> Value<TValue>(string column, Func<TRow, TValue> get)
        where TValue : struct, IComparable<TValue> =>
        Add(column, "TEXT", false, (row, binder) => binder.Text<TValue>(get(row)));

    public TableBuilder<TRow> OptionalValue<TValue>(string column, Func<TRow, TValue?> get)
        where TValue : struct, IComparable<TValue> =>
        Add(column, "TEXT", true, (row, binder) => binder.Text(get(row)));

    public TableBuilder<TRow> Word<TEnum>(string column, Words<TEnum> words, Func<TRow, TEnum> get)
        where TEnum : struct, Enum =>
        Add(
            column,
            "TEXT",
            false,
            (row, binder) => binder.Text(words.Of(get(row))),
            $"{column} IN ({string.Join(", ", words.All.Select(word => $"'{word}'"))})");

    /// <summary>Two columns, both set or both NULL: `from_port` and `to_port`.</summary>
    public TableBuilder<TRow> OptionalPorts(Func<TRow, PortRange?> get) =>
        OptionalInteger("from_port", row => get(row)?.First).OptionalInteger("to_port", row => get(row)?.Last);

    /// <summary>A JSON array of texts.</summary>
    public TableBuilder<TRow> List<TItem>(string column, Func<TRow, ValueList<TItem>> get, Func<TItem, string> text) =>
        Add(column, "TEXT", false, (row, binder) => binder.List(get(row), text));

    public TableBuilder<TRow> Ids<TResource>(string column, Func<TRow, ValueList<Id<TResource>>> get) =>
        List(column, get, static id => id.Value);

    /// <summary>The columns that identify a row.</summary>
    public TableBuilder<TRow> Key(params string[] columns)
    {
        _key = columns;
        return this;
    }

    /// <summary>A condition over several columns that every row meets.</summary>
    public TableBuilder<TRow> Check(string condition)
    {
        _rowCheck = condition;
        return this;
    }

    public Table<TRow> Read(Func<RowReader, TRow> read) => new(name, summary, _columns, _key, _rowCheck, _writers, read);

    private TableBuilder<TRow> Add(
        string column, string type, bool isNullable, Action<TRow, RowBinder> write, string? check = null)
    {
        _columns.Add(new Column(column, type, isNullable, check));
        _writers.Add(write);
        return this;
    }
}
