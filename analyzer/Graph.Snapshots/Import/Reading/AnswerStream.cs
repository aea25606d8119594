using System.Buffers;
using System.Globalization;
using System.Text.Json;

namespace Graph.Snapshots.Import.Reading;

/// <summary>
/// Reads a file of answers as a stream: the members of its top-level objects one after the other, and the elements of their
/// lists one at a time. Holds the largest element at most. Several objects may follow each other, as `aws ... >> file` writes.
/// </summary>
internal sealed class AnswerStream(MeteredStream input, int objectLimit = ImportLimits.ObjectBytes) : IDisposable
{
    private const int FirstSize = 256 * 1024;

    // Rented: an estate has thousands of small files, and buffers of this size would wake the full garbage collection.
    private byte[]? _rented = objectLimit < FirstSize ? null : ArrayPool<byte>.Shared.Rent(FirstSize);
    private byte[] _own = objectLimit < FirstSize ? new byte[objectLimit] : [];
    private int _start;
    private int _end;
    private long _offset;
    private bool _isFinal;
    private bool _isOpened;

    // Behind an object in a list: what follows is another one, or the list's end.
    private bool _isBehindObject;

    // What the compactor passes over, the reader's state does not know of: there it still stands behind an earlier object.
    private byte[] _compact = [];
    private TextPosition _position;
    private TextPosition _readerPosition;
    private JsonReaderState _state = new(new JsonReaderOptions { MaxDepth = ImportLimits.Depth, AllowMultipleValues = true });

    /// <summary>What kind of value the member has that was read last.</summary>
    public JsonTokenType ValueType { get; private set; }

    /// <summary>Whether a top-level object ended before the member that was read last.</summary>
    public bool IsNewAnswer { get; private set; }

