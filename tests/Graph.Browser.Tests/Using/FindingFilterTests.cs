using Graph.Browser.Tests.Running;
using Microsoft.Playwright;
using Xunit;

namespace Graph.Browser.Tests.Using;

/// <summary>Filters of findings change what is shown and how many that are, and an address keeps them.</summary>
public sealed class FindingFilterTests(Chromium chromium, SampleReports reports)
{
    private const string Findings = "details.f:not([hidden])";

    public static TheoryData<string> All => Samples.WithFindings;

    [Theory]
    [MemberData(nameof(All))]
    public async Task Severity_shows_that_severity_and_above(string sample)
    {
        await using var visit = await OpenAsync(sample);
        var all = await visit.Page.Locator("details.f").CountAsync();
        var ranks = await RanksAsync(visit);
        var gravest = ranks.Max();
        var word = await visit.Page.Locator($"details.f[data-rank='{gravest}']").First.GetAttributeAsync("data-sev");
        var grave = ranks.Count(rank => rank == gravest);
        Assert.InRange(grave, 1, all - 1);

        await Control(visit, "Severity").SelectOptionAsync(word!);

        Assert.Equal(grave, await visit.ShownAsync(Findings));
        Assert.Equal($"{grave} of {all} entries shown", await CountOf(visit));
        Assert.Equal($"findings&sev={word}", visit.Fragment);
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task Text_shows_what_contains_every_word(string sample)
    {
        await using var visit = await OpenAsync(sample);
        var name = await visit.Page.Locator("details.f[data-to]:not([data-to='-'])").First.GetAttributeAsync("data-to");
        var all = await visit.Page.Locator("details.f").CountAsync();

        await Control(visit, "Contains").FillAsync($"{name!.ToUpperInvariant()}  high");

        var shown = await visit.Page.Locator(Findings).AllTextContentsAsync();
        Assert.InRange(shown.Count, 0, all - 1);
        Assert.All(shown, text => Assert.Contains(name, text, StringComparison.OrdinalIgnoreCase));
        Assert.All(shown, text => Assert.Contains("high", text, StringComparison.OrdinalIgnoreCase));
        Assert.Equal($"{shown.Count} of {all} entries shown", await CountOf(visit));
        await Control(visit, "Contains").FillAsync("no such word anywhere");
        Assert.Equal(0, await visit.ShownAsync("details.f"));
        Assert.Equal(0, await visit.ShownAsync("section.rule"));
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task Rule_shows_the_findings_of_one_rule(string sample)
    {
        await using var visit = await OpenAsync(sample);
        var rule = await visit.Page.Locator("details.f").Last.GetAttributeAsync("data-rule");

        await Control(visit, "Rule").SelectOptionAsync(rule!);

        Assert.Equal(await visit.Page.Locator($"details.f[data-rule='{rule}']").CountAsync(), await visit.ShownAsync(Findings));
        Assert.Equal(1, await visit.ShownAsync("section.rule"));
        Assert.Equal($"findings&rule={rule}", visit.Fragment);
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task Order_by_severity_puts_the_gravest_first_and_reset_takes_all_back(string sample)
    {
        await using var visit = await OpenAsync(sample);
        var before = await RanksAsync(visit);

        await Control(visit, "Order").SelectOptionAsync("severity");
        var sorted = await RanksAsync(visit);

        Assert.Equal(before.OrderDescending(), sorted);
        Assert.Equal(0, await visit.ShownAsync("section.rule"));
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Reset" }).ClickAsync();
        Assert.Equal(before, await RanksAsync(visit));
        Assert.Equal("findings", visit.Fragment);
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task An_address_with_filters_shows_the_same_when_it_is_opened_anew(string sample)
    {
        await using var visit = await OpenAsync(sample);
        await Control(visit, "Severity").SelectOptionAsync("medium");
        await Control(visit, "Order").SelectOptionAsync("destination");
        await Control(visit, "Contains").FillAsync("i & =#%");
        await Control(visit, "Contains").FillAsync("eni");
        var ids = await IdsAsync(visit);

        await using var again = await chromium.OpenAsync(reports.PageOf(sample), new Uri(visit.Page.Url).Fragment[1..]);

        Assert.Equal(ids, await IdsAsync(again));
        Assert.Equal(await CountOf(visit), await CountOf(again));
        Assert.Equal("eni", await Control(again, "Contains").InputValueAsync());
        again.AssertQuiet();
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task A_permalink_opens_the_folded_finding_and_brings_it_into_view(string sample)
    {
        await using var visit = await OpenAsync(sample);
        var last = (await visit.Page.Locator("details.f").Last.GetAttributeAsync("id"))!;
        Assert.StartsWith("f-", last, StringComparison.Ordinal);

        await using var linked = await chromium.OpenAsync(reports.PageOf(sample), last);

        var finding = linked.Page.Locator($"[id='{last}']");
        Assert.NotNull(await finding.GetAttributeAsync("open"));
        await Assertions.Expect(finding.Locator("> summary")).ToBeInViewportAsync();
        Assert.True(await finding.Locator(".message").IsVisibleAsync());
    }

    /// <summary>A finding that stands in for others lists them, folded within.</summary>
    [Fact]
    public async Task A_permalink_to_one_of_many_alike_opens_every_fold_above_it()
    {
        await using var visit = await OpenAsync("three-tier-broken");
        var member = (await visit.Page.Locator(".members > li").Last.GetAttributeAsync("id"))!;

        await using var linked = await chromium.OpenAsync(reports.PageOf("three-tier-broken"), member);

        await Assertions.Expect(linked.Page.Locator($"[id='{member}']")).ToBeInViewportAsync();
    }

    [Fact]
    public async Task A_link_to_what_a_filter_hides_shows_it()
    {
        await using var visit = await OpenAsync("three-tier-broken");
        await Control(visit, "Contains").FillAsync("no such word anywhere");
        var finding = visit.Page.Locator("details.f").Last;

        await visit.Page.EvaluateAsync("id => { location.hash = id; }", (await finding.GetAttributeAsync("id"))!);

        await Assertions.Expect(finding.Locator("> summary")).ToBeVisibleAsync();
    }

    private Task<Visit> OpenAsync(string sample) => chromium.OpenAsync(reports.PageOf(sample));

    private static ILocator Control(Visit visit, string label) =>
        visit.Page.Locator("#findings-filter label").Filter(new() { HasText = label }).Locator("select, input").First;

    private static Task<string> CountOf(Visit visit) => visit.TextOfAsync("#findings-filter output");

    private static Task<int[]> RanksAsync(Visit visit) =>
        visit.Page.EvaluateAsync<int[]>("() => [...document.querySelectorAll('details.f')].map(one => Number(one.dataset.rank))");

    private static Task<string[]> IdsAsync(Visit visit) =>
        visit.Page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('details.f:not([hidden])')].map(one => one.id)");
}
