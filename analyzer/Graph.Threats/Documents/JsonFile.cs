using System.Collections.Immutable;
using System.Text;
using System.Text.Json;

namespace Graph.Threats.Documents;

/// <summary>Reads JSON with the place of every part.</summary>
internal ref struct JsonFile
{
    private readonly ReadOnlySpan<byte> _bytes;
    private Utf8JsonReader _reader;
    private int _line = 1;
    private int _lineStart;
    private int _seen;
    private int _nodes;

    private JsonFile(ReadOnlySpan<byte> bytes)
    {
        _bytes = bytes;
        _reader = new Utf8JsonReader(bytes, new JsonReaderOptions { MaxDepth = DocumentLimits.Depth + 1 });
    }

    /// <exception cref="DocumentException">no JSON, a key twice, or too large.</exception>
    public static DocumentNode Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length > DocumentLimits.Characters)
            throw new DocumentException(new(1, 1), $"the file has more than {DocumentLimits.Characters} characters");
        try
        {
            var file = new JsonFile(Encoding.UTF8.GetBytes(text.TrimStart('\uFEFF')));
            file._reader.Read();
            var node = file.ReadNode();
            file._reader.Read();
            return node;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            var at = e is JsonException { LineNumber: { } line, BytePositionInLine: { } column }
                ? new Position((int)line + 1, (int)column + 1)
                : new Position(1, 1);
            throw new DocumentException(at, "this is no JSON here, or it is nested too deeply");
        }
    }

    private DocumentNode ReadNode()
    {
        var at = At();
        if (++_nodes > DocumentLimits.Nodes)
            throw new DocumentException(at, $"the file has more than {DocumentLimits.Nodes} parts");
        switch (_reader.TokenType)
        {
            case JsonTokenType.StartArray:
                var items = ImmutableArray.CreateBuilder<DocumentNode>();
                while (_reader.Read() && _reader.TokenType != JsonTokenType.EndArray)
                    items.Add(ReadNode());
                return new DocumentNode.List(at, items.ToImmutable());
            case JsonTokenType.StartObject:
                return ReadMap(at);
            case JsonTokenType.String:
                return new DocumentNode.Text(at, _reader.GetString()!, IsPlain: false);
            default:
                return new DocumentNode.Text(at, Encoding.UTF8.GetString(_reader.ValueSpan), IsPlain: true);
        }
    }

    private DocumentNode.Map ReadMap(Position at)
    {
        var entries = ImmutableArray.CreateBuilder<MapEntry>();
        var keys = new HashSet<string>(StringComparer.Ordinal);
        while (_reader.Read() && _reader.TokenType != JsonTokenType.EndObject)
        {
            var key = new DocumentNode.Text(At(), _reader.GetString()!, IsPlain: false);
            if (!keys.Add(key.Value))
                throw new DocumentException(key.At, $"`{key.Value}` is there twice");
            _reader.Read();
            entries.Add(new(key, ReadNode()));
        }

        return new(at, entries.ToImmutable());
    }

    /// <summary>The place of the current token: lines are counted from the last one on.</summary>
    private Position At()
    {
        var start = (int)_reader.TokenStartIndex;
        for (; _seen < start; _seen++)
        {
            if (_bytes[_seen] != '\n')
                continue;
            _line++;
            _lineStart = _seen + 1;
        }

        return new(_line, start - _lineStart + 1);
    }
}
