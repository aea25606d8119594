namespace Graph.Snapshots.Import.Reading;

/// <summary>
/// Walks the members of an object, or the items of a list, whose text is known to be valid JSON without white space between
/// its parts. Names and values come as they are written, escapes and quotes included.
/// </summary>
internal ref struct CompactJson
{
    private readonly ReadOnlySpan<byte> _text;
    private int _at;

    /// <param name="text">an object or a list, whole.</param>
    public CompactJson(ReadOnlySpan<byte> text)
    {
        _text = text;
        _at = 0;
    }

    /// <summary>Goes to the next member of an object; false at its end.</summary>
    /// <param name="name">without its quotes.</param>
    public bool TryReadMember(out ReadOnlySpan<byte> name, out Range value)
    {
        name = default;
        value = default;
        // In front of a member is the object's bracket or a comma.
        if (_text[++_at] == (byte)'}')
            return false;
        var length = StringLength(_text[_at..]);
        name = _text.Slice(_at + 1, length - 2);
        _at += length + 1;
        value = ReadValue();
        return Continues();
    }

    /// <summary>Goes to the next item of a list; false at its end.</summary>
    public bool TryReadItem(out Range value)
    {
        value = default;
        if (_text[++_at] == (byte)']')
            return false;
        value = ReadValue();
        return Continues();
    }

    /// <summary>The length of the string that begins the text, quotes included.</summary>
    public static int StringLength(ReadOnlySpan<byte> text)
    {
        var at = 1;
        while (true)
        {
            at += text[at..].IndexOfAny((byte)'"', (byte)'\\');
            if (text[at] == (byte)'"')
                return at + 1;
            at += 2;
        }
    }

    private Range ReadValue()
    {
        var from = _at;
        _at += ValueLength(_text[_at..]);
        return from.._at;
    }

    // Stays on the last byte of the last value, so that the closing bracket is met next.
    private bool Continues()
    {
        if (_text[_at] != (byte)',')
            _at--;
        return true;
    }

    private static int ValueLength(ReadOnlySpan<byte> text) => text[0] switch
    {
        (byte)'"' => StringLength(text),
        (byte)'{' or (byte)'[' => ContainerLength.Of(text),
        _ => text.IndexOfAny((byte)',', (byte)'}', (byte)']'),
    };
}
