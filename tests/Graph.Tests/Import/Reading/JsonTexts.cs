using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Graph.Tests.Import.Reading;

/// <summary>Random JSON as text, indented or not, with all that the grammar has; and damage to it.</summary>
internal sealed class JsonTexts(int seed)
{
    private static readonly string[] Blanks = ["", "", " ", "\n", "\t", "\r\n", "\n                    ", "  \n    "];

    private static readonly string[] Texts =
    [
        "", "a", "vpc-0123456789abcdef0", "é€𝄞", @"\""", @"\\", @"\\\""", @"\u00e9\/\b\f\n\r\t", "{[,:]}", "]", "}", @"C:\\",
        "sixteen bytes ..", "a text that is longer than two times sixteen bytes, and says nothing", @"\""{\""Version\"":[1]}\""",
    ];

    private static readonly string[] Scalars =
        ["true", "false", "null", "0", "-0", "12", "-3.25", "1e9", "6.02E+23", "0.5e-3", "123456789012345678901234567890"];

    private readonly Random _random = new(seed);

    public string Object(int depth = 5)
    {
        var members = Enumerable.Range(0, _random.Next(5)).Select(_ => $"{Text()}{Blank()}:{Blank()}{Value(depth - 1)}");
        return $"{{{Blank()}{string.Join($"{Blank()},{Blank()}", members)}{Blank()}}}";
    }

    public string Blank() => Pick(Blanks);

    public int Next(int limit) => _random.Next(limit);

    /// <summary>A few bytes changed, lost or doubled.</summary>
    public byte[] Damage(byte[] bytes)
    {
        var alphabet = "{}[]\",:\\0123456789-eE.truefalsnl \n/u\0\u001f\u00ff"u8;
        for (var change = _random.Next(1, 4); change > 0 && bytes.Length > 2; change--)
        {
            var at = _random.Next(bytes.Length);
            bytes = _random.Next(4) switch
            {
                0 => [.. bytes[..at], alphabet[_random.Next(alphabet.Length)], .. bytes[at..]],
                1 => [.. bytes[..at], .. bytes[Math.Min(bytes.Length, at + _random.Next(1, 10))..]],
                2 => [.. bytes[..at], alphabet[_random.Next(alphabet.Length)], .. bytes[(at + 1)..]],
                _ => [.. bytes[..at], .. bytes[at..].Take(_random.Next(30)), .. bytes[at..]],
            };
        }

        return bytes;
    }

    /// <summary>The length of the value that begins the text, as .NET's reader finds it; null where it is not one, whole.</summary>
    public static int? LengthByReader(ReadOnlySpan<byte> text, int maxDepth = 64)
    {
        var options = new JsonReaderOptions { MaxDepth = maxDepth, AllowMultipleValues = true };
        var reader = new Utf8JsonReader(text, isFinalBlock: true, new JsonReaderState(options));
        try
        {
            return reader.Read() && reader.TrySkip() ? (int)reader.BytesConsumed : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The text without white space outside strings, byte by byte.</summary>
    public static string WithoutBlanks(string json)
    {
        var compact = new StringBuilder();
        var isInString = false;
        for (var at = 0; at < json.Length; at++)
        {
            if (json[at] == '"')
                isInString = !isInString;
            if (isInString || !char.IsWhiteSpace(json[at]))
                compact.Append(json[at]);
            if (json[at] == '\\')
                compact.Append(json[++at]);
        }

        return compact.ToString();
    }

    private string Value(int depth) => depth == 0
        ? Scalar()
        : _random.Next(6) switch
        {
            0 => Object(depth),
            1 => $"[{Blank()}{string.Join($"{Blank()},{Blank()}", Enumerable.Range(0, _random.Next(5)).Select(_ => Value(depth - 1)))}{Blank()}]",
            2 => Text(),
            3 => _random.Next(int.MinValue, int.MaxValue).ToString(CultureInfo.InvariantCulture),
            _ => Scalar(),
        };

    private string Scalar() => _random.Next(2) == 0 ? Text() : Pick(Scalars);

    private string Text() => $"\"{Pick(Texts)}{(_random.Next(3) == 0 ? Pick(Texts) : "")}\"";

    private string Pick(string[] of) => of[_random.Next(of.Length)];
}
