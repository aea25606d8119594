using FsCheck.Xunit;
using Graph.Reports.Escaping;
using Xunit;

namespace Graph.Tests.Reports;

public sealed class VisibleTextTests
{
    [Theory]
    [InlineData("prod\u202Egnp", "prod‹U+202E›gnp")]
    [InlineData("\u2066a\u2069", "‹U+2066›a‹U+2069›")]
    [InlineData("zero\u200Bwidth\uFEFF", "zero‹U+200B›width‹U+FEFF›")]
    [InlineData("a\0b\u001B[31m\u0007", "a‹U+0000›b‹U+001B›[31m‹U+0007›")]
    [InlineData("line\r\nline\t", "line‹U+000D›‹U+000A›line‹U+0009›")]
    [InlineData("\u0085\u2028\u2029", "‹U+0085›‹U+2028›‹U+2029›")]
    [InlineData("pro\u00ADd\u00A0x\u3164", "pro‹U+00AD›d‹U+00A0›x‹U+3164›")]
    [InlineData("tag \U000E0041 private \uE000", "tag ‹U+E0041› private ‹U+E000›")]
    public void Characters_that_nobody_sees_are_shown(string text, string shown) => Assert.Equal(shown, VisibleText.Of(text));

    // Not in an attribute: those are stored as UTF-8, which has no lone surrogates.
    [Fact]
    public void Half_a_character_is_shown() =>
        Assert.Equal("lone ‹U+D800› and ‹U+DC00›", VisibleText.Of("lone \uD800 and \uDC00"));

    [Theory]
    [InlineData("web-1 (eu) + 50% of <all> & \"more\"")]
    [InlineData("Zürich, 東京, Ελλάδα, עברית, हिन्दी, 😀")]
    [InlineData("")]
    public void What_can_be_seen_stays(string text) => Assert.Equal(text, VisibleText.Of(text));

    [Fact]
    public void A_long_text_is_cut_and_says_so()
    {
        Assert.Equal("aaaa… (6 more characters)", VisibleText.Of(new string('a', 10), 4));
        Assert.Equal("aaa… (3 more characters)", VisibleText.Of("aaa😀b", 4));
        Assert.Equal("aaaa", VisibleText.Of("aaaa", 4));
    }

    [Property]
    public bool Shown_text_has_nothing_left_to_show(string? text)
    {
        var shown = VisibleText.Of(text ?? "");
        return VisibleText.Of(shown) == shown && !shown.Any(char.IsControl);
    }

    [Property]
    public bool Encoded_text_holds_no_markup(string? text) =>
        HtmlText.Encode("<\"'>" + text).IndexOfAny(['<', '>', '"', '\'']) < 0;
}
