using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Graph.Snapshots.Import.Reading;

/// <summary>
/// Copies a JSON object without the white space between its parts, and makes sure on the way that it is JSON: the fast way
/// through an answer, where nearly every byte is looked at once and no more. It never judges: what it does not take is for
/// <see cref="System.Text.Json.Utf8JsonReader"/> to take or to refuse, and it takes nothing that the reader refuses.
/// </summary>
internal ref struct JsonCompactor
{
    private static readonly SearchValues<byte> HexDigits = SearchValues.Create("0123456789abcdefABCDEF"u8);

    private readonly ReadOnlySpan<byte> _json;
    private readonly Span<byte> _target;
    private int _at;
    private int _written;

    private JsonCompactor(ReadOnlySpan<byte> json, Span<byte> target)
    {
        _json = json;
        _target = target;
    }

    /// <summary>Copies the object at the beginning of the text. False: it is no whole object, or is too deep, or no JSON.</summary>
    /// <param name="target">as long as the text at least; holds anything behind what was written.</param>
    /// <param name="read">
    /// the length of the object in the text; where there is none, how far it went: nearly to the end if only the end is missing.
    /// </param>
    public static bool TryCopy(ReadOnlySpan<byte> json, Span<byte> target, int maxDepth, out int read, out int written)
    {
        if (target.Length < json.Length)
            throw new ArgumentException("the target is shorter than the text", nameof(target));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(maxDepth, 64);
        var copy = new JsonCompactor(json, target);
        var isCopied = json.StartsWith("{"u8) && copy.TryCopyValue(maxDepth);
        read = copy._at;
        written = copy._written;
        return isCopied;
    }

    /// <summary>How close to the end of the text the compactor stops if nothing else is wrong: within an escape at most.</summary>
    public const int LongestToken = 6;

    /// <summary>The number of blanks, as JSON has them, at the beginning of the text.</summary>
    public static int Blanks(ReadOnlySpan<byte> text)
    {
        var at = 0;
        if (text.IsEmpty || text[0] > (byte)' ')
            return at;
        ref var first = ref MemoryMarshal.GetReference(text);
        while (at + Vector128<byte>.Count <= text.Length)
        {
            var bytes = Vector128.LoadUnsafe(ref first, (nuint)at);
            var blank = Vector128.Equals(bytes, Vector128.Create((byte)' '))
                | Vector128.Equals(bytes, Vector128.Create((byte)'\n'))
                | Vector128.Equals(bytes, Vector128.Create((byte)'\r'))
                | Vector128.Equals(bytes, Vector128.Create((byte)'\t'));
            var others = ~blank.ExtractMostSignificantBits() & 0xFFFF;
            if (others != 0)
                return at + BitOperations.TrailingZeroCount(others);
            at += Vector128<byte>.Count;
        }

        while (at < text.Length && text[at] is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t')
            at++;
        return at;
    }

    // The byte behind blanks; 0, which nothing begins with, at the end.
    private byte Next()
    {
        if (_at < _json.Length && _json[_at] > (byte)' ')
            return _json[_at];
        _at += Blanks(_json[_at..]);
        return _at < _json.Length ? _json[_at] : (byte)0;
    }

    private void Put()
    {
        _target[_written++] = _json[_at++];
    }

    private bool TryCopyValue(int maxDepth)
    {
        // One bit for each container that is open, the innermost lowest: whether it is an array.
        ulong arrays = 0;
        var depth = 0;
        while (true)
        {
            var first = Next();
            if (first is (byte)'{' or (byte)'[')
            {
                if (depth++ == maxDepth)
                    return false;
                var isArray = first == (byte)'[';
                arrays = (arrays << 1) | (isArray ? 1UL : 0);
                Put();
                var isEmpty = Next() == (isArray ? (byte)']' : (byte)'}');
                if (!isEmpty && !isArray && !TryCopyName())
                    return false;
                if (!isEmpty)
                    continue;
            }
            else if (first == (byte)'"' ? !TryCopyString() : !TryCopyScalar(first))
            {
                return false;
            }

            // Behind a value: what comes next in its container, or the container's end, which is a value's end again.
            while (true)
            {
                if (depth == 0)
                    return true;
                var isArray = (arrays & 1) != 0;
                var next = Next();
                if (next == (byte)',')
                {
                    Put();
                    if (!isArray && !TryCopyName())
                        return false;
                    break;
                }

                if (next != (isArray ? (byte)']' : (byte)'}'))
                    return false;
                Put();
                arrays >>= 1;
                depth--;
            }
        }
    }

    private bool TryCopyName()
    {
        if (Next() != (byte)'"' || !TryCopyString() || Next() != (byte)':')
            return false;
        Put();
        return true;
    }

    // Copies sixteen bytes at a time, past the string's end at times: what comes behind it is written over them.
    private bool TryCopyString()
    {
        ref var source = ref MemoryMarshal.GetReference(_json);
        ref var target = ref MemoryMarshal.GetReference(_target);
        Put();
        while (true)
        {
            while (_at + Vector128<byte>.Count <= _json.Length)
            {
                var bytes = Vector128.LoadUnsafe(ref source, (nuint)_at);
                bytes.StoreUnsafe(ref target, (nuint)_written);
                var special = Vector128.Equals(bytes, Vector128.Create((byte)'"'))
                    | Vector128.Equals(bytes, Vector128.Create((byte)'\\'))
                    | Vector128.LessThan(bytes, Vector128.Create((byte)' '));
                var found = special.ExtractMostSignificantBits();
                var plain = found == 0 ? Vector128<byte>.Count : BitOperations.TrailingZeroCount(found);
                _at += plain;
                _written += plain;
                if (found != 0)
                    break;
            }

            while (_at < _json.Length && _json[_at] >= (byte)' ' && _json[_at] is not ((byte)'"' or (byte)'\\'))
                Put();
            if (_at == _json.Length)
                return false;
            if (_json[_at] == (byte)'"')
            {
                Put();
                return true;
            }

            if (_json[_at] != (byte)'\\' || !TryCopyEscape())
                return false;
        }
    }

    private bool TryCopyEscape()
    {
        if (_at + 6 > _json.Length)
            return false;
        var length = _json[_at + 1] switch
        {
            (byte)'"' or (byte)'\\' or (byte)'/' or (byte)'b' or (byte)'f' or (byte)'n' or (byte)'r' or (byte)'t' => 2,
            (byte)'u' when _json.Slice(_at + 2, 4).IndexOfAnyExcept(HexDigits) < 0 => 6,
            _ => 0,
        };
        for (var i = 0; i < length; i++)
            Put();
        return length > 0;
    }

    private bool TryCopyScalar(byte first) => first switch
    {
        (byte)'t' => TryCopyWord("true"u8),
        (byte)'f' => TryCopyWord("false"u8),
        (byte)'n' => TryCopyWord("null"u8),
        _ => TryCopyNumber(),
    };

    private bool TryCopyWord(ReadOnlySpan<byte> word)
    {
        if (!_json[_at..].StartsWith(word))
            return false;
        word.CopyTo(_target[_written..]);
        _at += word.Length;
        _written += word.Length;
        return true;
    }

    // What follows is looked at by the caller: a number that does not end here is none.
    private bool TryCopyNumber()
    {
        if (Is((byte)'-'))
            Put();
        if (Is((byte)'0'))
            Put();
        else if (!TryCopyDigits())
            return false;
        if (Is((byte)'.'))
        {
            Put();
            if (!TryCopyDigits())
                return false;
        }

        if (!Is((byte)'e') && !Is((byte)'E'))
            return true;
        Put();
        if (Is((byte)'+') || Is((byte)'-'))
            Put();
        return TryCopyDigits();
    }

    private bool TryCopyDigits()
    {
        var from = _at;
        while (_at < _json.Length && _json[_at] is >= (byte)'0' and <= (byte)'9')
            Put();
        return _at > from;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly bool Is(byte value) => _at < _json.Length && _json[_at] == value;
}
