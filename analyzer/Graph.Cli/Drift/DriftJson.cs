using System.Text.Json;
using Graph.Cli.Output;
using Graph.Engine.Sets;
using Graph.Threats.Drift;
using Graph.Threats.Findings;

namespace Graph.Cli.Drift;

/// <summary>What differs between two estates, for programs.</summary>
internal static class DriftJson
{
    public static void Write(Utf8JsonWriter json, DriftReport drift, Action drain)
    {
        json.WriteStartArray("rows");
        foreach (var row in drift.Rows)
        {
            json.WriteStartObject();
            json.WriteString("change", DriftWords.Of(row.Change));
            json.WriteString("kind", row.Kind);
            json.WriteString("id", row.Id);
            json.WriteString("before", row.Before);
            json.WriteString("after", row.After);
            json.WriteEndObject();
            drain();
        }

        json.WriteEndArray();
        json.WriteString("pathsBetween", drift.IsByInterface ? "interfaces" : "subnets");
        json.WriteStartArray("paths");
        foreach (var path in drift.Paths)
        {
            json.WriteStartObject();
            json.WriteString("from", path.From);
            json.WriteString("to", path.To);
            json.WriteString("opened", TextOf(path.Opened));
            json.WriteString("confirmed", TextOf(path.Confirmed));
            json.WriteString("closed", TextOf(path.Closed));
            json.WriteString("unconfirmed", TextOf(path.Unconfirmed));
            json.WriteString("newlyUnknown", TextOf(path.NewlyUnknown));
            json.WriteEndObject();
            drain();
        }

        json.WriteEndArray();
        json.WriteStartArray("findings");
        foreach (var change in drift.Findings)
        {
            json.WriteStartObject();
            json.WriteString("change", DriftWords.Of(change.Kind));
            json.WriteString("key", change.Key.Text);
            json.WriteString("severityBefore", change.Before is { } before ? SeverityWords.Of(before.Rating.Severity) : null);
            json.WriteString("severityAfter", change.After is { } after ? SeverityWords.Of(after.Rating.Severity) : null);
            json.WriteString("message", (change.After ?? change.Before)!.Message);
            JsonFacts.WriteMissing(json, change.Missing);
            json.WriteEndObject();
            drain();
        }

        json.WriteEndArray();
        json.WriteStartArray("newlyUndecided");
        foreach (var open in drift.NewlyUndecided)
        {
            json.WriteStartObject();
            json.WriteString("threat", open.Threat.Value);
            json.WriteString("from", open.Source.Id);
            json.WriteString("to", open.Destination.Id);
            json.WriteString("question", open.Question);
            JsonFacts.WriteMissing(json, open.Missing);
            json.WriteEndObject();
            drain();
        }

        json.WriteEndArray();
        JsonFacts.WriteMissing(json, drift.MissingBefore, "missingBefore");
        JsonFacts.WriteMissing(json, drift.MissingAfter, "missingAfter");
    }

    private static string TextOf(TrafficSet traffic) => traffic.IsEmpty ? "" : traffic.ToString();
}
