namespace Graph.Checker.Facts;

/// <summary>Rows grouped by a key, in the order they came; a key without rows has an empty list.</summary>
internal sealed class Lookup<TKey, TRow>
    where TKey : notnull
{
    private readonly Dictionary<TKey, List<TRow>> _rows = [];

    public IReadOnlyList<TRow> this[TKey key] => _rows.TryGetValue(key, out var rows) ? rows : [];

    public static Lookup<TKey, TRow> Of(IEnumerable<TRow> rows, Func<TRow, TKey> keyOf)
    {
        var lookup = new Lookup<TKey, TRow>();
        foreach (var row in rows)
            lookup.Add(keyOf(row), row);
        return lookup;
    }

    public void Add(TKey key, TRow row)
    {
        if (!_rows.TryGetValue(key, out var rows))
            _rows[key] = rows = [];
        rows.Add(row);
    }
}
