namespace Graph.Collector.Output;

/// <summary>Rows in aligned columns, two spaces apart, never cut.</summary>
internal sealed class TextTable(params string[] headings)
{
    private readonly List<string[]> _rows = [];

    public void Add(params string[] cells) => _rows.Add(Array.ConvertAll(cells, SafeText.Of));

    public void Write(TextWriter output, string indent = "")
    {
        var all = _rows.Prepend(headings).ToList();
        var widths = headings.Select((_, column) => all.Max(row => row[column].Length)).ToArray();
        foreach (var row in all)
            output.WriteLine((indent + string.Join("  ", row.Select((cell, column) => cell.PadRight(widths[column])))).TrimEnd());
    }
}
