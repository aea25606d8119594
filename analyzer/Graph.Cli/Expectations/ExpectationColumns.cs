using System.Globalization;
using Graph.Cli.Output;
using Graph.Model.Addressing;
using Graph.Model.Evidence;
using Graph.Model.Questions;

namespace Graph.Cli.Expectations;

/// <summary>The columns of one table: which there are, in which order, and how a row of them is read.</summary>
internal sealed class ExpectationColumns
{
    public const string Source = "source";
    public const string Destination = "destination";
    public const string Protocol = "protocol";
    public const string Port = "port";
    public const string Expect = "expect";
    public const string SourcePort = "source_port";
    public const string Id = "id";
    public const string Note = "note";

    private static readonly string[] Known = [Source, Destination, Protocol, Port, Expect, SourcePort, Id, Note];
    private static readonly string[] Needed = [Source, Destination, Protocol, Port];

    private readonly int[] _places;

    /// <exception cref="FormatException">a column is unknown, there twice, or missing.</exception>
    public ExpectationColumns(string[] names)
    {
        Names = names;
        foreach (var name in names)
        {
            if (!Known.Contains(name))
                throw new FormatException(UnknownColumn(name));
            if (names.Count(other => other == name) > 1)
                throw new FormatException($"column `{name}` is there twice");
        }

        foreach (var name in Needed)
        {
            if (!names.Contains(name))
                throw new FormatException($"column `{name}` is missing: the columns are {string.Join(", ", Known)}");
        }

        _places = Array.ConvertAll(Known, name => Array.IndexOf(names, name));
    }

    public string[] Names { get; }

    public static bool IsKnown(string name) => Known.Contains(name);

    public static string UnknownColumn(string name) =>
        $"column `{name}` is unknown: the columns are {string.Join(", ", Known)}";

    /// <summary>Reads one row; what is wrong goes to <paramref name="errors"/>, and the result is null.</summary>
    public Expectation? Read(int line, string[] cells, RowErrors errors)
    {
        if (cells.Length != Names.Length)
        {
            var counts = string.Create(
                CultureInfo.InvariantCulture, $"{cells.Length} cells, the header has {Names.Length}");
            errors.Add(line, Names[Math.Min(cells.Length, Names.Length) - 1], counts);
            return null;
        }

        var column = Source;
        try
        {
            var source = EndpointReference.Parse(Cell(cells, column));
            var destination = EndpointReference.Parse(Cell(cells, column = Destination));
            var protocol = IpProtocol.Parse(Cell(cells, column = Protocol));
            var port = ParsePort(Cell(cells, column = Port));
            var sourcePort = ParsePort(Cell(cells, column = SourcePort));
            var expected = ParseVerdict(Cell(cells, column = Expect));
            column = Port;
            var traffic = Traffic.Of(protocol, port, sourcePort);
            return new Expectation(line, new Question(source, destination, traffic), expected, cells);
        }
        catch (FormatException e)
        {
            errors.Add(line, column, e.Message);
            return null;
        }
    }

    private string Cell(string[] cells, string column)
    {
        var place = _places[Array.IndexOf(Known, column)];
        return place < 0 ? "" : cells[place];
    }

    private static ushort? ParsePort(string text)
    {
        if (text.Length == 0)
            return null;
        return ushort.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port)
            ? port
            : throw new FormatException($"`{text}` is no port: give a number up to 65535, or nothing for icmp");
    }

    private static Verdict? ParseVerdict(string text)
    {
        if (text.Length == 0)
            return null;
        return VerdictWords.TryParse(text, out var verdict)
            ? verdict
            : throw new FormatException($"`{text}` is no verdict: give reachable, unreachable, unknown or nothing");
    }
}
