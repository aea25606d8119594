using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Graph.Browser.Tests.Running;
using Microsoft.Playwright;
using Xunit;

namespace Graph.Browser.Tests.Looks;

/// <summary>Both themes are readable for everybody, at any width.</summary>
public sealed class ThemeTests(Chromium chromium, SampleReports reports)
{
    public static TheoryData<string> All => Samples.All;

    public static TheoryData<string, string> AllInBothThemes
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var sample in Samples.All)
            {
                data.Add(sample.Data, "light");
                data.Add(sample.Data, "dark");
            }

            return data;
        }
    }

    [Fact]
    public async Task The_theme_button_goes_from_the_system_s_to_light_to_dark()
    {
        await using var visit = await chromium.OpenAsync(reports.PageOf("three-tier"), "", new() { ColorScheme = ColorScheme.Dark });
        var automatic = await Paper(visit);
        Assert.Null(await ThemeOf(visit));

        await visit.Page.ClickAsync("#theme");
        Assert.Equal("light", await ThemeOf(visit));
        Assert.NotEqual(automatic, await Paper(visit));
        await visit.Page.ClickAsync("#theme");
        Assert.Equal("dark", await ThemeOf(visit));
        Assert.Equal(automatic, await Paper(visit));
        await visit.Page.ClickAsync("#theme");

        Assert.Null(await ThemeOf(visit));
        visit.AssertQuiet();
    }

    [Theory]
    [MemberData(nameof(AllInBothThemes))]
    public async Task Nothing_of_it_shuts_a_reader_out(string sample, string theme)
    {
        // The checker loads itself into the page, which the page's own policy would forbid.
        await using var visit = await chromium.OpenAsync(
            reports.PageOf(sample), "", new() { ColorScheme = theme == "dark" ? ColorScheme.Dark : ColorScheme.Light, BypassCSP = true });
        Assert.Empty(Grave(await visit.Page.RunAxe()));

        await visit.Page.EvaluateAsync("() => { for (const one of [...document.querySelectorAll('details')].slice(0, 60)) one.open = true; }");
        Assert.Empty(Grave(await visit.Page.RunAxe()));
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task A_narrow_window_needs_no_scrolling_to_the_side(string sample)
    {
        await using var visit = await chromium.OpenAsync(reports.PageOf(sample), "", new() { ViewportSize = Screens.Narrow });
        await visit.UnfoldAsync();

        var wide = await visit.Page.EvaluateAsync<string[]>(
            """
            () => document.documentElement.scrollWidth <= innerWidth ? [] : [...document.querySelectorAll('body *')]
              .filter(one => !one.closest('.scroll') && one.getBoundingClientRect().right > innerWidth + .5)
              .map(one => `${one.localName}.${one.getAttribute('class')} in #${one.closest('[id]')?.id}: ${one.textContent.slice(0, 60)}`).slice(0, 10)
            """);

        Assert.Empty(wide);
        Assert.Equal(Screens.Narrow.Width, await visit.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"));
    }

    private static IEnumerable<string> Grave(AxeResult result) => result.Violations
        .Where(violation => violation.Impact is "serious" or "critical")
        .Select(violation => $"{violation.Id}: {violation.Help}: {string.Join("; ", violation.Nodes.Take(5).Select(node => node.Html))}");

    private static Task<string?> ThemeOf(Visit visit) => visit.Page.GetAttributeAsync("html", "data-theme");

    private static Task<string> Paper(Visit visit) =>
        visit.Page.EvaluateAsync<string>("() => getComputedStyle(document.documentElement).backgroundColor");
}
