using Graph.Cli.Output;
using Graph.Model;
using Graph.Snapshots;

namespace Graph.Cli.Info;

/// <summary>`graph info --format json`; coverage is always whole here.</summary>
internal static class InfoJson
{
    /// <param name="key">the public key's file whose owner signed the snapshot, as was checked; null: nobody asked.</param>
    public static void Write(SnapshotInfo info, Estate estate, TextWriter output, string? key = null)
    {
        using var document = new JsonOutput(output);
        var json = document.Json;
        json.WriteStartObject();
        json.WriteNumber("formatVersion", info.FormatVersion);
        json.WriteString("tool", info.Tool);
        json.WriteString("takenAt", info.TakenAt);
        json.WriteString("takenBy", info.TakenBy);
        json.WriteString("contentDigest", info.ContentDigest);
        json.WriteString("snapshotDigest", info.SnapshotDigest);
        if (key is not null)
            json.WriteString("signedByOwnerOf", key);
        json.WriteStartObject("counts");
        foreach (var (kind, count) in Inventory.Of(estate))
            json.WriteNumber(kind, count);
        json.WriteEndObject();
        json.WriteStartArray("coverage");
        foreach (var row in estate.Coverage.Rows)
        {
            json.WriteStartObject();
            json.WriteString("account", row.Scope.Account);
            json.WriteString("region", row.Scope.Region);
            json.WriteString("call", row.Call.ToString());
            json.WriteString("subject", row.Subject);
            json.WriteString("outcome", CoverageWords.Of(row.Outcome));
            json.WriteNumber("count", row.Count);
            json.WriteString("error", row.Error);
            json.WriteString("source", row.Source);
            json.WriteString("sourceDigest", row.SourceDigest);
            json.WriteEndObject();
            document.Drain();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
