using System.Text.Json;
using System.Xml;
using System.Xml.Linq;

namespace Graph.Collector.Shapes;

/// <summary>
/// Elements that AWS's model does not know, being newer than it: kept by their form alone. Items make a list, entries of key
/// and value an object, and texts stay texts, as nobody says that they are numbers.
/// </summary>
internal static class UnknownXml
{
    /// <summary>The JSON member of an element: AWS's members begin with a capital.</summary>
    public static string NameOf(string element) => char.ToUpperInvariant(element[0]) + element[1..];

    public static void Write(XmlReader reader, Utf8JsonWriter json, IReadOnlySet<string> secrets) =>
        Write((XElement)XNode.ReadFrom(reader), json, secrets, 0);

    private static void Write(XElement element, Utf8JsonWriter json, IReadOnlySet<string> secrets, int depth)
    {
        if (depth > 32)
            throw new FormatException("it is nested too deeply");
        var children = element.Elements().ToList();
        if (children.Count == 0)
        {
            json.WriteStringValue(element.Value);
        }
        else if (children.TrueForAll(child => child.Name.LocalName is "item" or "member"))
        {
            json.WriteStartArray();
            foreach (var child in children)
                Write(child, json, secrets, depth + 1);
            json.WriteEndArray();
        }
        else if (children.TrueForAll(child => child.Name.LocalName == "entry"))
        {
            json.WriteStartObject();
            foreach (var entry in children.DistinctBy(KeyOf))
                WriteMember(KeyOf(entry), [.. entry.Elements().Skip(1).Take(1)], json, secrets, depth);
            json.WriteEndObject();
        }
        else
        {
            json.WriteStartObject();
            foreach (var sameName in children.GroupBy(child => NameOf(child.Name.LocalName), StringComparer.Ordinal))
                WriteMember(sameName.Key, [.. sameName], json, secrets, depth);
            json.WriteEndObject();
        }
    }

    private static string KeyOf(XElement entry) => entry.Elements().FirstOrDefault()?.Value ?? "";

    private static void WriteMember(
        string name, List<XElement> values, Utf8JsonWriter json, IReadOnlySet<string> secrets, int depth)
    {
        if (secrets.Contains(name) || values.Count == 0)
            return;
        json.WritePropertyName(name);
        if (values.Count > 1)
            json.WriteStartArray();
        foreach (var value in values)
            Write(value, json, secrets, depth + 1);
        if (values.Count > 1)
            json.WriteEndArray();
    }
}
