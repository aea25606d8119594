using System.Text.Json;
using Graph.Model.Evidence;

namespace Graph.Cli.Output;

/// <summary>Missing facts as every command writes them.</summary>
internal static class JsonFacts
{
    public static void WriteMissing(Utf8JsonWriter json, IEnumerable<MissingFact> facts, string name = "missing")
    {
        json.WriteStartArray(name);
        foreach (var fact in facts)
        {
            json.WriteStartObject();
            json.WriteString("subject", fact.Subject);
            json.WriteString("reason", fact.Reason);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
