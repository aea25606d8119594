using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Graph.Snapshots.Storage;

/// <summary>
/// A prepared statement used many times. Goes to SQLite without the layer of ADO.NET: text stays UTF-8 bytes with their
/// true length (embedded NULs included) and invalid UTF-8 is an error instead of a replacement character.
/// </summary>
internal sealed class Statement : IDisposable
{
    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _owner;

    // The bare handle; 0 after disposal, which SQLite answers with an error or with nothing. The owner lives as long.
    private nint _statement;

    /// <exception cref="SqliteException">the text is no statement for this database.</exception>
    public Statement(sqlite3 database, string sql)
    {
        _database = database;
        Check(raw.sqlite3_prepare_v2(database, sql, out _owner));
        _statement = _owner.DangerousGetHandle();
    }

    public static void Execute(sqlite3 database, string sql)
    {
        using var statement = new Statement(database, sql);
        while (statement.Step())
        {
        }
    }

    /// <summary>True: a row is there. False: the end; the statement is reset and may be used again.</summary>
    public bool Step()
    {
        var code = NativeStatement.Step(_statement);
        if (code == raw.SQLITE_ROW)
            return true;
        if (code != raw.SQLITE_DONE)
        {
            var failure = Failure(_database, code);
            Reset();
            throw failure;
        }

        Reset();
        return false;
    }

    /// <summary>Runs a statement that gives no rows; the number of rows changed.</summary>
    public int Run()
    {
        Step();
        return NativeStatement.Changes(_database.DangerousGetHandle());
    }

    /// <summary>Needed after leaving a statement before its end.</summary>
    public void Reset() => _ = NativeStatement.Reset(_statement);

    public void BindNull(int index) => Check(NativeStatement.BindNull(_statement, index));

    public void Bind(int index, long value) => Check(NativeStatement.BindInt64(_statement, index, value));

    /// <summary>Binds text given as UTF-8.</summary>
    public unsafe void BindText(int index, ReadOnlySpan<byte> utf8)
    {
        // An empty span has no address, and SQLite would bind NULL for it.
        fixed (byte* text = utf8.IsEmpty ? "\0"u8 : utf8)
            Check(NativeStatement.BindText(_statement, index, text, utf8.Length, NativeStatement.Transient));
    }

    /// <summary>
    /// Binds text in pinned memory, which SQLite reads there: it must stay as it is until the statement has run, and be bound
    /// anew before it runs again.
    /// </summary>
    public unsafe void BindPinned(int index, ReadOnlySpan<byte> utf8)
    {
        fixed (byte* text = utf8.IsEmpty ? "\0"u8 : utf8)
            Check(NativeStatement.BindText(_statement, index, text, utf8.Length, NativeStatement.Static));
    }

    public void BindText(int index, string text)
    {
        // Ids, addresses and names: short enough for the stack, three bytes a character at most.
        const int shortText = 256;
        if (text.Length > shortText)
        {
            BindText(index, StrictUtf8.Encoding.GetBytes(text).AsSpan());
            return;
        }

        Span<byte> utf8 = stackalloc byte[shortText * 3];
        BindText(index, utf8[..StrictUtf8.Encoding.GetBytes(text, utf8)]);
    }

    public unsafe void BindBlob(int index, ReadOnlySpan<byte> bytes)
    {
        fixed (byte* first = bytes.IsEmpty ? "\0"u8 : bytes)
            Check(NativeStatement.BindBlob(_statement, index, first, bytes.Length, NativeStatement.Transient));
    }

    /// <summary>One of `raw.SQLITE_INTEGER`, `SQLITE_TEXT`, `SQLITE_BLOB`, `SQLITE_FLOAT`, `SQLITE_NULL`.</summary>
    public int TypeOf(int column) => Value(column).Type;

    public long Int64(int column) => Value(column).Int64;

    /// <summary>The bytes of a text (in UTF-8) or a blob; valid until the next step.</summary>
    public ReadOnlySpan<byte> Bytes(int column) => Value(column).Bytes;

    /// <summary>A column of the row at hand; valid until the next step.</summary>
    public StatementValue Value(int column) => new(NativeStatement.ColumnValue(_statement, column));

    /// <exception cref="DecoderFallbackException">the text is not UTF-8.</exception>
    public string Text(int column) => StrictUtf8.Encoding.GetString(Bytes(column));

    public string? OptionalText(int column) => TypeOf(column) == raw.SQLITE_NULL ? null : Text(column);

    public void Dispose()
    {
        _statement = 0;
        _owner.Dispose();
    }

    internal static SqliteException Failure(sqlite3 database, int code) =>
        new(raw.sqlite3_errmsg(database).utf8_to_string(), code & 0xff, code);

    private void Check(int code)
    {
        if (code != raw.SQLITE_OK)
            throw Failure(_database, code);
    }
}

/// <summary>UTF-8 that refuses what is not valid, both ways.</summary>
internal static class StrictUtf8
{
    public static readonly UTF8Encoding Encoding = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
}
