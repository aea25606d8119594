using System.Text.Json;
using Graph.Reports.Formats;

namespace Graph.Cli.Output;

/// <summary>One JSON document as a command's result.</summary>
internal sealed class JsonOutput(TextWriter output) : IDisposable
{
    private readonly JsonText _text = new(output);

    public Utf8JsonWriter Json => _text.Json;

    /// <summary>Hands on what is written so far, if it is worth it.</summary>
    public void Drain() => _text.Drain();

    public void Dispose() => _text.Dispose();
}
