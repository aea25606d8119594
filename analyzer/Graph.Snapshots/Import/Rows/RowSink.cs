using Graph.Model;

namespace Graph.Snapshots.Import.Rows;

/// <summary>Takes the rows of one document; they reach the snapshot all together or not at all.</summary>
internal sealed class RowSink(SnapshotWriter writer)
{
    private readonly List<(object Row, Action<SnapshotWriter, object> Add)> _rows = [];
    private readonly List<string> _notes = [];

    /// <summary>Remarks on the document at hand, each continuing the object's place.</summary>
    public IReadOnlyList<string> Notes => _notes;

    public void Add<TRow>(TRow row)
        where TRow : class =>
        _rows.Add((row, Adder<TRow>.Add));

    public void Note(string text) => _notes.Add(text);

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
                Note($"{tag.Path} repeats a tag's key: only the first is kept");
        }
    }

    public void Commit()
    {
        foreach (var (row, add) in _rows)
            add(writer, row);
        Clear();
    }

    public void Clear()
    {
        _rows.Clear();
        _notes.Clear();
    }

    private static class Adder<TRow>
        where TRow : class
    {
        public static readonly Action<SnapshotWriter, object> Add = (writer, row) => writer.Add((TRow)row);
    }
}
