using System.Collections.Immutable;
using System.Globalization;

namespace Graph.Threats.Documents;

/// <summary>A place in a text file, both from 1.</summary>
public readonly record struct Position(int Line, int Column) : IComparable<Position>
{
    public int CompareTo(Position other) => Line != other.Line ? Line.CompareTo(other.Line) : Column.CompareTo(other.Column);

    public static bool operator <(Position left, Position right) => left.CompareTo(right) < 0;

    public static bool operator >(Position left, Position right) => left.CompareTo(right) > 0;

    public static bool operator <=(Position left, Position right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Position left, Position right) => left.CompareTo(right) >= 0;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Line}:{Column}");
}

/// <summary>A part of a YAML or JSON file with its place: a text, a list or a map. Holds what was written and no more.</summary>
internal abstract record DocumentNode(Position At)
{
    /// <param name="IsPlain">unquoted, so that it may stand for a number, a truth value or nothing.</param>
    public sealed record Text(Position At, string Value, bool IsPlain) : DocumentNode(At)
    {
        public bool IsNull => IsPlain && Value is "" or "~" or "null";
    }

    public sealed record List(Position At, ImmutableArray<DocumentNode> Items) : DocumentNode(At);

    /// <param name="Entries">in the file's order; no key is there twice.</param>
    public sealed record Map(Position At, ImmutableArray<MapEntry> Entries) : DocumentNode(At)
    {
        public DocumentNode? Find(string key) => Entries.FirstOrDefault(entry => entry.Key.Value == key)?.Value;
    }
}

internal sealed record MapEntry(DocumentNode.Text Key, DocumentNode Value);
