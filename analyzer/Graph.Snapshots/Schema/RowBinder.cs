using System.Text;
using Graph.Model;
using Graph.Snapshots.Storage;

namespace Graph.Snapshots.Schema;

/// <summary>Binds the values of a row to an insert, in the order of the columns.</summary>
internal sealed class RowBinder(Statement statement)
{
    // Never moved: SQLite reads the texts of a row where they are instead of copying each. Longer ones it copies.
    private readonly byte[] _texts = GC.AllocateUninitializedArray<byte>(8192, pinned: true);
    private int _used;
    private int _index;

    /// <summary>Begins a row. The values of the one before must have been used.</summary>
    public void Start()
    {
        _index = 0;
        _used = 0;
    }

    public void Null() => statement.BindNull(++_index);

    public void Integer(long value) => statement.Bind(++_index, value);

    public void Integer(long? value)
    {
        if (value is { } number)
            Integer(number);
        else
            Null();
    }

    public void Flag(bool? value) => Integer(value is { } flag ? flag ? 1 : 0 : null);

    /// <exception cref="EncoderFallbackException">half a surrogate pair: no text.</exception>
    public void Text(string? text)
    {
        if (text is null)
        {
            Null();
            return;
        }

        if (text.Length * 3L > _texts.Length - _used)
        {
            statement.BindText(++_index, text);
            return;
        }

        var utf8 = _texts.AsSpan(_used);
        var length = StrictUtf8.Encoding.GetBytes(text, utf8);
        statement.BindPinned(++_index, utf8[..length]);
        _used += length;
    }

    public void Text<TValue>(TValue? value)
        where TValue : struct =>
        Text(value?.ToString());

    public void List<TItem>(ValueList<TItem> items, Func<TItem, string> text) =>
        Text(JsonTextArray.Write(items, text));
}
