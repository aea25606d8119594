using System.Text.Json;
using Graph.Engine.Answers;
using Graph.Threats.Claims;
using Graph.Threats.Scopes;

namespace Graph.Reports.Formats;

/// <summary>What became of claims.</summary>
internal static class ClaimsJson
{
    public static void Write(Utf8JsonWriter json, ClaimResult result)
    {
        json.WriteStartObject();
        json.WriteString("id", result.Claim.Id);
        json.WriteString("claim", result.Claim.Text);
        if (result.Claim.Note is { } note)
            json.WriteString("note", note);
        json.WriteString("state", ClaimWords.Of(result.State));
        ThreatsJson.WriteMissing(json, result.Missing);
        if (result.Answer is { } answer)
            ThreatsJson.WriteAll(json, "destinations", answer.Groups, group => WriteGroup(json, group));
        if (result.Paths is { } paths)
            ThreatsJson.WriteAll(json, "paths", paths.Paths, path => WritePath(json, path));
        json.WriteEndObject();
    }

    private static void WriteGroup(Utf8JsonWriter json, DestinationGroup group)
    {
        json.WriteStartObject();
        EndpointsJson.Write(json, "destination", group.Destination);
        json.WriteString("verdict", ThreatsJson.WordOf(group.Verdict));
        ThreatsJson.WriteAll(json, "flows", group.Flows.Where(flow => !flow.Reachable.IsEmpty || !flow.Unknown.IsEmpty), flow =>
        {
            json.WriteStartObject();
            EndpointsJson.Write(json, "source", flow.Source);
            json.WriteString("sourceAddress", flow.SourceAddress.ToString());
            json.WriteString("destinationAddress", flow.DestinationAddress.ToString());
            json.WriteString("reachable", flow.Reachable.IsEmpty ? "" : flow.Reachable.ToString());
            json.WriteString("unknown", flow.Unknown.IsEmpty ? "" : flow.Unknown.ToString());
            json.WriteEndObject();
        });
        json.WriteEndObject();
    }

    private static void WritePath(Utf8JsonWriter json, ScopeFinding path)
    {
        json.WriteStartObject();
        EndpointsJson.Write(json, "source", path.Source);
        EndpointsJson.Write(json, "destination", path.Destination);
        json.WriteString("traffic", path.Traffic.ToString());
        if (path.Relay is { } relay)
            json.WriteString("relay", relay);
        json.WriteEndObject();
    }
}
