using System.Security.Cryptography;

namespace Graph.Snapshots.Import.Reading;

/// <summary>Reads a stream once, counting and digesting what passes; ends at a cancellation.</summary>
internal sealed class MeteredStream(Stream inner, Action<int> onRead, CancellationToken cancellation) : IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    public int Read(Span<byte> buffer)
    {
        cancellation.ThrowIfCancellationRequested();
        var count = inner.Read(buffer);
        _hash.AppendData(buffer[..count]);
        onRead(count);
        return count;
    }

    /// <summary>`sha256:...` of the whole stream: what is left of it is read first.</summary>
    public string Digest()
    {
        // Most files have been read to their end; an estate has thousands of them.
        Span<byte> buffer = stackalloc byte[4096];
        while (Read(buffer) > 0)
        {
        }

        return "sha256:" + Convert.ToHexStringLower(_hash.GetCurrentHash());
    }

    public void Dispose()
    {
        _hash.Dispose();
        inner.Dispose();
    }
}
