using System.Globalization;
using System.IO.Compression;

namespace Graph.Snapshots.Import.Inputs;

/// <summary>What one zip may still unpack to.</summary>
internal sealed class ZipAllowance(string file)
{
    private long _left = ImportLimits.ZipBytes;

    /// <exception cref="SnapshotException">the zip unpacks to more than is allowed.</exception>
    public void Take(int bytes)
    {
        _left -= bytes;
        if (_left < 0)
        {
            var gibibytes = ImportLimits.ZipBytes >> 30;
            throw new SnapshotException(string.Create(
                CultureInfo.InvariantCulture, $"`{file}` unpacks to more than {gibibytes} GiB: unpack and import the folder"));
        }
    }
}

/// <summary>
/// The bytes of a zip entry, as many as its ratio allows; beyond, reading fails. Sizes that the zip claims are not believed.
/// </summary>
internal sealed class ZipEntryStream(ZipArchiveEntry entry, ZipAllowance allowance) : Stream
{
    private readonly Stream _inner = entry.Open();
    private readonly long _limit = ImportLimits.ZipFreeBytes + (ImportLimits.ZipRatio * entry.CompressedLength);
    private long _read;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => _read;
        set => throw new NotSupportedException();
    }

    public override int Read(Span<byte> buffer)
    {
        var count = _inner.Read(buffer);
        _read += count;
        if (_read > _limit)
            throw new InvalidDataException($"unpacks to more than {ImportLimits.ZipRatio} times its size");
        allowance.Take(count);
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _inner.Dispose();
        base.Dispose(disposing);
    }
}
