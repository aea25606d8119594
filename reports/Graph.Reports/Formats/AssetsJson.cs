using System.Text.Json;
using Graph.Threats.Placement;

namespace Graph.Reports.Formats;

/// <summary>Assets with where they stand.</summary>
internal static class AssetsJson
{
    public static void Write(Utf8JsonWriter json, Asset asset)
    {
        json.WriteStartObject();
        json.WriteString("kind", asset.Subject.Kind);
        json.WriteString("id", asset.Id);
        if (asset.Name is { } name)
            json.WriteString("name", name);
        ThreatsJson.WriteAll(json, "interfaces", asset.Interfaces, one => json.WriteStringValue(one.Id));
        WritePart(json, "tier", asset.Placed.Tier);
        WritePart(json, "environment", asset.Placed.Environment);
        WritePart(json, "application", asset.Placed.Application);
        WritePart(json, "owner", asset.Placed.Owner);
        ThreatsJson.WriteAll(json, "roles", asset.Placed.Roles, role =>
            WriteValue(json, RoleWords.Of(role.Role), role.IsInferred, role.IsGuess, role.Reason));
        ThreatsJson.WriteAll(json, "contradictions", asset.Placed.Contradictions, one =>
        {
            json.WriteStartObject();
            json.WriteString("resource", one.ResourceId);
            json.WriteString("key", one.Key);
            json.WriteString("value", one.Value);
            json.WriteString("reason", one.Reason);
            json.WriteEndObject();
        });
        json.WriteEndObject();
    }

    private static void WritePart(Utf8JsonWriter json, string name, PlacedValue? value)
    {
        if (value is null)
        {
            json.WriteNull(name);
            return;
        }

        json.WritePropertyName(name);
        WriteValue(json, value.Value, value.IsInferred, value.IsGuess, value.Reason);
    }

    private static void WriteValue(Utf8JsonWriter json, string value, bool isInferred, bool isGuess, string reason)
    {
        json.WriteStartObject();
        json.WriteString("value", value);
        json.WriteBoolean("inferred", isInferred);
        json.WriteBoolean("guess", isGuess);
        json.WriteString("reason", reason);
        json.WriteEndObject();
    }
}
