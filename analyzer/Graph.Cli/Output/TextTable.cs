namespace Graph.Cli.Output;

/// <summary>
/// Rows in aligned columns, two spaces apart. Never cut: where a width is given, long cells go on in further lines of their column.
/// Cells are made safe for a terminal here: a line break in a text starts no line.
/// </summary>
internal sealed class TextTable(params string[] headings)
{
    private const string Gap = "  ";

    // Narrower columns are unreadable; a line is rather too long.
    private const int Narrowest = 8;

    private readonly List<string[]> _rows = [];

    public int Count => _rows.Count;

    /// <exception cref="ArgumentException">the number of cells is not that of the headings.</exception>
    public void Add(params string[] cells) => AddLines(Array.ConvertAll(cells, cell => new[] { cell }));

    /// <summary>A row of cells with lines of their own.</summary>
    /// <exception cref="ArgumentException">the number of cells is not that of the headings.</exception>
    public void AddLines(params string[][] cells)
    {
        if (cells.Length != headings.Length)
            throw new ArgumentException($"{cells.Length} cells in a table of {headings.Length} columns", nameof(cells));
        _rows.Add(Array.ConvertAll(cells, lines => string.Join('\n', lines.Select(SafeText.Of))));
    }

    /// <param name="width">the most that a line takes, indent included; null: as long as it is.</param>
    public void Write(TextWriter output, string indent = "", int? width = null)
    {
        var widths = WidthsWithin(width is { } most ? most - indent.Length : int.MaxValue);
        foreach (var row in _rows.Prepend(headings))
        {
            var cells = row.Select((cell, column) => WrappedText.Lines(cell, Math.Max(1, widths[column])).ToList()).ToList();
            var height = cells.Max(lines => lines.Count);
            for (var line = 0; line < height; line++)
            {
                var padded = cells.Select((lines, column) => (line < lines.Count ? lines[line] : "").PadRight(widths[column]));
                output.WriteLine((indent + string.Join(Gap, padded)).TrimEnd());
            }
        }
    }

    /// <summary>As wide as the cells need; where that is too much, the widest columns give way first.</summary>
    private int[] WidthsWithin(int most)
    {
        var widths = headings.Select((heading, column) => _rows.Select(row => row[column]).Prepend(heading)
            .Max(cell => cell.Split('\n').Max(line => line.Length))).ToArray();
        for (var excess = widths.Sum() + (Gap.Length * (widths.Length - 1)) - (long)most; excess > 0; excess--)
        {
            var widest = Array.IndexOf(widths, widths.Max());
            if (widths[widest] <= Narrowest)
                break;
            widths[widest]--;
        }

        return widths;
    }
}
