using FsCheck.Xunit;
using Graph.Cli.Output;
using Graph.Snapshots.Import;
using Xunit;

namespace Graph.Tests.Cli;

public sealed class SafeTextTests
{
    [Theory]
    [InlineData("web-1 (prod)", "web-1 (prod)")]
    [InlineData("Zürich 東京 🙂", "Zürich 東京 🙂")]
    [InlineData("\u001b[2Jx", "\\u001B[2Jx")]
    [InlineData("a\nb\tc\r", "a\\u000Ab\\u0009c\\u000D")]
    [InlineData("\u0007\u007f\u009b", "\\u0007\\u007F\\u009B")]
    [InlineData("\u202egnp.exe", "\\u202Egnp.exe")]
    [InlineData("\u2066x\u2069\u200e\u061c", "\\u2066x\\u2069\\u200E\\u061C")]
    [InlineData("pro\u200bd\u200d\ufeff\u2060\u00ad", "pro\\u200Bd\\u200D\\uFEFF\\u2060\\u00AD")]
    [InlineData("a\u00a0b\u2028c\u3164", "a\\u00A0b\\u2028c\\u3164")]
    [InlineData("\U000E0041\U000E0100", "\\U000E0041\\U000E0100")]
    public void What_cannot_be_seen_or_would_be_obeyed_is_shown(string text, string safe) =>
        Assert.Equal(safe, SafeText.Of(text));

    [Fact]
    public void Lone_surrogates_are_shown()
    {
        Assert.Equal("a\\uD800b", SafeText.Of("a\ud800b"));
        Assert.Equal("\\uDC00", SafeText.Of("\udc00"));
        Assert.Equal("x\\uD83D", SafeText.Of("x\ud83d"));
    }

    [Property]
    public void No_text_gets_through_with_a_control_or_format_character(string? text)
    {
        var safe = SafeText.Of(text ?? "");
        Assert.DoesNotContain(
            safe, c => char.IsControl(c) || char.GetUnicodeCategory(c) == System.Globalization.UnicodeCategory.Format);
        Assert.Equal(safe, SafeText.Of(safe));
    }

    [Fact]
    public void A_table_is_aligned_whole_and_safe()
    {
        var table = new TextTable("name", "n");
        table.Add("\u001b[31mred", "1");
        table.Add(new string('x', 200), "22");
        using var output = new StringWriter { NewLine = "\n" };
        table.Write(output, "  ");
        var lines = output.ToString().Split('\n');
        Assert.Equal("  name" + new string(' ', 198) + "n", lines[0]);
        Assert.Equal("  \\u001B[31mred" + new string(' ', 189) + "1", lines[1]);
        Assert.Equal("  " + new string('x', 200) + "  22", lines[2]);
        Assert.Throws<ArgumentException>(() => table.Add("one cell"));
    }

    [Theory]
    [InlineData(0, 100, 1, "reading 0 % of 0.0 MB: f")]
    [InlineData(25_000_000, 100_000_000, 2, "reading 25 % of 100.0 MB, about 6 s left: f")]
    [InlineData(200, 100, 2, "reading 100 % of 0.0 MB, about 0 s left: f")]
    [InlineData(5, 0, 2, "reading 0 % of 0.0 MB: f")]
    public void Progress_tells_share_and_time_left(long read, long total, int seconds, string line) =>
        Assert.Equal(line, ProgressLine.Describe(new ImportProgress(read, total, "f"), TimeSpan.FromSeconds(seconds)));
}
