using System.Globalization;
using System.Text.Json;

namespace Graph.Collector.Shapes;

/// <summary>Writes single values as the AWS CLI does.</summary>
internal sealed class ScalarWriter(Utf8JsonWriter json)
{
    private const DateTimeStyles Styles = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;

    /// <summary>Writes a member; an empty number, flag or time is no value, and no member.</summary>
    public void Write(string name, char type, string text)
    {
        if (text.Length == 0 && type != 's')
            return;
        json.WritePropertyName(name);
        WriteValue(type, text);
    }

    /// <exception cref="FormatException">the text is no such value.</exception>
    public void WriteValue(char type, string text)
    {
        switch (type)
        {
            case 'i':
                json.WriteNumberValue(long.Parse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture));
                break;
            case 'f':
                json.WriteNumberValue(double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture));
                break;
            case 'b':
                json.WriteBooleanValue(text switch
                {
                    "true" or "True" => true,
                    "false" or "False" => false,
                    _ => throw new FormatException("a flag is neither true nor false"),
                });
                break;
            case 't' when DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, Styles, out var time):
                json.WriteStringValue(time.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFF'+00:00'", CultureInfo.InvariantCulture));
                break;
            default:
                json.WriteStringValue(text);
                break;
        }
    }
}
