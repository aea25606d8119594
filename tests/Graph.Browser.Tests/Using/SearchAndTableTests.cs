using System.Globalization;
using Graph.Browser.Tests.Running;
using Microsoft.Playwright;
using Xunit;

namespace Graph.Browser.Tests.Using;

/// <summary>Search, sorted tables, the filter of assets, and the keyboard.</summary>
public sealed class SearchAndTableTests(Chromium chromium, SampleReports reports)
{
    public static TheoryData<string> All => Samples.All;

    [Theory]
    [MemberData(nameof(All))]
    public async Task Search_finds_an_asset_by_its_id_and_leads_to_it(string sample)
    {
        await using var visit = await OpenAsync(sample);
        var row = visit.Page.Locator("tr[data-asset]").Last;
        var id = (await row.GetAttributeAsync("id"))!;
        var text = (await row.Locator("th").First.TextContentAsync())!;

        await visit.Page.FillAsync("#search", text[..Math.Min(text.Length, 20)]);

        var result = visit.Page.Locator($"#results a[href='#{id}']");
        Assert.Equal(1, await result.CountAsync());
        await result.ClickAsync();
        await Assertions.Expect(row).ToBeInViewportAsync();
    }

    [Fact]
    public async Task Search_says_when_it_finds_nothing()
    {
        await using var visit = await OpenAsync("three-tier");

        await visit.Page.FillAsync("#search", "no such word anywhere");

        Assert.Equal("nothing found", await visit.TextOfAsync("#results"));
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task A_heading_sorts_its_table_up_then_down(string sample)
    {
        await using var visit = await OpenAsync(sample);
        var table = visit.Page.Locator("#appendix table.sortable").First;
        var heading = table.Locator("thead th").Nth(3);
        var before = Numbers(await Cells());

        await heading.GetByRole(AriaRole.Button).ClickAsync();

        Assert.Equal("ascending", await heading.GetAttributeAsync("aria-sort"));
        Assert.Equal(before.Order(), Numbers(await Cells()));
        await heading.GetByRole(AriaRole.Button).ClickAsync();
        Assert.Equal("descending", await heading.GetAttributeAsync("aria-sort"));
        Assert.Equal(before.OrderDescending(), Numbers(await Cells()));
        await table.Locator("thead th").First.GetByRole(AriaRole.Button).ClickAsync();
        Assert.Null(await heading.GetAttributeAsync("aria-sort"));
        var rules = await table.Locator("tbody th").AllTextContentsAsync();
        Assert.Equal(rules.Order(StringComparer.Ordinal), rules);

        Task<IReadOnlyList<string>> Cells() => table.Locator("tbody tr > :nth-child(4)").AllTextContentsAsync();
        List<int> Numbers(IReadOnlyList<string> cells) => [.. cells.Select(cell => int.Parse(cell, CultureInfo.InvariantCulture))];
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task Assets_are_filtered_by_text_and_an_address_keeps_it(string sample)
    {
        await using var visit = await OpenAsync(sample);
        var all = await visit.Page.Locator("tr[data-asset]").CountAsync();

        await visit.Page.Locator("#assets-filter input").FillAsync("persistent");
        await visit.Page.Locator("#assets-filter input").FillAsync("i-0");
        var shown = await visit.ShownAsync("tr[data-asset]");

        Assert.InRange(shown, 1, all - 1);
        Assert.Equal($"{shown} of {all} assets shown", await visit.TextOfAsync("#assets-filter output"));
        Assert.Equal("tiers&q=i-0", visit.Fragment);
        await using var again = await chromium.OpenAsync(reports.PageOf(sample), visit.Fragment);
        Assert.Equal(shown, await again.ShownAsync("tr[data-asset]"));
    }

    [Fact]
    public async Task Slash_goes_to_the_search_and_j_and_k_through_the_findings()
    {
        await using var visit = await OpenAsync("three-tier-broken");

        await visit.Page.Keyboard.PressAsync("j");
        Assert.Equal(await IdAt(0), await Focused());
        await visit.Page.Keyboard.PressAsync("j");
        Assert.Equal(await IdAt(1), await Focused());
        await visit.Page.Keyboard.PressAsync("k");
        Assert.Equal(await IdAt(0), await Focused());
        await visit.Page.Keyboard.PressAsync("Enter");
        Assert.NotNull(await visit.Page.Locator("details.f").First.GetAttributeAsync("open"));
        await visit.Page.Keyboard.PressAsync("/");
        Assert.Equal("search", await visit.Page.EvaluateAsync<string>("() => document.activeElement.id"));

        Task<string?> IdAt(int index) => visit.Page.Locator("details.f").Nth(index).GetAttributeAsync("id");
        Task<string?> Focused() => visit.Page.EvaluateAsync<string?>("() => document.activeElement.closest('details.f')?.id");
    }

    private Task<Visit> OpenAsync(string sample) => chromium.OpenAsync(reports.PageOf(sample));
}
