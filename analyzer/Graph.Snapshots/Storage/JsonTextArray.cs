using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Graph.Snapshots.Storage;

/// <summary>
/// A list of texts as a JSON array, in one spelling only, so that equal lists have equal bytes: no blanks, and escapes for
/// `"`, `\` and control characters alone.
/// </summary>
internal static class JsonTextArray
{
    private static readonly SearchValues<char> Escaped =
        SearchValues.Create([.. Enumerable.Range(0, 32).Select(code => (char)code), '"', '\\']);

    public static string Write<TItem>(IReadOnlyList<TItem> items, Func<TItem, string> text)
    {
        if (items.Count == 0)
            return "[]";
        var json = new StringBuilder("[");
        for (var i = 0; i < items.Count; i++)
        {
            if (i > 0)
                json.Append(',');
            json.Append('"');
            Append(json, text(items[i]));
            json.Append('"');
        }

        return json.Append(']').ToString();
    }

    /// <exception cref="FormatException">no array of texts, or not in the one spelling.</exception>
    public static string[] Read(ReadOnlySpan<byte> json)
    {
        if (json.SequenceEqual("[]"u8))
            return [];
        var items = new List<string>();
        try
        {
            var reader = new Utf8JsonReader(json);
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartArray)
                throw new FormatException("not a JSON array");
            while (reader.Read() && reader.TokenType == JsonTokenType.String)
                items.Add(reader.GetString()!);
            if (reader.TokenType != JsonTokenType.EndArray || reader.Read())
                throw new FormatException("not a JSON array of texts");
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            throw new FormatException("not a JSON array of texts", error);
        }

        string[] texts = [.. items];
        if (!StrictUtf8.Encoding.GetBytes(Write(texts, static item => item)).AsSpan().SequenceEqual(json))
            throw new FormatException("a JSON array that is not written canonically");
        return texts;
    }

    private static void Append(StringBuilder json, string text)
    {
        var rest = text.AsSpan();
        for (int next; (next = rest.IndexOfAny(Escaped)) >= 0; rest = rest[(next + 1)..])
        {
            json.Append(rest[..next]);
            if (rest[next] is '"' or '\\')
                json.Append('\\').Append(rest[next]);
            else
                json.Append(CultureInfo.InvariantCulture, $"\\u{(int)rest[next]:x4}");
        }

        json.Append(rest);
    }
}
