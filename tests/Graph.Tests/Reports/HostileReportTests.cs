using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Graph.Reports.Escaping;
using Xunit;

namespace Graph.Tests.Reports;

/// <summary>Anybody who may write a tag in the audited account writes into the report; he gets text and nothing else.</summary>
public sealed partial class HostileReportTests
{
    public static TheoryData<string> Payloads { get; } =
    [
        "<script>alert(1)</script>",
        "\"><img src=x onerror=alert(1)>",
        "' onmouseover='alert(1)",
        "{{ 1 + 1 }}{{ include 'report' }}",
        "</style><style>@import 'http://example.com/x.css';",
        "</title></table></details></body>",
        "<!--",
        "<![CDATA[",
        "&lt;b&gt;&amp;#60;",
        " javascript:alert(1) http://example.com/ //example.com",
        "\u202Egnp\u2066\u200B\u00AD",
        "\0\u0001\u001B[2J\r\n\t",
        "\uD800",
        "`${alert(1)}`\\",
        "🙂 ünïcödé",
    ];

    [Theory]
    [MemberData(nameof(Payloads))]
    public void Hostile_text_in_every_field_leaves_the_page_s_skeleton_as_it_was(string payload) =>
        Assert.Equal(Skeleton(Parse(Write(""))), Skeleton(Parse(Write(payload))));

    [Theory]
    [MemberData(nameof(Payloads))]
    public void No_script_handler_inline_style_or_address_comes_into_being(string payload)
    {
        var page = Parse(Write(payload));

        Assert.Empty(page.QuerySelectorAll("script, iframe, object, embed, link, base, form, img, svg, video, audio, template"));
        foreach (var attribute in page.All.SelectMany(element => element.Attributes))
        {
            Assert.False(attribute.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase), attribute.Name);
            Assert.NotEqual("style", attribute.Name);
            if (attribute.Name is "href" or "src" or "action" or "srcset" or "data" or "poster" or "formaction")
                Assert.Matches("^#[a-z0-9]+$", attribute.Value);
        }

        Assert.DoesNotMatch("url\\(|@import|expression\\(", page.QuerySelector("style")!.TextContent);
    }

    [Theory]
    [MemberData(nameof(Payloads))]
    public void The_text_is_shown_as_it_was_written(string payload)
    {
        var page = Parse(Write(payload));
        var name = page.QuerySelector("#worst b")!.TextContent;

        Assert.Equal(VisibleText.Of("legacy-mysql" + payload, 100), name);
    }

    [Fact]
    public void The_page_holds_no_character_that_a_reader_cannot_see()
    {
        var html = Write(string.Concat(Payloads.Select(row => row.Data)));

        Assert.DoesNotContain(html, character => character != '\n' && (char.IsControl(character) || InvisibleCharacter().IsMatch(character.ToString())));
    }

    [Fact]
    public void The_policy_comes_before_anything_it_could_miss_and_allows_the_style_sheet_alone()
    {
        var page = Parse(Write("<x>"));
        var head = page.Head!.Children;
        var css = page.QuerySelector("style")!.TextContent;
        var hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(css)));

        Assert.Equal("utf-8", head[0].GetAttribute("charset"));
        Assert.Equal("Content-Security-Policy", head[1].GetAttribute("http-equiv"));
        Assert.Equal(
            $"default-src 'none'; style-src 'sha256-{hash}'; base-uri 'none'; form-action 'none'", head[1].GetAttribute("content"));
        Assert.Single(page.QuerySelectorAll("style"));
    }

    [Fact]
    public void Every_attribute_is_quoted() => Assert.DoesNotMatch("<[a-z][^<>\"]*=[^\"<>]*>", Write(""));

    private static string Write(string payload) => MadeUpEstate.Write(MadeUpEstate.Input(text => text + payload));

    private static IDocument Parse(string html)
    {
        var errors = new List<string>();
        var parser = new HtmlParser(new HtmlParserOptions { IsStrictMode = false });
        parser.Error += (_, error) => errors.Add(error.ToString() ?? "");
        var page = parser.ParseDocument(html);
        Assert.Empty(errors);
        return page;
    }

    // Elements in order with their attributes; what is text, and the one attribute that holds some, is left out.
    private static string Skeleton(IDocument page) => string.Join('\n', page.All.Select(element =>
        $"{element.ParentElement?.LocalName}/{element.LocalName} " + string.Join(' ', element.Attributes.Select(attribute =>
            element.GetAttribute("name") is "generator" ? attribute.Name : $"{attribute.Name}={attribute.Value}"))));

    [GeneratedRegex(@"[\p{Cf}\p{Zl}\p{Zp}\p{Co}]", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex InvisibleCharacter();
}
