using System.Text;
using Graph.Snapshots.Import.Reading;
using Xunit;

namespace Graph.Tests.Import.Reading;

public sealed class JsonCompactorTests
{
    private const int Depth = 62;

    [Fact]
    public void An_object_is_copied_without_blanks_and_to_its_end()
    {
        var texts = new JsonTexts(1);
        for (var n = 0; n < 3000; n++)
        {
            var json = texts.Object();
            var behind = texts.Blank() + (texts.Next(2) == 0 ? ", {" : "]}");

            var (isCopied, read, copy) = Copy(Encoding.UTF8.GetBytes(json + behind));

            Assert.True(isCopied, json);
            Assert.Equal(Encoding.UTF8.GetByteCount(json), read);
            Assert.Equal(JsonTexts.WithoutBlanks(json), copy);
        }
    }

    [Fact]
    public void Nothing_is_taken_that_the_reader_refuses()
    {
        var texts = new JsonTexts(2);
        var taken = 0;
        for (var n = 0; n < 30_000; n++)
        {
            var damaged = texts.Damage(Encoding.UTF8.GetBytes(texts.Object(3) + "  "));
            var (isCopied, read, _) = Copy(damaged);
            if (!isCopied)
                continue;
            taken++;
            Assert.Equal(JsonTexts.LengthByReader(damaged), read);
        }

        // Much of the damage hits texts and blanks: without such cases nothing was shown.
        Assert.InRange(taken, 3000, 27_000);
    }

    [Fact]
    public void An_object_that_ends_early_is_told_from_one_that_is_wrong()
    {
        var texts = new JsonTexts(3);
        for (var n = 0; n < 300; n++)
        {
            var json = Encoding.UTF8.GetBytes(texts.Object());
            for (var cut = 1; cut < json.Length; cut++)
            {
                var (isCopied, read, _) = Copy(json[..cut]);
                Assert.False(isCopied);
                Assert.InRange(read, cut - JsonCompactor.LongestToken, cut);
            }
        }
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("1")]
    [InlineData("\"a\"")]
    [InlineData(" {}")]
    [InlineData("{\"a\":1,}")]
    [InlineData("{\"a\":01}")]
    [InlineData("{\"a\":1.}")]
    [InlineData("{\"a\":.5}")]
    [InlineData("{\"a\":+1}")]
    [InlineData("{\"a\":1e}")]
    [InlineData("{\"a\":NaN}")]
    [InlineData("{\"a\":tru}")]
    [InlineData("{\"a\":truely}")]
    [InlineData("{\"a\":[1,]}")]
    [InlineData("{\"a\":[1}]}")]
    [InlineData("{\"a\" 1}")]
    [InlineData("{a:1}")]
    [InlineData("{\"a\":\"\\x\"}")]
    [InlineData("{\"a\":\"\\u12g4\"}")]
    [InlineData("{\"a\":\"\n\"}")]
    [InlineData("{\"a\":/**/1}")]
    public void What_is_no_object_is_left_to_the_reader(string text) =>
        Assert.False(Copy(Encoding.UTF8.GetBytes(text + "                ")).IsCopied);

    [Theory]
    [InlineData(1, true)]
    [InlineData(62, true)]
    [InlineData(63, false)]
    [InlineData(10_000, false)]
    public void Objects_are_taken_up_to_a_depth(int depth, bool isTaken)
    {
        var lists = depth - 1;
        var json = "{\"a\":" + new string('[', lists) + (lists == 0 ? "1" : "") + new string(']', lists) + "}";
        Assert.Equal(isTaken, Copy(Encoding.UTF8.GetBytes(json)).IsCopied);
        if (depth < 100)
            Assert.Equal(isTaken, JsonTexts.LengthByReader(Encoding.UTF8.GetBytes(json), Depth) is not null);
    }

    private static (bool IsCopied, int Read, string Copy) Copy(byte[] text)
    {
        // What lies behind the target must not be touched.
        var target = Enumerable.Repeat((byte)0xA5, text.Length + 32).ToArray();
        var isCopied = JsonCompactor.TryCopy(text, target.AsSpan(0, text.Length), Depth, out var read, out var written);
        Assert.All(target[text.Length..], value => Assert.Equal(0xA5, value));
        return (isCopied, read, Encoding.UTF8.GetString(target, 0, written));
    }
}
