namespace Graph.Snapshots.Import.Reading;

/// <summary>The text of one valid JSON value; empty stands for a value that was too large to read.</summary>
/// <param name="IsCompact">whether it is known to have no white space between its parts.</param>
internal readonly record struct JsonValue(ReadOnlyMemory<byte> Text, bool IsCompact)
{
    public bool IsEmpty => Text.IsEmpty;

    public ReadOnlySpan<byte> Span => Text.Span;
}
