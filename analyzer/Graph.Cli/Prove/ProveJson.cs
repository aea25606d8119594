using System.Text.Json;
using Graph.Cli.Output;
using Graph.Engine.Answers;
using Graph.Engine.Sets;
using Graph.Reports.Formats;

namespace Graph.Cli.Prove;

/// <summary>`graph prove` for programs: every group and every flow.</summary>
internal static class ProveJson
{
    /// <param name="explanations">one for each group; empty where none were asked for.</param>
    public static void Write(
        Utf8JsonWriter json, ProveAnswer answer, IReadOnlyList<Explainer.Explained?> explanations, Action drain)
    {
        json.WriteString("verdict", VerdictWords.Of(answer.Verdict));
        JsonFacts.WriteMissing(json, answer.Missing);
        json.WriteStartArray("destinations");
        for (var i = 0; i < answer.Groups.Length; i++)
        {
            var group = answer.Groups[i];
            json.WriteStartObject();
            EndpointsJson.Write(json, "destination", group.Destination);
            json.WriteString("verdict", VerdictWords.Of(group.Verdict));
            json.WriteStartArray("flows");
            foreach (var flow in group.Flows)
            {
                WriteFlow(json, flow);
                drain();
            }

            json.WriteEndArray();
            if (explanations.Count > 0 && explanations[i] is { } explained)
                ExplanationJson.Write(json, explained);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteFlow(Utf8JsonWriter json, Flow flow)
    {
        json.WriteStartObject();
        EndpointsJson.Write(json, "source", flow.Source);
        json.WriteString("sourceAddress", flow.SourceAddress.ToString());
        json.WriteString("destinationAddress", flow.DestinationAddress.ToString());
        WriteTraffic(json, "reachable", flow.Reachable);
        WriteTraffic(json, "unknown", flow.Unknown);
        WriteTraffic(json, "unreachable", flow.Unreachable);
        json.WriteString("clientPorts", flow.ClientPorts.IsEmpty ? "" : flow.ClientPorts.ToString());
        JsonFacts.WriteMissing(json, flow.Missing);
        json.WriteStartArray("assumptions");
        foreach (var assumption in flow.Assumptions)
            json.WriteStringValue(assumption.Id);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteTraffic(Utf8JsonWriter json, string name, TrafficSet traffic) =>
        json.WriteString(name, traffic.IsEmpty ? "" : traffic.ToString());
}
