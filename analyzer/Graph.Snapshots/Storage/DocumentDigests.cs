using System.Security.Cryptography;

namespace Graph.Snapshots.Storage;

/// <summary>
/// The digests of the documents that a writer has added, by their row ids, which count from 1: 32 bytes each, so that the
/// digest over all documents does not fetch every one of them again.
/// </summary>
internal sealed class DocumentDigests
{
    public const int Size = SHA256.HashSizeInBytes;

    private const int Block = 1 << 11;

    private readonly List<byte[]> _blocks = [];

    public Span<byte> this[long row]
    {
        get
        {
            var (block, place) = Math.DivRem(row, Block);
            while (_blocks.Count <= block)
                _blocks.Add(new byte[Block * Size]);
            return _blocks[(int)block].AsSpan((int)place * Size, Size);
        }
    }
}
