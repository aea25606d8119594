using System.Text;
using Graph.Browser.Tests.Running;
using Microsoft.Playwright;
using Xunit;

namespace Graph.Browser.Tests.Printing;

/// <summary>Paper has no folds, no filters and no scripts, and holds all the same everything.</summary>
public sealed class PrintTests(Chromium chromium, SampleReports reports)
{
    // What is written within any fold.
    private const string Folded = "details :is(p, dd, td, th, li)";

    public static TheoryData<string> All => Samples.All;

    [Theory]
    [MemberData(nameof(All))]
    public async Task What_is_folded_on_the_screen_is_open_on_paper(string sample)
    {
        await using var visit = await chromium.OpenAsync(reports.PageOf(sample));
        var all = await visit.Page.Locator(Folded).CountAsync();
        Assert.InRange(await visit.ShownAsync(Folded), 0, all / 2);

        await visit.Page.EmulateMediaAsync(new() { Media = Media.Print });

        var lost = await visit.Page.EvaluateAsync<string[]>(
            """
            selector => [...document.querySelectorAll(selector)].filter(one => one.textContent.trim() && !one.closest('.needs-script')
              && !(one.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true }) && one.getClientRects()[0]?.height > 0))
              .map(one => one.textContent.slice(0, 80)).slice(0, 10)
            """,
            Folded);
        Assert.Empty(lost);
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task What_needs_a_screen_is_not_on_paper(string sample)
    {
        await using var visit = await chromium.OpenAsync(reports.PageOf(sample));
        await visit.Page.EmulateMediaAsync(new() { Media = Media.Print });

        foreach (var tool in new[] { ".rail", "#findings-filter", "#assets-filter", "#explorer", "#theme" })
            Assert.False(await visit.Page.Locator(tool).IsVisibleAsync(), tool);
        Assert.Equal("rgb(255, 255, 255)", await visit.Page.EvaluateAsync<string>("() => getComputedStyle(document.documentElement).backgroundColor"));
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task A_page_for_the_printer_has_no_script_and_no_fold(string sample)
    {
        await using var visit = await chromium.OpenAsync(reports.PrintedPageOf(sample));

        Assert.Equal(0, await visit.Page.Locator("script").CountAsync());
        Assert.NotEqual(0, await visit.Page.Locator("details").CountAsync());
        Assert.Equal(0, await visit.Page.Locator("details:not([open])").CountAsync());
        visit.AssertQuiet();
    }

    /// <summary>A page that lost its folds would print far fewer sheets than the one whose folds are open by themselves.</summary>
    [Theory]
    [MemberData(nameof(All))]
    public async Task Both_print_to_as_many_sheets(string sample)
    {
        await using var folded = await chromium.OpenAsync(reports.PageOf(sample));
        await using var open = await chromium.OpenAsync(reports.PrintedPageOf(sample));

        var (one, other) = (Sheets(await PrintAsync(folded)), Sheets(await PrintAsync(open)));

        Assert.InRange(other, 10, 500);
        Assert.InRange(one, other - 3, other + 3);
        folded.AssertQuiet();
    }

    private static Task<byte[]> PrintAsync(Visit visit) => visit.Page.PdfAsync(new() { PreferCSSPageSize = true, PrintBackground = true });

    private static int Sheets(byte[] pdf)
    {
        var text = Encoding.Latin1.GetString(pdf);
        Assert.StartsWith("%PDF-", text, StringComparison.Ordinal);
        return text.Split("/Type /Page\n").Length - 1;
    }
}
