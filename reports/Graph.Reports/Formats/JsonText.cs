using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Graph.Reports.Formats;

/// <summary>
/// One JSON document onto a text writer, in pieces. The encoder keeps to printable ASCII, so that the document is safe
/// on a terminal too. <see cref="Dispose"/> ends it with a line feed.
/// </summary>
public sealed class JsonText : IDisposable
{
    private const int DrainAt = 1 << 16;

    private readonly ArrayBufferWriter<byte> _buffer = new(DrainAt);
    private readonly TextWriter _output;

    public JsonText(TextWriter output)
    {
        _output = output;
        Json = new Utf8JsonWriter(_buffer, new JsonWriterOptions { Indented = true, NewLine = "\n" });
    }

    public Utf8JsonWriter Json { get; }

    /// <summary>Hands on what is written so far, if it is worth it.</summary>
    public void Drain()
    {
        if (Json.BytesPending + _buffer.WrittenCount >= DrainAt)
            HandOn();
    }

    public void Dispose()
    {
        HandOn();
        _output.Write('\n');
        Json.Dispose();
    }

    private void HandOn()
    {
        Json.Flush();
        _output.Write(Encoding.UTF8.GetString(_buffer.WrittenSpan));
        _buffer.ResetWrittenCount();
    }
}
