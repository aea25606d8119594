using System.Collections.Concurrent;
using Graph.Collector.Calls;

namespace Graph.Collector.Shapes;

/// <summary>The types of a service's answers, from AWS's own model of it (`shapes.py` extracts it).</summary>
internal sealed class ShapeTable
{
    private static readonly ConcurrentDictionary<string, ShapeTable> Loaded = new(StringComparer.Ordinal);

    private readonly Dictionary<string, Shape> _shapes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _operations = new(StringComparer.Ordinal);

    private ShapeTable(TextReader lines, bool isEc2)
    {
        while (lines.ReadLine() is { } line)
        {
            if (line.StartsWith('#'))
                continue;
            var colon = line.IndexOf(':');
            var name = line[..colon];
            if (name[0] == '@')
                _operations.Add(name[1..], line[(colon + 1)..].Trim());
            else
                _shapes.Add(name, Shape.Parse(line[(colon + 1)..], isEc2));
        }
    }

    public static ShapeTable Of(AwsService service) => Loaded.GetOrAdd(service.CliName, static name =>
    {
        using var lines = new StreamReader(
            typeof(ShapeTable).Assembly.GetManifestResourceStream($"{name}.shapes")
            ?? throw new InvalidOperationException($"no shapes of {name}"));
        return new ShapeTable(lines, name == "ec2");
    });

    /// <summary>The answer's own type.</summary>
    public Shape OfOperation(string operation) => _shapes[_operations[operation]];

    public Shape this[string name] => _shapes[name];
}

/// <summary>A structure: which member each XML element is.</summary>
internal sealed class Shape
{
    private readonly Dictionary<string, ShapeMember> _members = new(StringComparer.Ordinal);

    public ShapeMember? Find(string element) => _members.GetValueOrDefault(element);

    /// <summary>The element that a member is written as.</summary>
    public string ElementOf(string name) => _members.First(pair => pair.Value.Name == name).Key;

    public static Shape Parse(string members, bool isEc2)
    {
        var shape = new Shape();
        foreach (var text in members.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var colon = text.IndexOf(':');
            var equals = text.IndexOf('=');
            var name = text[..(equals < 0 ? colon : equals)];
            var usual = isEc2 ? char.ToLowerInvariant(name[0]) + name[1..] : name;
            var element = equals < 0 ? usual : text[(equals + 1)..colon];
            shape._members.Add(element, new ShapeMember(name, text[(colon + 1)..]));
        }

        return shape;
    }
}

/// <param name="Name">the JSON member as the AWS CLI prints it.</param>
/// <param name="Type">s text, i integer, f decimal, b flag, t time, ? unknown, [T list of T, or a shape's name.</param>
internal sealed record ShapeMember(string Name, string Type);
