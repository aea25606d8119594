namespace Graph.Tests.Samples;

/// <summary>A line of a sample's expectations.csv. No cell of it holds a comma.</summary>
public sealed record SampleRow(
    string Source, string Destination, string Protocol, string Port, string Expect, string Id, string Note)
{
    /// <exception cref="FormatException">the line has not seven cells.</exception>
    public static SampleRow Parse(string line)
    {
        var cells = line.Split(',');
        return cells.Length == 7
            ? new SampleRow(cells[0], cells[1], cells[2], cells[3], cells[4], cells[5], cells[6])
            : throw new FormatException($"`{line}` has not seven cells");
    }
}
