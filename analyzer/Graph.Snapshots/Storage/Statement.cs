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
    private readonly sqlite3_stmt _statement;

    /// <exception cref="SqliteException">the text is no statement for this database.</exception>
    public Statement(sqlite3 database, string sql)
    {
        _database = database;
        Check(raw.sqlite3_prepare_v2(database, sql, out _statement));
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
        var code = raw.sqlite3_step(_statement);
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
        return raw.sqlite3_changes(_database);
    }

    /// <summary>Needed after leaving a statement before its end.</summary>
    public void Reset() => _ = raw.sqlite3_reset(_statement);

    public void BindNull(int index) => Check(raw.sqlite3_bind_null(_statement, index));

    public void Bind(int index, long value) => Check(raw.sqlite3_bind_int64(_statement, index, value));

    /// <summary>Binds text given as UTF-8.</summary>
    public void BindText(int index, ReadOnlySpan<byte> utf8) =>
        Check(utf8.IsEmpty
            ? raw.sqlite3_bind_text(_statement, index, "")
            : raw.sqlite3_bind_text(_statement, index, utf8));

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

    // An empty span has no address, and SQLite would bind NULL for it.
    public void BindBlob(int index, ReadOnlySpan<byte> bytes) =>
        Check(bytes.IsEmpty
            ? raw.sqlite3_bind_zeroblob(_statement, index, 0)
            : raw.sqlite3_bind_blob(_statement, index, bytes));

    /// <summary>One of `raw.SQLITE_INTEGER`, `SQLITE_TEXT`, `SQLITE_BLOB`, `SQLITE_FLOAT`, `SQLITE_NULL`.</summary>
    public int TypeOf(int column) => raw.sqlite3_column_type(_statement, column);

    public long Int64(int column) => raw.sqlite3_column_int64(_statement, column);

    /// <summary>The bytes of a text (in UTF-8) or a blob; valid until the next step.</summary>
    public ReadOnlySpan<byte> Bytes(int column) => raw.sqlite3_column_blob(_statement, column);

    /// <exception cref="DecoderFallbackException">the text is not UTF-8.</exception>
    public string Text(int column) => StrictUtf8.Encoding.GetString(Bytes(column));

    public string? OptionalText(int column) => TypeOf(column) == raw.SQLITE_NULL ? null : Text(column);

    public void Dispose() => _statement.Dispose();

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
