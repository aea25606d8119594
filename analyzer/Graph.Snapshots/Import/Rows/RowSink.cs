using Graph.Model;

namespace Graph.Snapshots.Import.Rows;

/// <summary>Takes the rows of one document; they reach the snapshot all together or not at all.</summary>
internal sealed class RowSink(SnapshotWriter writer)
{
    private readonly List<(object Row, Func<SnapshotWriter, object, bool> Add)> _rows = [];
    private readonly List<(string Path, string Text)> _notes = [];

    /// <summary>Remarks on the document at hand: a place in it, and what is to say of it.</summary>
    public IReadOnlyList<(string Path, string Text)> Notes => _notes;

    public void Add<TRow>(TRow row)
        where TRow : class =>
        _rows.Add((row, Adder<TRow>.Add));

    public void Note(string path, string text) => _notes.Add((path, text));

    /// <summary>Adds the tags under one of AWS's three names; of a key that comes twice the first.</summary>
    public void AddTags(in Node body, string resourceId, string member = "Tags")
    {
        HashSet<string>? keys = null;
        foreach (var tag in body.List(member))
        {
            var key = tag.Text("Key");
            if ((keys ??= new HashSet<string>(StringComparer.Ordinal)).Add(key))
                Add(new Tag(resourceId, key, tag.TextOrEmpty("Value") ?? ""));
            else
                Note(tag.Path, "repeats a tag's key: only the first is kept");
        }
    }

    /// <summary>
    /// Hands the rows to the snapshot; the kind of the first row whose key another object has taken, else null.
    /// </summary>
    public string? TryCommit()
    {
        foreach (var (row, add) in _rows)
        {
            if (!add(writer, row))
                return row.GetType().Name;
        }

        return null;
    }

    public void Clear()
    {
        _rows.Clear();
        _notes.Clear();
    }

    private static class Adder<TRow>
        where TRow : class
    {
        public static readonly Func<SnapshotWriter, object, bool> Add = (writer, row) => writer.TryAdd((TRow)row);
    }
}
