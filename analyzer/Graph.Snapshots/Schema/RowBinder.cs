using System.Text;
using Graph.Model;
using Graph.Snapshots.Storage;

namespace Graph.Snapshots.Schema;

/// <summary>Binds the values of a row to an insert, in the order of the columns.</summary>
internal sealed class RowBinder(Statement statement)
{
    private byte[] _buffer = new byte[1024];
    private int _index;

    public void Start() => _index = 0;

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

        if (_buffer.Length < text.Length * 3L)
            _buffer = new byte[StrictUtf8.Encoding.GetMaxByteCount(text.Length)];
        var length = StrictUtf8.Encoding.GetBytes(text, _buffer);
        statement.BindText(++_index, _buffer.AsSpan(0, length));
    }

    public void Text<TValue>(TValue? value)
        where TValue : struct =>
        Text(value?.ToString());

    public void List<TItem>(ValueList<TItem> items, Func<TItem, string> text) =>
        Text(JsonTextArray.Write(items, text));
}
