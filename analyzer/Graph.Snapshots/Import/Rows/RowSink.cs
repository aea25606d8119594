using Graph.Model;

namespace Graph.Snapshots.Import.Rows;

/// <summary>Takes the rows of one document; they reach the snapshot all together or not at all.</summary>
internal sealed class RowSink(SnapshotWriter writer)
{
    private readonly List<(object Row, Adder Adder)> _rows = [];
    private readonly List<(string Path, string Text)> _notes = [];

    /// <summary>Remarks on the document at hand: a place in it, and what is to say of it.</summary>
    public IReadOnlyList<(string Path, string Text)> Notes => _notes;

    public void Add<TRow>(TRow row)
        where TRow : class =>
        _rows.Add((row, Adder<TRow>.Instance));

    /// <summary>How many rows it has taken of the document at hand.</summary>
    public int Count => _rows.Count;

    /// <summary>Drops the rows that came after the first so many.</summary>
    public void Forget(int count) => _rows.RemoveRange(count, _rows.Count - count);

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
        // Most documents have few rows, and hardly any clashes: what was added is remembered only as a count and its exceptions.
        HashSet<int>? known = null;
        for (var i = 0; i < _rows.Count; i++)
        {
            var (row, adder) = _rows[i];
            if (!adder.TryAdd(writer, row, out var isNew))
            {
                TakeBack(i, known);
                return row.GetType().Name;
            }

            if (!isNew)
                (known ??= []).Add(i);
        }

        return null;
    }

    // A row that another document has told too stays.
    private void TakeBack(int count, HashSet<int>? known)
    {
        for (var i = 0; i < count; i++)
        {
            if (known?.Contains(i) is not true)
                _rows[i].Adder.Remove(writer, _rows[i].Row);
        }
    }

    public void Clear()
    {
        _rows.Clear();
        _notes.Clear();
    }

    private abstract class Adder
    {
        public abstract bool TryAdd(SnapshotWriter writer, object row, out bool isNew);

        public abstract void Remove(SnapshotWriter writer, object row);
    }

    private sealed class Adder<TRow> : Adder
        where TRow : class
    {
        public static readonly Adder<TRow> Instance = new();

        public override bool TryAdd(SnapshotWriter writer, object row, out bool isNew) => writer.TryAdd((TRow)row, out isNew);

        public override void Remove(SnapshotWriter writer, object row) => writer.Remove((TRow)row);
    }
}
