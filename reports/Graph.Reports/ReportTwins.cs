using System.Text;
using System.Text.Json;
using Graph.Reports.Formats;
using Graph.Threats.Findings;

namespace Graph.Reports;

/// <summary>The report's twins for programs: all that it says, and what it had no room for, as JSON and CSV.</summary>
public static class ReportTwins
{
    /// <param name="redactor">null: nothing becomes a pseudonym.</param>
    public static void WriteJson(TextWriter output, ThreatModel model, FormatOptions options, Redactor? redactor)
    {
        ArgumentNullException.ThrowIfNull(output);
        if (redactor is null)
        {
            ThreatFormats.Write(output, "json", model, options);
            return;
        }

        using var whole = new StringWriter();
        ThreatFormats.Write(whole, "json", model, options);
        using var document = JsonDocument.Parse(whole.ToString());
        using var redacted = new JsonText(output);
        Copy(document.RootElement, redacted.Json, redactor);
    }

    /// <param name="redactor">null: nothing becomes a pseudonym.</param>
    public static void WriteCsv(TextWriter output, ThreatModel model, FormatOptions options, Redactor? redactor)
    {
        ArgumentNullException.ThrowIfNull(output);
        if (redactor is null)
        {
            ThreatFormats.Write(output, "csv", model, options);
            return;
        }

        using var whole = new StringWriter();
        ThreatFormats.Write(whole, "csv", model, options);
        var text = new StringBuilder();
        foreach (var line in whole.ToString().Split('\n'))
            text.Append(redactor.Of(line)).Append('\n');
        output.Write(text.Remove(text.Length - 1, 1));
    }

    private static void Copy(JsonElement element, Utf8JsonWriter json, Redactor redactor)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                json.WriteStartObject();
                foreach (var member in element.EnumerateObject())
                {
                    json.WritePropertyName(member.Name);
                    Copy(member.Value, json, redactor);
                }

                json.WriteEndObject();
                break;
            case JsonValueKind.Array:
                json.WriteStartArray();
                foreach (var item in element.EnumerateArray())
                    Copy(item, json, redactor);
                json.WriteEndArray();
                break;
            case JsonValueKind.String:
                json.WriteStringValue(redactor.Of(element.GetString()!));
                break;
            default:
                element.WriteTo(json);
                break;
        }
    }
}
