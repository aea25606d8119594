using System.Text.Json;
using Graph.Browser.Tests.Running;
using Xunit;

namespace Graph.Browser.Tests.Opening;

/// <summary>Where scripts are off, the report is whole all the same; only its tools are not there.</summary>
public sealed class WithoutScriptTests(Chromium chromium, SampleReports reports)
{
    public static TheoryData<string> All => Samples.All;

    [Theory]
    [MemberData(nameof(Samples.WithFindings), MemberType = typeof(Samples))]
    public async Task Every_finding_of_the_twin_is_in_the_text(string sample)
    {
        var file = reports.PageOf(sample);
        await using var visit = await chromium.OpenAsync(file, "", new() { JavaScriptEnabled = false });
        using var twin = JsonDocument.Parse(await File.ReadAllBytesAsync(Path.ChangeExtension(file, ".json"), TestContext.Current.CancellationToken));
        var keys = twin.RootElement.GetProperty("findings").EnumerateArray().Select(one => one.GetProperty("key").GetString()!).ToList();

        var text = await visit.TextOfAsync("#findings");

        Assert.NotEmpty(keys);
        Assert.DoesNotContain(keys, key => !text.Contains(key, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task Every_text_that_scripts_leave_is_there_without_them(string sample)
    {
        const string texts = "main > header, main > section:not(#explorer)";
        await using var with = await chromium.OpenAsync(reports.PageOf(sample));
        await using var without = await chromium.OpenAsync(reports.PageOf(sample), "", new() { JavaScriptEnabled = false });
        await with.Page.EvaluateAsync("() => { for (const one of document.querySelectorAll('.filter')) one.remove(); }");

        Assert.Equal(await WordsAsync(with), await WordsAsync(without));
        without.AssertQuiet();

        // Where nodes were moved, blanks between them are others.
        static async Task<string[][]> WordsAsync(Visit visit) =>
            [.. (await visit.Page.Locator(texts).AllTextContentsAsync()).Select(text => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))];
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task Sections_are_readable_and_the_tools_of_scripts_are_hidden(string sample)
    {
        await using var visit = await chromium.OpenAsync(reports.PageOf(sample), "", new() { JavaScriptEnabled = false });

        foreach (var section in new[] { "summary", "segmentation", "map", "findings", "tiers", "tags", "inventory", "appendix" })
            Assert.True(await visit.Page.Locator($"#{section} :is(h1, h2)").First.IsVisibleAsync(), section);
        foreach (var tool in new[] { "#tools", "#findings-filter", "#assets-filter", "#explorer-form" })
            Assert.False(await visit.Page.Locator(tool).IsVisibleAsync(), tool);
        Assert.Equal(0, await visit.Page.Locator("button:visible, input:visible, select:visible").CountAsync());
    }

    [Fact]
    public async Task A_folded_finding_opens_by_itself()
    {
        await using var visit = await chromium.OpenAsync(reports.PageOf("three-tier-broken"), "", new() { JavaScriptEnabled = false });
        var finding = visit.Page.Locator("details.f").First;

        await finding.Locator("> summary").ClickAsync();

        Assert.True(await finding.Locator(".message").First.IsVisibleAsync());
    }
}
