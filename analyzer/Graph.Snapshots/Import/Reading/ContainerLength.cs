using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Graph.Snapshots.Import.Reading;

/// <summary>
/// Finds the end of an object or list in valid JSON by its quotes and brackets alone, 64 bytes at a time: one bit for each
/// byte tells whether it opens or closes something, and whether it stands in a string.
/// </summary>
internal static class ContainerLength
{
    private const int BlockSize = 64;

    /// <param name="json">valid JSON that begins with `{` or `[`; what follows the container does not matter.</param>
    public static int Of(ReadOnlySpan<byte> json)
    {
        var place = new Place();
        while (place.At + BlockSize <= json.Length)
        {
            var marks = Marks.Of(json.Slice(place.At, BlockSize));
            var isEnd = marks.Backslashes == 0
                ? EndsByBits(marks, ref place)
                : EndsByBytes(json, place.At + BlockSize, ref place);
            if (isEnd)
                return place.At;
        }

        return EndsByBytes(json, json.Length, ref place)
            ? place.At
            : throw new ArgumentException("not the whole of a container", nameof(json));
    }

    private static bool EndsByBits(Marks marks, ref Place place)
    {
        var strings = PrefixXor(marks.Quotes) ^ (place.IsInString ? ulong.MaxValue : 0);
        var opening = marks.Opening & ~strings;
        var closing = marks.Closing & ~strings;
        if (BitOperations.PopCount(closing) >= place.Depth)
        {
            var closed = 0;
            for (var rest = closing; rest != 0; rest &= rest - 1)
            {
                var bit = BitOperations.TrailingZeroCount(rest);
                closed++;
                if (place.Depth + BitOperations.PopCount(opening & ((1UL << bit) - 1)) != closed)
                    continue;
                place.At += bit + 1;
                return true;
            }
        }

        place.IsInString = strings >> (BlockSize - 1) != 0;
        place.Depth += BitOperations.PopCount(opening) - BitOperations.PopCount(closing);
        place.At += BlockSize;
        return false;
    }

    // Ends one byte behind the given place where an escape lies across it.
    private static bool EndsByBytes(ReadOnlySpan<byte> json, int until, ref Place place)
    {
        while (place.At < until)
        {
            switch (json[place.At++])
            {
                case (byte)'\\':
                    place.At++;
                    break;
                case (byte)'"':
                    place.IsInString = !place.IsInString;
                    break;
                case (byte)'{' or (byte)'[' when !place.IsInString:
                    place.Depth++;
                    break;
                case (byte)'}' or (byte)']' when !place.IsInString && --place.Depth == 0:
                    return true;
            }
        }

        return false;
    }

    // Each bit becomes the parity of itself and those below it: set from an opening quote up to its closing one.
    private static ulong PrefixXor(ulong bits)
    {
        for (var shift = 1; shift < BlockSize; shift <<= 1)
            bits ^= bits << shift;
        return bits;
    }

    private struct Place
    {
        public int At;
        public int Depth;
        public bool IsInString;
    }

    private readonly record struct Marks(ulong Quotes, ulong Backslashes, ulong Opening, ulong Closing)
    {
        public static Marks Of(ReadOnlySpan<byte> block)
        {
            ref var first = ref MemoryMarshal.GetReference(block);
            ulong quotes = 0, backslashes = 0, opening = 0, closing = 0;
            for (var at = 0; at < BlockSize; at += Vector128<byte>.Count)
            {
                var bytes = Vector128.LoadUnsafe(ref first, (nuint)at);
                // `{` and `[`, `}` and `]` differ in one bit.
                var folded = bytes | Vector128.Create((byte)0x20);
                quotes |= Bits(bytes, (byte)'"') << at;
                backslashes |= Bits(bytes, (byte)'\\') << at;
                opening |= Bits(folded, (byte)'{') << at;
                closing |= Bits(folded, (byte)'}') << at;
            }

            return new Marks(quotes, backslashes, opening, closing);
        }

        private static ulong Bits(Vector128<byte> bytes, byte value) =>
            Vector128.Equals(bytes, Vector128.Create(value)).ExtractMostSignificantBits();
    }
}
