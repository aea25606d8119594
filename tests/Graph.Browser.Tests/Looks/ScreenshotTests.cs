using Graph.Benchmarks.Generation;
using Graph.Browser.Tests.Running;
using Microsoft.Playwright;
using Xunit;

namespace Graph.Browser.Tests.Looks;

/// <summary>
/// Pictures of the samples for people to look at, in `screenshots` beside the test program. GRAPH_LONG_TESTS=1 adds an estate of
/// 10,000 interfaces, which takes minutes.
/// </summary>
public sealed class ScreenshotTests(Chromium chromium, SampleReports reports)
{
    // A picture of everything would be taller than Chromium can draw at once.
    private const int Tallest = 12_000;

    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "screenshots");

    public static TheoryData<string> All => Samples.All;

    [Theory]
    [MemberData(nameof(All))]
    public Task A_sample_can_be_looked_at(string sample) => TakeAsync(reports.PageOf(sample), sample);

    [Fact]
    public async Task An_estate_of_ten_thousand_interfaces_can_be_looked_at()
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable("GRAPH_LONG_TESTS") == "1", "takes minutes: GRAPH_LONG_TESTS=1 runs it");
        using var folder = new TemporaryFolder();
        EstateFiles.Write(new Plan(10_000, seed: 1), folder["estate"]);

        var page = GraphReport.Write(folder["estate"], folder["report"]);

        Assert.All(Directory.EnumerateFiles(folder["report"], "*.html"), file => Assert.InRange(new FileInfo(file).Length, 1, 5_000_000));
        await TakeAsync(page, "ten-thousand");
    }

    private async Task TakeAsync(string page, string name)
    {
        Directory.CreateDirectory(Folder);
        await using (var light = await chromium.OpenAsync(page, "", new() { ColorScheme = ColorScheme.Light }))
        {
            await ShootAsync(light, $"{name}-light");
            await light.Page.EmulateMediaAsync(new() { Media = Media.Print });
            await light.Page.SetViewportSizeAsync(794, 1123);
            await ShootAsync(light, $"{name}-print");
        }

        await using (var dark = await chromium.OpenAsync(page, "", new() { ColorScheme = ColorScheme.Dark }))
            await ShootAsync(dark, $"{name}-dark");
        await using var narrow = await chromium.OpenAsync(page, "", new() { ColorScheme = ColorScheme.Light, ViewportSize = Screens.Narrow });
        await ShootAsync(narrow, $"{name}-narrow");
    }

    private static async Task ShootAsync(Visit visit, string name)
    {
        var height = await visit.Page.EvaluateAsync<int>("() => document.documentElement.scrollHeight");
        var picture = await visit.Page.ScreenshotAsync(new()
        {
            Path = Path.Combine(Folder, $"{name}.png"),
            FullPage = true,
            Clip = new() { Width = visit.Page.ViewportSize!.Width, Height = Math.Min(height, Tallest) },
        });
        // A blank page of this size takes a tenth of it.
        Assert.InRange(picture.Length, 50_000, int.MaxValue);
        visit.AssertQuiet();
    }
}
