using System.Runtime.InteropServices;
using System.Text.Json;

namespace Graph.Snapshots.Import.Reading;

internal static class JsonText
{
    public static JsonDocument Parse(ReadOnlyMemory<byte> json) =>
        JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = ImportLimits.Depth });

    /// <summary>The value's own text in the document, not copied.</summary>
    public static ReadOnlySpan<byte> Of(JsonElement element) => JsonMarshal.GetRawUtf8Value(element);

    /// <summary>The text of a member at the top of an object; null where there is none.</summary>
    public static string? Member(ReadOnlyMemory<byte> json, string member)
    {
        try
        {
            using var document = Parse(json);
            return document.RootElement.ValueKind == JsonValueKind.Object
                && document.RootElement.TryGetProperty(member, out var value)
                && value.ValueKind == JsonValueKind.String
                ? value.GetString()
                : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}
