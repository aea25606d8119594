using Graph.Model;

namespace Graph.Snapshots.Import.Rows;

/// <summary>
/// Takes the rows of one document; they reach the snapshot all together or not at all. Only of its optional parts one may fail
/// by itself.
/// </summary>
internal sealed class RowSink(SnapshotWriter writer)
{
    private readonly List<(object Row, Adder Adder)> _rows = [];
    private readonly List<(int Start, int End, string Path)> _optional = [];
    private readonly List<(string Path, string Text)> _notes = [];

    /// <summary>Remarks on the document at hand: a place in it, and what is to say of it.</summary>
    public IReadOnlyList<(string Path, string Text)> Notes => _notes;

    public void Add<TRow>(TRow row)
        where TRow : class =>
        _rows.Add((row, Adder<TRow>.Instance));

    /// <summary>Takes the rows of a part that the document can do without; one that cannot be read is left out and noted.</summary>
    public void AddOptional(in Node part, Action<Node, RowSink> read)
    {
        var start = _rows.Count;
        try
        {
            read(part, this);
            _optional.Add((start, _rows.Count, part.Path));
        }
        catch (BadObjectException bad)
        {
            _rows.RemoveRange(start, _rows.Count - start);
            Note(bad.Path, $"{bad.Reason}: this part is left out");
        }
    }

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
        HashSet<int>? known = null;
        for (var i = 0; i < _rows.Count; i++)
        {
            var (row, adder) = _rows[i];
            if (adder.TryAdd(writer, row, out var isNew))
            {
                if (!isNew)
                    (known ??= []).Add(i);
            }
            else if (_optional.Find(one => one.Start <= i && i < one.End) is { End: > 0 } part)
            {
                TakeBack(part.Start, i, known);
                Note(part.Path, $"contradicts another object's {row.GetType().Name}: this part is left out");
                i = part.End - 1;
            }
            else
            {
                TakeBack(0, i, known);
                return row.GetType().Name;
            }
        }

        return null;
    }

    public void Clear()
    {
        _rows.Clear();
        _optional.Clear();
        _notes.Clear();
    }

    // A row that another document has told too stays.
    private void TakeBack(int start, int end, HashSet<int>? known)
    {
        for (var i = start; i < end; i++)
        {
            if (known?.Contains(i) is not true)
                _rows[i].Adder.Remove(writer, _rows[i].Row);
        }
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
