using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Graph.Model;
using Graph.Model.Coverage;

namespace Graph.Collector.Working;

/// <summary>
/// One record of the working file: a line of JSON that says what follows, the body, a line end. The line has the body's
/// length and digest, so a record that was being written when the program died is told from a whole one.
/// </summary>
internal sealed record WorkingRecord(string Kind, int Attempt, AnswerKey Key, AnswerEnd? End, string? Text)
{
    public const string Begin = "begin";
    public const string Page = "page";
    public const string Ended = "end";

    private const string Time = "yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'";

    public static byte[] Write(WorkingRecord record, ReadOnlySpan<byte> body)
    {
        var buffer = new ArrayBufferWriter<byte>(body.Length + 512);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("record", record.Kind);
            json.WriteNumber("length", body.Length);
            json.WriteString("sha256", Convert.ToHexStringLower(SHA256.HashData(body)));
            if (record.Kind == Begin)
                json.WriteString("text", record.Text);
            else
                WriteAnswer(record, json);
            json.WriteEndObject();
        }

        buffer.Write("\n"u8);
        buffer.Write(body);
        buffer.Write("\n"u8);
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>Reads a record's line.</summary>
    /// <exception cref="JsonException">it is none.</exception>
    public static (WorkingRecord Record, int Length, string Digest) Read(ReadOnlyMemory<byte> line)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            var root = document.RootElement;
            var kind = TextOf(root, "record") ?? throw new JsonException("a record without a kind");
            var key = kind == Begin ? default : new AnswerKey(
                new Scope(TextOf(root, "account"), TextOf(root, "region")), new ApiCall(TextOf(root, "call")!), TextOf(root, "of"));
            var record = new WorkingRecord(
                kind,
                kind == Begin ? 0 : root.GetProperty("attempt").GetInt32(),
                key,
                kind == Ended ? ReadEnd(root) : null,
                TextOf(root, "text"));
            return (record, root.GetProperty("length").GetInt32(), TextOf(root, "sha256")!);
        }
        catch (Exception e) when (e is InvalidOperationException or KeyNotFoundException or FormatException or ArgumentException)
        {
            throw new JsonException("no record", e);
        }
    }

    private static void WriteAnswer(WorkingRecord record, Utf8JsonWriter json)
    {
        json.WriteNumber("attempt", record.Attempt);
        json.WriteString("account", record.Key.Scope.Account);
        json.WriteString("region", record.Key.Scope.Region);
        json.WriteString("call", record.Key.Call.Name);
        if (record.Key.Subject is { } subject)
            json.WriteString("of", subject);
        if (record.End is not { } end)
            return;
        json.WriteString("outcome", end.Outcome.ToString());
        json.WriteNumber("count", end.Count);
        if (end.Error is { } error)
            json.WriteString("error", error);
        json.WriteString("began", end.Began.UtcDateTime.ToString(Time, CultureInfo.InvariantCulture));
        json.WriteString("ended", end.Ended.UtcDateTime.ToString(Time, CultureInfo.InvariantCulture));
    }

    private static AnswerEnd ReadEnd(JsonElement root) => new(
        Enum.Parse<CoverageOutcome>(TextOf(root, "outcome")!),
        root.GetProperty("count").GetInt32(),
        TextOf(root, "error"),
        TimeOf(root, "began"),
        TimeOf(root, "ended"));

    private static DateTimeOffset TimeOf(JsonElement root, string name) =>
        DateTimeOffset.ParseExact(TextOf(root, name)!, Time, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    private static string? TextOf(JsonElement root, string name) =>
        root.TryGetProperty(name, out var value) ? value.GetString() : null;
}
