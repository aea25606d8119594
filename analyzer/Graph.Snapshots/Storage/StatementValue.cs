namespace Graph.Snapshots.Storage;

/// <summary>One value of a row that a statement stands on, as SQLite holds it.</summary>
internal readonly struct StatementValue(nint value)
{
    /// <summary>One of `raw.SQLITE_INTEGER`, `SQLITE_TEXT`, `SQLITE_BLOB`, `SQLITE_FLOAT`, `SQLITE_NULL`.</summary>
    public int Type => NativeStatement.ValueType(value);

    public long Int64 => NativeStatement.ValueInt64(value);

    /// <summary>The bytes of a text (in UTF-8) or a blob.</summary>
    public unsafe ReadOnlySpan<byte> Bytes
    {
        get
        {
            // In this order: the bytes are counted of the form that the first call gives them.
            var first = NativeStatement.ValueBlob(value);
            return new ReadOnlySpan<byte>(first, NativeStatement.ValueBytes(value));
        }
    }
}
