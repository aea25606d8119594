namespace Graph.Benchmarks;

/// <summary>A table of text for people: the first column to the left, numbers to the right.</summary>
internal static class Table
{
    public static void Write(TextWriter output, params IReadOnlyList<string[]> rows)
    {
        var widths = Enumerable.Range(0, rows[0].Length)
            .Select(column => rows.Max(row => row[column].Length)).ToArray();
        foreach (var row in rows)
        {
            output.WriteLine(string.Join("  ", row.Select((cell, column) =>
                column == 0 ? cell.PadRight(widths[column]) : cell.PadLeft(widths[column]))));
        }
    }
}
