using System.Buffers;
using System.Text.Json;
using Graph.Snapshots.Import.Reading;

namespace Graph.Snapshots.Import.Documents;

/// <summary>Compares two descriptions of one object, whatever the order of their members.</summary>
internal static class DocumentDifference
{
    private const int MostNames = 5;

    /// <summary>Below 0: the first is to be kept. 0: they say the same. The order of the arguments does not matter.</summary>
    public static int Compare(ReadOnlyMemory<byte> one, ReadOnlyMemory<byte> other)
    {
        using var first = JsonText.Parse(one);
        using var second = JsonText.Parse(other);
        if (JsonElement.DeepEquals(first.RootElement, second.RootElement))
            return 0;
        var byFacts = CountFacts(second.RootElement).CompareTo(CountFacts(first.RootElement));
        if (byFacts != 0)
            return byFacts;
        return Canonical(first.RootElement).AsSpan().SequenceCompareTo(Canonical(second.RootElement));
    }

    /// <summary>The names of the members at the top that differ, sorted, a few at most.</summary>
    public static string Members(ReadOnlyMemory<byte> one, ReadOnlyMemory<byte> other)
    {
        using var first = JsonText.Parse(one);
        using var second = JsonText.Parse(other);
        var names = new SortedSet<string>(StringComparer.Ordinal);
        AddDiffering(first.RootElement, second.RootElement, names);
        AddDiffering(second.RootElement, first.RootElement, names);
        var shown = string.Join(", ", names.Take(MostNames).Select(Rows.Quote.Member));
        return names.Count > MostNames ? shown + ", ..." : shown;
    }

    private static void AddDiffering(JsonElement one, JsonElement other, SortedSet<string> names)
    {
        foreach (var member in one.EnumerateObject())
        {
            if (!other.TryGetProperty(member.Name, out var value) || !JsonElement.DeepEquals(member.Value, value))
                names.Add(member.Name);
        }
    }

    // How much a description tells: its values other than null.
    private static int CountFacts(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().Sum(member => CountFacts(member.Value)),
        JsonValueKind.Array => element.EnumerateArray().Sum(CountFacts),
        JsonValueKind.Null => 0,
        _ => 1,
    };

    private static byte[] Canonical(JsonElement element)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
            WriteSorted(element, writer);
        return buffer.WrittenSpan.ToArray();
    }

    private static void WriteSorted(JsonElement element, Utf8JsonWriter writer)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var member in element.EnumerateObject().OrderBy(member => member.Name, StringComparer.Ordinal))
                {
                    writer.WritePropertyName(member.Name);
                    WriteSorted(member.Value, writer);
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in element.EnumerateArray())
                    WriteSorted(item, writer);
                writer.WriteEndArray();
                break;
            default:
                element.WriteTo(writer);
                break;
        }
    }
}
