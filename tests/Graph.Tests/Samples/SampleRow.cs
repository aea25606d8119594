namespace Graph.Tests.Samples;

/// <summary>A line of a sample's expectations.csv. No cell of it holds a comma.</summary>
public sealed record SampleRow(
    string Source, string Destination, string Protocol, string Port, string Expect, string Id, string Note)
{
    /// <exception cref="FormatException">the line has not seven cells.</exception>
    public static SampleRow Parse(string line) => line.Split(',') is [var source, var destination, var protocol, var port, var expect, var id, var note]
        ? new SampleRow(source, destination, protocol, port, expect, id, note)
        : throw new FormatException($"`{line}` has not seven cells");
}
