using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using SQLitePCL;

namespace Graph.Snapshots.Storage;

/// <summary>
/// SHA-256 over values that each carry their type and length, so that two different sequences never feed the same bytes.
/// Collects into blocks: one call per value would cost more than the hashing.
/// </summary>
internal sealed class DigestBuilder : IDisposable
{
    private const byte NullTag = 0;
    private const byte IntegerTag = 1;
    private const byte TextTag = 2;
    private const byte RowTag = 3;
    private const byte TableTag = 4;

    // Only for what does not fit into one block: most documents do, and a hash object costs more than their hashing.
    private IncrementalHash? _hash;

    // Rented: every document has a digest of its own, twice.
    private byte[] _block = ArrayPool<byte>.Shared.Rent(1 << 15);
    private int _used;

    /// <param name="purpose">names what is digested, so that digests of two kinds never agree by accident.</param>
    public DigestBuilder(string purpose) => AddText(purpose);

    public static string OfBytes(ReadOnlySpan<byte> bytes) => Format(SHA256.HashData(bytes));

    /// <summary>The rows that follow belong to this table.</summary>
    public void StartTable(string name)
    {
        Reserve(1)[0] = TableTag;
        AddText(name);
    }

    /// <summary>The values that follow belong to one row.</summary>
    public void StartRow() => Reserve(1)[0] = RowTag;

    public void AddNull() => Reserve(1)[0] = NullTag;

    public void AddInteger(long value)
    {
        var target = Reserve(9);
        target[0] = IntegerTag;
        BinaryPrimitives.WriteInt64LittleEndian(target[1..], value);
    }

    public void AddText(string text) => AddText(Encoding.UTF8.GetBytes(text));

    public void AddText(ReadOnlySpan<byte> utf8)
    {
        const int header = 5;
        var fits = utf8.Length <= _block.Length - header;
        var target = Reserve(fits ? header + utf8.Length : header);
        target[0] = TextTag;
        BinaryPrimitives.WriteInt32LittleEndian(target[1..], utf8.Length);
        if (fits)
        {
            utf8.CopyTo(target[header..]);
            return;
        }

        Flush();
        Hash.AppendData(utf8);
    }

    /// <summary>Adds one value of a row as it is stored.</summary>
    /// <exception cref="FormatException">a value of a type that no column has.</exception>
    public void AddColumn(Statement row, int column)
    {
        var value = row.Value(column);
        switch (value.Type)
        {
            case raw.SQLITE_NULL:
                AddNull();
                break;
            case raw.SQLITE_INTEGER:
                AddInteger(value.Int64);
                break;
            case raw.SQLITE_TEXT:
                AddText(value.Bytes);
                break;
            default:
                throw new FormatException("a value of a type that no column has");
        }
    }

    /// <summary>The digest as `sha256:` and hexadecimal digits; the builder starts afresh.</summary>
    public string Finish()
    {
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        Finish(digest);
        return Format(digest);
    }

    /// <summary>The digest's 32 bytes; the builder starts afresh.</summary>
    public void Finish(Span<byte> digest)
    {
        if (_hash is null)
        {
            SHA256.HashData(_block.AsSpan(0, _used), digest);
            _used = 0;
            return;
        }

        Flush();
        _hash.GetHashAndReset(digest);
    }

    /// <summary>A digest's 32 bytes as <see cref="Finish()"/> writes them.</summary>
    public static string Format(ReadOnlySpan<byte> digest) => "sha256:" + Convert.ToHexStringLower(digest);

    public void Dispose()
    {
        _hash?.Dispose();
        if (_block.Length > 0)
            ArrayPool<byte>.Shared.Return(_block);
        _block = [];
    }

    private IncrementalHash Hash => _hash ??= IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    private Span<byte> Reserve(int length)
    {
        if (_used + length > _block.Length)
            Flush();
        var target = _block.AsSpan(_used, length);
        _used += length;
        return target;
    }

    private void Flush()
    {
        Hash.AppendData(_block.AsSpan(0, _used));
        _used = 0;
    }
}
