using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Graph.Reports.Escaping;

/// <summary>
/// Data for the page's script, as the text of `script type="application/json"`: the default encoder writes each of `&lt; &gt; &amp; '` as
/// an escape, so nothing can end the element. The script shows it by `textContent` alone.
/// </summary>
internal static class EmbeddedJson
{
    public static SafeHtml Write(Action<Utf8JsonWriter> write)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.Default }))
            write(json);
        return new SafeHtml(Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length));
    }
}
