using System.Buffers.Binary;
using System.Text;

namespace Graph.Snapshots.Storage;

/// <summary>
/// Gives one string for equal short texts: ids, states and regions repeat over many rows. Direct-mapped, and of a bounded size
/// whatever the snapshot holds: a newer text takes the place of an older one.
/// </summary>
internal sealed class StringPool
{
    private const int Slots = 1 << 14;
    private const int LongestPooled = 80;

    private readonly Slot[] _slots = new Slot[Slots];

    /// <param name="isFound">whether the string was there before.</param>
    /// <exception cref="DecoderFallbackException">the text is not UTF-8.</exception>
    public string Get(ReadOnlySpan<byte> utf8, out bool isFound)
    {
        isFound = utf8.IsEmpty;
        if (isFound)
            return "";
        if (utf8.Length > LongestPooled)
            return Make(utf8);
        var hash = Hash(utf8);
        ref var slot = ref _slots[hash & (Slots - 1)];

        // The hash first: a glance at each other text would fetch it from far away. A text that is not ASCII is made anew each time.
        isFound = slot.Text is { } known && slot.Hash == hash && Ascii.Equals(utf8, known);
        if (isFound)
            return slot.Text!;
        var text = Make(utf8);
        slot = new Slot(hash, text);
        return text;
    }

    /// <summary>A string that is not pooled.</summary>
    /// <exception cref="DecoderFallbackException">the text is not UTF-8.</exception>
    public static string Make(ReadOnlySpan<byte> utf8) =>
        Ascii.IsValid(utf8) ? Encoding.Latin1.GetString(utf8) : StrictUtf8.Encoding.GetString(utf8);

    private static uint Hash(ReadOnlySpan<byte> utf8)
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
            return (uint)(hash >> 32);
        }
    }

    private readonly record struct Slot(uint Hash, string? Text);
}
