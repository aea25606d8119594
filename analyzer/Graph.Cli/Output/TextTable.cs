namespace Graph.Cli.Output;

/// <summary>
/// Rows in aligned columns, two spaces apart. Never wrapped or cut: what is piped into a file is whole. Cells are made
/// safe for a terminal here.
/// </summary>
internal sealed class TextTable(params string[] headings)
{
    private readonly List<string[]> _rows = [];

    public int Count => _rows.Count;

    /// <exception cref="ArgumentException">the number of cells is not that of the headings.</exception>
    public void Add(params string[] cells)
    {
        if (cells.Length != headings.Length)
            throw new ArgumentException($"{cells.Length} cells in a table of {headings.Length} columns", nameof(cells));
        _rows.Add(Array.ConvertAll(cells, SafeText.Of));
    }

    public void Write(TextWriter output, string indent = "")
    {
        var widths = new int[headings.Length];
        foreach (var row in _rows.Prepend(headings))
        {
            for (var i = 0; i < row.Length; i++)
                widths[i] = Math.Max(widths[i], row[i].Length);
        }

        foreach (var row in _rows.Prepend(headings))
        {
            var padded = row.Select((cell, i) => cell.PadRight(widths[i]));
            output.WriteLine((indent + string.Join("  ", padded)).TrimEnd());
        }
    }
}
