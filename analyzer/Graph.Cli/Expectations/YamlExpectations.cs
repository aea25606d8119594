using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Graph.Cli.Expectations;

/// <summary>
/// Reads a table of expectations from YAML: a list of maps with the columns as keys. Read event by event, so that
/// nothing in the file makes objects of its own; anchors, aliases, tags and nested values have no place in it and are
/// refused.
/// </summary>
internal static class YamlExpectations
{
    /// <exception cref="UsageException">the file is no such list.</exception>
    public static ExpectationTable Read(string name, TextReader input, CancellationToken cancellation)
    {
        try
        {
            var maps = ReadMaps(new Parser(input), cancellation);
            var names = ColumnsOf(maps);
            var columns = new ExpectationColumns(names);
            var errors = new RowErrors(name);
            var rows = new List<Expectation>(maps.Count);
            foreach (var (line, map) in maps)
            {
                var cells = Array.ConvertAll(names, column => map.GetValueOrDefault(column, ""));
                if (columns.Read(line, cells, errors) is { } row)
                    rows.Add(row);
            }

            errors.ThrowIfAny();
            return new ExpectationTable(name, names, rows);
        }
        catch (FormatException e)
        {
            throw new UsageException($"`{name}` {e.Message}");
        }
        catch (YamlException e)
        {
            throw new UsageException($"`{name}` {At(e.Start)}: this is no YAML: {FirstLine(e.Message)}");
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException or OverflowException or IndexOutOfRangeException)
        {
            // YamlDotNet's parser loses its state in some damaged files.
            throw new UsageException($"`{name}` this is no YAML");
        }
    }

    private static List<(int Line, Dictionary<string, string> Map)> ReadMaps(
        Parser parser, CancellationToken cancellation)
    {
        var maps = new List<(int, Dictionary<string, string>)>();
        parser.Consume<StreamStart>();
        Expect<DocumentStart>(parser, "a list of maps is expected");
        Expect<SequenceStart>(parser, "a list of maps is expected");
        while (!parser.TryConsume<SequenceEnd>(out _))
        {
            cancellation.ThrowIfCancellationRequested();
            var start = Expect<MappingStart>(
                parser, "a map such as `{ source: internet, destination: i-..., port: 22 }` is expected");
            maps.Add(((int)start.Start.Line, ReadMap(parser)));
        }

        parser.Consume<DocumentEnd>();
        if (!parser.TryConsume<StreamEnd>(out _))
            throw new FormatException($"{At(parser.Current!.Start)}: one YAML document is expected, here begins another");
        return maps;
    }

    private static Dictionary<string, string> ReadMap(Parser parser)
    {
        var map = new Dictionary<string, string>(StringComparer.Ordinal);
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            var key = Text(parser);
            if (!map.TryAdd(key.Value, Text(parser).Value))
                throw new FormatException($"{At(key.Start)}: `{key.Value}` is there twice");
        }

        return map;
    }

    private static Scalar Text(Parser parser)
    {
        var scalar = Expect<Scalar>(parser, "a plain text or number is expected");
        if (!scalar.Anchor.IsEmpty || !scalar.Tag.IsEmpty)
            throw new FormatException($"{At(scalar.Start)}: anchors and tags are not read");
        return scalar is { Style: ScalarStyle.Plain, Value: "~" or "null" } ? new Scalar("") : scalar;
    }

    private static T Expect<T>(Parser parser, string otherwise)
        where T : ParsingEvent
    {
        if (parser.TryConsume<T>(out var found))
            return found;
        var what = parser.Current is AnchorAlias ? "aliases are not read" : otherwise;
        throw new FormatException($"{At(parser.Current?.Start ?? Mark.Empty)}: {what}");
    }

    /// <summary>The columns that are needed, then those that any map has.</summary>
    private static string[] ColumnsOf(List<(int Line, Dictionary<string, string> Map)> maps)
    {
        var names = new List<string>
        {
            ExpectationColumns.Source, ExpectationColumns.Destination,
            ExpectationColumns.Protocol, ExpectationColumns.Port, ExpectationColumns.Expect,
        };
        foreach (var (line, map) in maps)
        {
            foreach (var key in map.Keys)
            {
                if (!ExpectationColumns.IsKnown(key))
                    throw new FormatException($"{At(new Mark(0, line, 1))}: {ExpectationColumns.UnknownColumn(key)}");
                if (!names.Contains(key))
                    names.Add(key);
            }
        }

        return [.. names];
    }

    private static string At(Mark mark) => string.Create(CultureInfo.InvariantCulture, $"line {mark.Line}");

    private static string FirstLine(string text) => text.Split('\n')[0].TrimEnd();
}
