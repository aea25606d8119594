using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Graph.Reports;
using Graph.Testing;
using Graph.Threats.Findings;
using Graph.Threats.Tests.Formats;
using Graph.Threats.Tests.Rules;
using Xunit;
using static Graph.Testing.Words;

namespace Graph.Threats.Tests.Reports;

/// <summary>Anybody who may write a tag in the audited account writes into the report; he gets text and nothing else.</summary>
public sealed partial class HostileReportTests
{
    public static TheoryData<string> Payloads => [.. Hostile.Payloads.Where(row => row.Data.Trim().Length > 0), "' onmouseover='alert(1)", "</style><style>@import 'http://example.com/x.css';", "</title></table></details></body>", "<!--", "&lt;b&gt;&amp;#60;", "{{ include 'head' }}"];

    [Theory]
    [MemberData(nameof(Payloads))]
    public void Hostile_text_leaves_the_page_s_skeleton_as_it_was(string payload) =>
        Assert.Equal(Skeleton(Report.Parse(Write("plain"))), Skeleton(Report.Parse(Write(payload))));

    [Theory]
    [MemberData(nameof(Payloads))]
    public void No_handler_inline_style_or_address_comes_into_being(string payload)
    {
        var page = Report.Parse(Write(payload));

        Assert.Empty(page.QuerySelectorAll("iframe, object, embed, link, base, form, img, video, audio, template, foreignObject"));
        Assert.Equal(["application/json", null], page.QuerySelectorAll("script").Select(script => script.GetAttribute("type")));
        foreach (var attribute in page.All.SelectMany(element => element.Attributes))
        {
            Assert.False(attribute.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase), attribute.Name);
            Assert.NotEqual("style", attribute.Name);
            if (attribute.Name is "href" or "src" or "action" or "srcset" or "data" or "poster" or "formaction")
                Assert.Matches("^#[a-z0-9-]+$", attribute.Value);
        }
    }

    [Theory]
    [MemberData(nameof(Payloads))]
    public void The_page_holds_no_character_that_a_reader_cannot_see(string payload) => Assert.DoesNotContain(
        Write(payload), character => character != '\n' && (char.IsControl(character) || InvisibleCharacter().IsMatch(character.ToString())));

    [Fact]
    public void The_policy_comes_before_anything_it_could_miss_and_allows_the_page_s_own_style_and_script_alone()
    {
        var page = Report.Parse(Write("<x>"));
        var head = page.Head!.Children;

        Assert.Equal("utf-8", head[0].GetAttribute("charset"));
        Assert.Equal("Content-Security-Policy", head[1].GetAttribute("http-equiv"));
        Assert.Equal(
            $"default-src 'none'; style-src '{HashOf(page.QuerySelector("style")!)}'; script-src '{HashOf(page.QuerySelector("script:not([type])")!)}'; base-uri 'none'; form-action 'none'",
            head[1].GetAttribute("content"));
        Assert.Single(page.QuerySelectorAll("style"));

        static string HashOf(IElement element) => "sha256-" + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(element.TextContent)));
    }

    [Fact]
    public void The_script_writes_text_and_never_markup()
    {
        var script = Report.Parse(Write("x")).QuerySelector("script:not([type])")!.TextContent;

        Assert.DoesNotMatch("innerHTML|outerHTML|insertAdjacent|document\\.write|eval\\(|new Function|setTimeout|fetch\\(|XMLHttpRequest|import\\(", script);
    }

    private static string Write(string text)
    {
        var aws = new Topology();
        var vpc = aws.Vpc("10.0.0.0/16").WithInternetGateway();
        var subnet = vpc.Subnet("10.0.1.0/24", name: "public").RoutedTo(vpc.InternetGateway, Anywhere);
        var db = subnet.Host("db", publicIp: "54.0.0.1", sg: sg => sg.Allow(Tcp(3306), Anywhere));
        var web = subnet.Host("web", publicIp: "54.0.0.2", sg: sg => sg.Allow(Tcp(443), Anywhere));
        foreach (var key in (string[])["Name", "Tier", "Environment", "Owner", "Application"])
            aws.Tag(db, key, text).Tag(web, key, text);
        return Report.Html(
            Report.Of(
                aws.Build(),
                change: model => model with
                {
                    Findings =
                    [
                        .. model.Findings.Select(one => one with
                        {
                            Message = text,
                            Source = one.Source with { Name = text },
                            Destination = one.Destination with { Name = text },
                            Evidence = one.Evidence with { Facts = [new Fact(text, text, text)], Rules = [text] },
                        }),
                    ],
                    Rules = [.. model.Rules.Select(rule => rule with { Undecided = [.. rule.Undecided.Select(one => one with { Question = text })] })],
                    Claims = [.. model.Claims.Select(claim => claim with { Claim = claim.Claim with { Id = text, Note = text } })],
                },
                label: text) with
            { Policy = new PolicyIdentity(text, text), Tool = text });
    }

    // Elements in order with their attributes; what is text, and attributes that hold some or come from it, are left out.
    private static string Skeleton(IDocument page) => string.Join('\n', page.All.Select(element =>
        $"{element.ParentElement?.LocalName}/{element.LocalName} " + string.Join(' ', element.Attributes.Select(attribute =>
            attribute.Name is "content" or "id" or "href" or "aria-labelledby" or "aria-label" || attribute.Name.StartsWith("data-", StringComparison.Ordinal)
                ? attribute.Name
                : $"{attribute.Name}={attribute.Value}"))));

    [GeneratedRegex(@"[\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cs}]", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex InvisibleCharacter();
}
