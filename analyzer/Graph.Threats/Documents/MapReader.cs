using System.Collections.Immutable;
using System.Globalization;

namespace Graph.Threats.Documents;

/// <summary>Gathers what is wrong with a file, so that a person sees all of it at once.</summary>
internal sealed class Problems
{
    private const int Most = 50;

    private readonly List<Problem> _problems = [];

    public bool IsEmpty => _problems.Count == 0;

    public void Add(Position at, string message)
    {
        if (_problems.Count < Most)
            _problems.Add(new(at, message));
    }

    /// <exception cref="DocumentException">something is wrong.</exception>
    public void ThrowIfAny()
    {
        if (_problems.Count > 0)
            throw new DocumentException([.. _problems.OrderBy(problem => problem.At)]);
    }
}

/// <summary>
/// Reads a map with known keys. What is wrong is noted, and a stand-in returned: nobody uses what was read before
/// <see cref="Problems.ThrowIfAny"/>.
/// </summary>
internal sealed class MapReader
{
    private readonly Dictionary<string, DocumentNode> _values = new(StringComparer.Ordinal);

    /// <param name="what">the thing that is read, with its article: `a waiver`.</param>
    /// <param name="node">null: as an empty map at the place of its parent.</param>
    public MapReader(DocumentNode? node, Position at, string what, Problems problems, params string[] keys)
    {
        Problems = problems;
        What = what;
        At = node?.At ?? at;
        if (node is null or DocumentNode.Text { IsNull: true })
            return;
        if (node is not DocumentNode.Map map)
        {
            problems.Add(node.At, $"{what} is a map of {string.Join(", ", keys)}");
            return;
        }

        foreach (var entry in map.Entries)
        {
            if (keys.Contains(entry.Key.Value))
                _values[entry.Key.Value] = entry.Value;
            else
                problems.Add(entry.Key.At, $"`{entry.Key.Value}` is nothing that {what} has: {Guess.Of(entry.Key.Value, keys)}");
        }
    }

    public Problems Problems { get; }

    public string What { get; }

    public Position At { get; }

    public bool Has(string key) => _values.TryGetValue(key, out var node) && node is not DocumentNode.Text { IsNull: true };

    public DocumentNode? Node(string key) => Has(key) ? _values[key] : null;

    public Position PositionOf(string key) => _values.TryGetValue(key, out var node) ? node.At : At;

    /// <summary>A text; null where the key is absent.</summary>
    public string? Text(string key) => Node(key) switch
    {
        null => null,
        DocumentNode.Text text => text.Value,
        { } other => Wrong<string>(other.At, $"`{key}` of {What} is one text"),
    };

    /// <summary>A text that must be there; empty where it is not.</summary>
    public string RequiredText(string key)
    {
        if (Text(key) is { Length: > 0 } text)
            return text;
        if (Node(key) is null or DocumentNode.Text)
            Problems.Add(PositionOf(key), $"{What} needs `{key}`");
        return "";
    }

    /// <summary>One of some words; the first where the key is absent.</summary>
    public string Word(string key, params string[] words)
    {
        if (Text(key) is not { } text)
            return words[0];
        if (!words.Contains(text))
            Problems.Add(PositionOf(key), $"`{text}` is not known to `{key}`: {Guess.Of(text, words)}");
        return text;
    }

    public bool Truth(string key) => Word(key, "false", "true") == "true";

    public int? Number(string key, int least, int most)
    {
        if (Text(key) is not { } text)
            return null;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
            return number;
        return Wrong<int>(PositionOf(key), $"`{text}` is no number for `{key}`: give {least} to {most}");
    }

    /// <summary>Texts: a list, or one text alone; empty where the key is absent.</summary>
    public ImmutableArray<DocumentNode.Text> Texts(string key) => Node(key) switch
    {
        null => [],
        DocumentNode.Text text => [text],
        DocumentNode.List list => [.. list.Items.Select(item => TextOf(item, key)).OfType<DocumentNode.Text>()],
        { } other => Wrong<ImmutableArray<DocumentNode.Text>>(other.At, $"`{key}` of {What} is a list of texts", []),
    };

    /// <summary>The items of a list; none where the key is absent.</summary>
    public ImmutableArray<DocumentNode> Items(string key) => Node(key) switch
    {
        null => [],
        DocumentNode.List list => list.Items,
        { } other => Wrong<ImmutableArray<DocumentNode>>(other.At, $"`{key}` of {What} is a list", []),
    };

    /// <summary>The entries of a map with free keys; none where the key is absent.</summary>
    public ImmutableArray<MapEntry> Entries(string key) => Node(key) switch
    {
        null => [],
        DocumentNode.Map map => map.Entries,
        { } other => Wrong<ImmutableArray<MapEntry>>(other.At, $"`{key}` of {What} is a map", []),
    };

    private DocumentNode.Text? TextOf(DocumentNode item, string key)
    {
        if (item is DocumentNode.Text text)
            return text;
        Problems.Add(item.At, $"`{key}` of {What} is a list of texts");
        return null;
    }

    private T? Wrong<T>(Position at, string message, T? standIn = default)
    {
        Problems.Add(at, message);
        return standIn;
    }
}
