using System.Globalization;
using System.Text;
using System.Text.Json;
using Graph.Snapshots.Import.Reading;
using Xunit;

namespace Graph.Tests.Import.Reading;

/// <summary>The stream against the reader over the whole text: the same elements, and the same place of the same error.</summary>
public sealed class AnswerStreamTests
{
    [Fact]
    public void Elements_are_the_same_whatever_the_size_of_the_buffer()
    {
        var texts = new JsonTexts(6);
        for (var n = 0; n < 200; n++)
        {
            var text = List(texts, texts.Next(30));
            foreach (var limit in (int[])[20_000, 100_000, 1 << 20])
                Assert.Equal(ByReader(text), ByStream(text, limit));
        }
    }

    [Fact]
    public void Damage_is_met_at_the_same_element_and_told_with_the_same_place()
    {
        var texts = new JsonTexts(7);
        var errors = 0;
        for (var n = 0; n < 3000; n++)
        {
            var text = texts.Damage(List(texts, 12));
            if (text.AsSpan().StartsWith("{\"Vpcs\": ["u8) && ByReader(text) is { Count: > 2 } expected && IsTold(expected[^1]))
            {
                errors++;
                Assert.Equal(expected, ByStream(text, 1 << 20));
            }
        }

        Assert.InRange(errors, 500, 3000);
    }

    // What comes after the list's elements is the error's place, or `end`.
    private static List<string> ByReader(byte[] text)
    {
        var found = new List<string>();
        var options = new JsonReaderOptions { MaxDepth = 64, AllowMultipleValues = true };
        var reader = new Utf8JsonReader(text, isFinalBlock: true, new JsonReaderState(options));
        try
        {
            for (var i = 0; i < 3; i++)
                reader.Read();
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                var from = (int)reader.TokenStartIndex;
                reader.Skip();
                found.Add(Encoding.UTF8.GetString(text, from, (int)reader.BytesConsumed - from));
            }

            found.Add("end");
        }
        catch (JsonException e) when (e.Message.Contains("end of data", StringComparison.Ordinal)
            || e.Message.Contains("end of the JSON payload", StringComparison.Ordinal))
        {
            found.Add("cut");
        }
        catch (JsonException e)
        {
            found.Add(string.Create(CultureInfo.InvariantCulture, $"is not JSON at line {e.LineNumber + 1}, byte {e.BytePositionInLine}"));
        }

        return [.. found.Select(JsonTexts.WithoutBlanks)];
    }

    private static List<string> ByStream(byte[] text, int limit)
    {
        var found = new List<string>();
        using var metered = new MeteredStream(new MemoryStream(text), _ => { }, TestContext.Current.CancellationToken);
        using var stream = new AnswerStream(metered, limit);
        try
        {
            Assert.True(stream.TryReadMember(out _));
            stream.EnterList();
            while (stream.TryReadElement(out var element))
                found.Add(Encoding.UTF8.GetString(element.Span));
            found.Add("end");
        }
        catch (InputProblemException problem)
        {
            found.Add(problem.Message);
        }

        return [.. found.Select(JsonTexts.WithoutBlanks)];
    }

    private static bool IsTold(string last) => last.StartsWith("isnotJSON", StringComparison.Ordinal);

    private static byte[] List(JsonTexts texts, int count) => Encoding.UTF8.GetBytes(
        "{\"Vpcs\": [" + string.Join($"{texts.Blank()},{texts.Blank()}", Enumerable.Range(0, count).Select(_ => texts.Object()))
        + texts.Blank() + "]\n}\n");
}
