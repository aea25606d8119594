using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Graph.Benchmarks.Generation;

/// <summary>
/// One answer of the AWS CLI, written as it comes: an object with one list, indented by four. Memory holds one element
/// and a buffer.
/// </summary>
internal sealed class AnswerFile : IDisposable
{
    private const int BufferBytes = 1 << 16;

    private static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        IndentSize = 4,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly FileStream _stream;
    private readonly Utf8JsonWriter _json;

    public AnswerFile(string folder, string call, string key)
    {
        var path = Path.Combine(folder, call + ".json");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        _stream = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, BufferBytes);
        _json = new Utf8JsonWriter(_stream, Options);
        _json.WriteStartObject();
        _json.WriteStartArray(key);
    }

    /// <summary>The path of an answer whose call takes an id.</summary>
    public static string Call(string call, string id) => $"{call}/{Uri.EscapeDataString(id)}";

    public void Add(JsonNode element)
    {
        element.WriteTo(_json);
        if (_json.BytesPending > BufferBytes)
            _json.Flush();
    }

    /// <summary>Writes a list in one go.</summary>
    public static void Write(string folder, string call, string key, params IEnumerable<JsonNode> elements)
    {
        using var file = new AnswerFile(folder, call, key);
        foreach (var element in elements)
            file.Add(element);
    }

    public void Dispose()
    {
        _json.WriteEndArray();
        _json.WriteEndObject();
        _json.Flush();
        _json.Dispose();
        _stream.WriteByte((byte)'\n');
        _stream.Dispose();
    }
}
