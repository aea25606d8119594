using System.Collections.Immutable;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Graph.Threats.Documents;

/// <summary>
/// Reads one YAML document event by event, so that nothing in the file makes objects of its own. Anchors, aliases and tags have no
/// place in it and are refused: what is not there cannot multiply.
/// </summary>
internal sealed class YamlFile
{
    private readonly Parser _parser;
    private int _nodes;
    private Position _last = new(1, 1);

    private YamlFile(string text) => _parser = new Parser(new StringReader(text));

    /// <exception cref="DocumentException">no YAML, more than one document, too large, or with constructs that are not read.</exception>
    public static DocumentNode Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length > DocumentLimits.Characters)
            throw new DocumentException(new(1, 1), $"the file has more than {DocumentLimits.Characters} characters");
        var file = new YamlFile(text);
        try
        {
            return file.ReadDocument();
        }
        catch (YamlException e)
        {
            throw new DocumentException(PositionOf(e.Start), $"this is no YAML: {e.Message.Split('\n')[0].TrimEnd()}");
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException or FormatException
            or OverflowException or IndexOutOfRangeException)
        {
            // YamlDotNet's parser loses its state in some damaged files.
            throw new DocumentException(file._last, "this is no YAML from here on");
        }
    }

    private DocumentNode ReadDocument()
    {
        _parser.Consume<StreamStart>();
        if (!_parser.TryConsume<DocumentStart>(out _))
            throw new DocumentException(new(1, 1), "the file is empty");
        var node = ReadNode(0);
        _parser.Consume<DocumentEnd>();
        return _parser.TryConsume<StreamEnd>(out _)
            ? node
            : throw new DocumentException(PositionOf(_parser.Current!.Start), "one document is expected, here begins another");
    }

    private DocumentNode ReadNode(int depth)
    {
        var current = _parser.Current ?? throw new DocumentException(new(1, 1), "the file ends early");
        var at = _last = PositionOf(current.Start);
        if (depth > DocumentLimits.Depth)
            throw new DocumentException(at, $"nested more than {DocumentLimits.Depth} deep");
        if (++_nodes > DocumentLimits.Nodes)
            throw new DocumentException(at, $"the file has more than {DocumentLimits.Nodes} parts");
        if (current is AnchorAlias)
            throw new DocumentException(at, "aliases are not read: write the value out");
        if (current is NodeEvent { Anchor.IsEmpty: false })
            throw new DocumentException(at, "anchors are not read: write the value out");
        if (current is NodeEvent { Tag.IsEmpty: false })
            throw new DocumentException(at, "YAML tags are not read: leave it out");
        if (_parser.TryConsume<Scalar>(out var scalar))
            return TextOf(scalar);
        if (_parser.TryConsume<SequenceStart>(out _))
            return ReadList(at, depth);
        _parser.Consume<MappingStart>();
        return ReadMap(at, depth);
    }

    private DocumentNode.List ReadList(Position at, int depth)
    {
        var items = ImmutableArray.CreateBuilder<DocumentNode>();
        while (!_parser.TryConsume<SequenceEnd>(out _))
            items.Add(ReadNode(depth + 1));
        return new(at, items.ToImmutable());
    }

    private DocumentNode.Map ReadMap(Position at, int depth)
    {
        var entries = ImmutableArray.CreateBuilder<MapEntry>();
        var keys = new HashSet<string>(StringComparer.Ordinal);
        while (!_parser.TryConsume<MappingEnd>(out _))
        {
            var node = ReadNode(depth + 1);
            if (node is not DocumentNode.Text key)
                throw new DocumentException(node.At, "a key must be a text");
            if (!keys.Add(key.Value))
                throw new DocumentException(key.At, $"`{key.Value}` is there twice");
            entries.Add(new(key, ReadNode(depth + 1)));
        }

        return new(at, entries.ToImmutable());
    }

    private static DocumentNode.Text TextOf(Scalar scalar) =>
        new(PositionOf(scalar.Start), scalar.Value, scalar.Style == ScalarStyle.Plain);

    private static Position PositionOf(Mark mark) => new((int)Math.Max(1, mark.Line), (int)Math.Max(1, mark.Column));
}
