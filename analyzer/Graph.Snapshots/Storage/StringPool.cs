using System.Buffers.Binary;
using System.Text;

namespace Graph.Snapshots.Storage;

/// <summary>
/// Gives one string for equal short texts: ids, states and regions repeat over many rows. Direct-mapped: a newer text
/// takes the place of an older one, so its size is bounded whatever the snapshot holds.
/// </summary>
internal sealed class StringPool
{
    private const int Slots = 1 << 14;
    private const int LongestPooled = 80;

    private readonly string?[] _strings = new string?[Slots];

    /// <exception cref="DecoderFallbackException">the text is not UTF-8.</exception>
    public string Get(ReadOnlySpan<byte> utf8)
    {
        if (utf8.IsEmpty)
            return "";
        if (utf8.Length > LongestPooled)
            return StrictUtf8.Encoding.GetString(utf8);
        var slot = Hash(utf8) & (Slots - 1);

        // False for every text that is not ASCII: such a text is made anew each time.
        if (_strings[slot] is { } known && Ascii.Equals(utf8, known))
            return known;
        return _strings[slot] = StrictUtf8.Encoding.GetString(utf8);
    }

    private static int Hash(ReadOnlySpan<byte> utf8)
    {
        unchecked
        {
            var hash = (ulong)utf8.Length;
            while (utf8.Length >= 8)
            {
                hash = (hash ^ BinaryPrimitives.ReadUInt64LittleEndian(utf8)) * 0x9E3779B97F4A7C15;
                hash ^= hash >> 29;
                utf8 = utf8[8..];
            }

            foreach (var value in utf8)
                hash = (hash ^ value) * 0x9E3779B97F4A7C15;
            return (int)(hash >> 33);
        }
    }
}
