using System.Text.Json;

namespace Graph.Threats.Rules.Asking;

/// <summary>Reads an IAM policy document of a VPC endpoint: hostile text.</summary>
internal static class PolicyDocument
{
    /// <summary>
    /// Whether a statement allows everybody everything on everything without a condition; null where the text is no
    /// policy that can be read.
    /// </summary>
    public static bool? AllowsEverything(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            if (document.RootElement is not { ValueKind: JsonValueKind.Object } root
                || !root.TryGetProperty("Statement", out var statements))
                return null;
            return Items(statements).Any(IsForEverything);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static bool IsForEverything(JsonElement statement) => statement.ValueKind == JsonValueKind.Object
        && statement.TryGetProperty("Effect", out var effect) && effect.ValueKind == JsonValueKind.String
            && effect.ValueEquals("Allow")
        && statement.TryGetProperty("Principal", out var principal) && IsEverybody(principal)
        && HasStar(statement, "Action") && HasStar(statement, "Resource")
        && !(statement.TryGetProperty("Condition", out var condition) && condition.ValueKind == JsonValueKind.Object
            && condition.EnumerateObject().Any());

    private static bool IsEverybody(JsonElement principal) => principal.ValueKind == JsonValueKind.Object
        ? principal.TryGetProperty("AWS", out var aws) && Items(aws).Any(IsStar)
        : IsStar(principal);

    private static bool HasStar(JsonElement statement, string member) =>
        statement.TryGetProperty(member, out var value) && Items(value).Any(IsStar);

    /// <summary>IAM takes one value for a list of one.</summary>
    private static JsonElement[] Items(JsonElement value) =>
        value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray()] : [value];

    private static bool IsStar(JsonElement value) => value.ValueKind == JsonValueKind.String && value.ValueEquals("*");
}
