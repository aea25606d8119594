using System.Text;
using System.Text.Json;
using Graph.Snapshots.Import.Reading;
using Xunit;

namespace Graph.Tests.Import.Reading;

public sealed class CompactJsonTests
{
    [Fact]
    public void Members_and_items_are_those_that_the_document_has()
    {
        var texts = new JsonTexts(4);
        for (var n = 0; n < 3000; n++)
        {
            var json = Encoding.UTF8.GetBytes(JsonTexts.WithoutBlanks(texts.Object()));
            using var document = JsonDocument.Parse(json);
            AssertSame(document.RootElement, json);
        }
    }

    [Fact]
    public void A_container_ends_where_the_reader_ends_it_whatever_follows()
    {
        var texts = new JsonTexts(5);
        for (var n = 0; n < 5000; n++)
        {
            // Of all lengths, so that quotes and escapes stand at each place of a block.
            var json = texts.Object(6);
            var length = Encoding.UTF8.GetByteCount(json);
            var padded = Encoding.UTF8.GetBytes(json + ",\"}]{" + new string('}', texts.Next(130)));
            Assert.Equal(length, ContainerLength.Of(padded));
            Assert.Equal(length, ContainerLength.Of(padded.AsSpan(0, length)));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Escapes_across_a_block_hide_what_they_hide(int backslashes)
    {
        for (var before = 0; before < 140; before++)
        {
            var text = new string('x', before) + string.Concat(Enumerable.Repeat(@"\\", backslashes)) + @"\""}]";
            var json = Encoding.UTF8.GetBytes("{\"a\":[\"" + text + "\"],\"b\":{}}");
            Assert.Equal(json.Length, ContainerLength.Of([.. json, .. "}}}}"u8]));
        }
    }

    private static void AssertSame(JsonElement expected, ReadOnlySpan<byte> json)
    {
        var walk = new CompactJson(json);
        if (expected.ValueKind == JsonValueKind.Object)
        {
            foreach (var member in expected.EnumerateObject())
            {
                Assert.True(walk.TryReadMember(out var name, out var value));
                Assert.Equal(member.Name, JsonSerializer.Deserialize<string>($"\"{Encoding.UTF8.GetString(name)}\""));
                AssertSame(member.Value, json[value]);
            }

            Assert.False(walk.TryReadMember(out _, out _));
        }
        else if (expected.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in expected.EnumerateArray())
            {
                Assert.True(walk.TryReadItem(out var value));
                AssertSame(item, json[value]);
            }

            Assert.False(walk.TryReadItem(out _));
        }
        else
        {
            Assert.Equal(expected.GetRawText(), Encoding.UTF8.GetString(json));
        }
    }
}
