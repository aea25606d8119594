using System.Text;
using System.Text.Json;

namespace Graph.Reports.Formats.Sarif;

/// <summary>
/// Texts of SARIF messages. Brackets would be links there and braces placeholders (SARIF 2.1.0, 3.11.5 and 3.11.6), so that a
/// name could forge a link.
/// </summary>
internal static class SarifMessage
{
    public static void Write(Utf8JsonWriter json, string name, string text)
    {
        json.WriteStartObject(name);
        json.WriteString("text", Escape(FindingText.Of(text)));
        json.WriteEndObject();
    }

    public static string Escape(string text)
    {
        if (text.AsSpan().IndexOfAny("[]{}\\") < 0)
            return text;
        var escaped = new StringBuilder(text.Length + 16);
        foreach (var c in text)
        {
            escaped.Append(c switch
            {
                '[' => "\\[",
                ']' => "\\]",
                '\\' => "\\\\",
                '{' => "{{",
                '}' => "}}",
                _ => c.ToString(),
            });
        }

        return escaped.ToString();
    }
}
