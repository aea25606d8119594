namespace Graph.Snapshots.Import.Reading;

/// <summary>A place in a text as people count: lines, and bytes in the line, both from 0.</summary>
internal struct TextPosition
{
    public long Line { get; private set; }

    public long Byte { get; private set; }

    public void Pass(ReadOnlySpan<byte> text)
    {
        var last = text.LastIndexOf((byte)'\n');
        if (last < 0)
        {
            Byte += text.Length;
            return;
        }

        Line += text[..(last + 1)].Count((byte)'\n');
        Byte = text.Length - last - 1;
    }
}