    /// <summary>The first bytes, for telling a text that is not JSON.</summary>
    /// <exception cref="InputProblemException">the text is UTF-16.</exception>
    public ReadOnlySpan<byte> Peek()
    {
        if (!_isOpened)
        {
            Fill();
            _isOpened = true;
            var text = Buffer.AsSpan(0, _end);
            if (text.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]) || text.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]))
                throw new InputProblemException("is UTF-16: save it as UTF-8");
            if (text.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
                _start = 3;
        }

        return Buffer.AsSpan(_start, _end - _start);
    }

    /// <summary>Goes to the next member of a top-level object; its value is still to be read or skipped.</summary>
    /// <exception cref="InputProblemException">the text is not JSON, is cut short, or is no object.</exception>
    public bool TryReadMember(out string name)
    {
        Peek();
        IsNewAnswer = false;
        while (true)
        {
            var type = ReadToken(out name);
            switch (type)
            {
                case JsonTokenType.None:
                    return false;
                case JsonTokenType.StartObject:
                    IsNewAnswer = true;
                    break;
                case JsonTokenType.EndObject:
                    break;
                case JsonTokenType.PropertyName:
                    ValueType = PeekValueType();
                    return true;
                default:
                    throw new InputProblemException("is JSON, but not an answer: an object with the list under its name");
            }
        }
    }

    /// <summary>Enters the list that is the member's value.</summary>
    public void EnterList()
    {
        ReadToken(out _);
        _isBehindObject = false;
    }

    /// <summary>The next element, valid until the next call; false at the list's end.</summary>
    /// <param name="element">empty where the element is larger than the limit: it has been skipped.</param>
    public bool TryReadElement(out JsonValue element)
    {
        if (_isBehindObject && TryCopyObject(out element))
            return true;
        var isThere = TryReadNext(out var text);
        element = new JsonValue(text, IsCompact: false);
        _isBehindObject = isThere && text.Span.StartsWith("{"u8);
        return isThere;
    }

    private bool TryCopyObject(out JsonValue element)
    {
        while (true)
        {
            var text = Buffer.AsSpan(_start, _end - _start);
            var comma = JsonCompactor.Blanks(text);
            if (comma < text.Length && text[comma] != (byte)',')
                break;
            if (comma < text.Length)
            {
                var from = comma + 1;
                from += JsonCompactor.Blanks(text[from..]);
                if (_compact.Length < Buffer.Length)
                    RentCompact();
                if (JsonCompactor.TryCopy(text[from..], _compact, ElementDepth, out var read, out var written))
                {
                    element = new JsonValue(_compact.AsMemory(0, written), IsCompact: true);
                    _position.Pass(text[..(from + read)]);
                    _start += from + read;
                    return true;
                }

                // Something is wrong, which the reader will find out.
                if (from + read + JsonCompactor.LongestToken < text.Length)
                    break;
            }

            if (_isFinal || IsFull)
                break;
            Fill();
        }

        element = default;
        return false;
    }

    // An element lies in a list, which lies in an object.
    private const int ElementDepth = ImportLimits.Depth - 2;

    private bool TryReadNext(out ReadOnlyMemory<byte> element)
    {
        while (true)
        {
            var reader = Reader();
            if (Advance(ref reader))
            {
                if (reader.TokenType == JsonTokenType.EndArray)
                {
                    Commit(ref reader);
                    element = default;
                    return false;
                }

                var from = (int)reader.TokenStartIndex;
                if (Skip(ref reader))
                {
                    element = Buffer.AsMemory(_start + from, (int)reader.BytesConsumed - from);
                    Commit(ref reader);
                    return true;
                }
            }

            if (IsFull)
            {
                SkipValue();
                element = default;
                return true;
            }

            Fill();
        }
    }

    /// <summary>The member's value as a whole, valid until the next call; empty where it is larger than the limit.</summary>
    public ReadOnlyMemory<byte> ReadValue() => TryReadNext(out var value) ? value : default;

    /// <summary>Passes over the value that comes next, however large.</summary>
    public void SkipValue()
    {
        var depth = 0;
        do
        {
            depth += ReadToken(out _) switch
            {
                JsonTokenType.StartObject or JsonTokenType.StartArray => 1,
                JsonTokenType.EndObject or JsonTokenType.EndArray => -1,
                JsonTokenType.None => throw CutShort(),
                _ => 0,
            };
        }
        while (depth > 0);
    }

    private bool IsFull => _end - _start >= objectLimit;

    private Utf8JsonReader Reader() => new(Buffer.AsSpan(_start, _end - _start), _isFinal, _state);

    private JsonTokenType ReadToken(out string name)
    {
        while (true)
        {
            var reader = Reader();
            if (Advance(ref reader))
            {
                var type = reader.TokenType;
                name = type == JsonTokenType.PropertyName && reader.CurrentDepth == 1 ? NameOf(ref reader) : "";
                Commit(ref reader);
                return type;
            }

            if (_isFinal)
            {
                name = "";
                return JsonTokenType.None;
            }

            if (IsFull)
                throw new InputProblemException(LimitText("holds a single value larger than"));
            Fill();
        }
    }

    private JsonTokenType PeekValueType()
    {
        while (true)
        {
            var reader = Reader();
            if (Advance(ref reader))
                return reader.TokenType;
            if (_isFinal)
                throw CutShort();
            // A scalar may be longer than any buffer; that it is one shows in its first byte.
            if (IsFull)
                return JsonTokenType.String;
            Fill();
        }
    }

    private static string NameOf(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString() ?? "";
        }
        catch (InvalidOperationException e)
        {
            throw new InputProblemException("has a key that is not UTF-8", e);
        }
    }

    private bool Advance(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.Read();
        }
        catch (JsonException e)
        {
            throw Damaged(e);
        }
    }

    private bool Skip(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.TrySkip();
        }
        catch (JsonException e)
        {
            throw Damaged(e);
        }
    }

    private InputProblemException Damaged(JsonException e)
    {
        if (e.Message.Contains("maximum configured depth", StringComparison.Ordinal))
            return new InputProblemException($"is nested deeper than {ImportLimits.Depth} levels", e);
        if (_isFinal && EndsThere(e))
            return CutShort();
        var lines = (e.LineNumber ?? 0) - _readerPosition.Line;
        var inLine = e.BytePositionInLine ?? 0;
        if (lines == 0)
            inLine += _position.Byte - _readerPosition.Byte;
        return new InputProblemException(
            string.Create(CultureInfo.InvariantCulture, $"is not JSON at line {_position.Line + lines + 1}, byte {inLine}"), e);
    }

    private static bool EndsThere(JsonException e) =>
        e.Message.Contains("end of data", StringComparison.Ordinal)
        || e.Message.Contains("end of the JSON payload", StringComparison.Ordinal);

    private InputProblemException CutShort() =>
        new(string.Create(CultureInfo.InvariantCulture, $"is cut short after {_offset + _end} bytes"));

    private static string LimitText(string what) =>
        string.Create(CultureInfo.InvariantCulture, $"{what} {ImportLimits.ObjectBytes >> 20} MiB");

    private void Commit(ref Utf8JsonReader reader)
    {
        var passed = Buffer.AsSpan(_start, (int)reader.BytesConsumed);
        _state = reader.CurrentState;
        _position.Pass(passed);
        _readerPosition.Pass(passed);
        _start += passed.Length;
    }

    public void Dispose()
    {
        ReturnRented();
        if (_compact.Length > 0)
            ArrayPool<byte>.Shared.Return(_compact);
        _compact = [];
    }

    private void ReturnRented()
    {
        if (_rented is { } rented)
            ArrayPool<byte>.Shared.Return(rented);
        _rented = null;
    }

    private void RentCompact()
    {
        if (_compact.Length > 0)
            ArrayPool<byte>.Shared.Return(_compact);
        _compact = ArrayPool<byte>.Shared.Rent(Buffer.Length);
    }

    private byte[] Buffer => _rented ?? _own;

    private void Grow()
    {
        var larger = new byte[(int)Math.Min((long)Buffer.Length * 2, objectLimit)];
        Buffer.CopyTo(larger, 0);
        ReturnRented();
        _own = larger;
    }

    private void Fill()
    {
        if (_start > 0)
        {
            Buffer.AsSpan(_start, _end - _start).CopyTo(Buffer);
            _offset += _start;
            _end -= _start;
            _start = 0;
        }

        if (_end == Buffer.Length)
            Grow();
        while (_end < Buffer.Length)
        {
            int count;
            try
            {
                count = input.Read(Buffer.AsSpan(_end));
            }
            catch (Exception e) when (e is IOException or InvalidDataException or UnauthorizedAccessException)
            {
                throw new InputProblemException($"cannot be read to its end: {e.Message}", e);
            }

            if (count == 0)
            {
                _isFinal = true;
                return;
            }

            _end += count;
        }
    }
}
