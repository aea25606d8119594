using Graph.Browser.Tests.Running;
using Microsoft.Playwright;
using Xunit;

namespace Graph.Browser.Tests.Looks;

/// <summary>The pictures that the README shows are of the report as it is. GRAPH_UPDATE=1 takes them anew.</summary>
public sealed class PublishedScreenshotTests(Chromium chromium, SampleReports reports)
{
    private const int LargestPicture = 250_000;

    private static readonly string Folder = Path.Combine(Repository.Root, "docs", "screenshots");

    /// <summary>Each with the sample, the place it shows, and whether it is dark.</summary>
    public static TheoryData<string, string, string, bool> Pictures { get; } = new()
    {
        { "summary", "three-tier-broken", "", false },
        { "segmentation", "three-tier-broken", "segmentation", false },
        { "map", "three-tier-broken", "map", false },
        { "finding", "three-tier-broken", "first finding", false },
        { "explorer", "three-tier-broken", "explorer", true },
    };

    [Theory]
    [MemberData(nameof(Pictures))]
    public async Task A_picture_shows_a_part_of_the_report(string name, string sample, string place, bool isDark)
    {
        var path = Path.Combine(Folder, $"{name}.png");
        if (Environment.GetEnvironmentVariable("GRAPH_UPDATE") == "1")
            await TakeAsync(path, sample, place, isDark);

        Assert.InRange(new FileInfo(path).Length, 10_000, LargestPicture);
        foreach (var readme in new[] { "README.md", "reports/README.md" })
        {
            var text = await File.ReadAllTextAsync(Path.Combine(Repository.Root, readme), TestContext.Current.CancellationToken);
            Assert.Contains($"docs/screenshots/{name}.png\" alt=\"", text, StringComparison.Ordinal);
        }
    }

    private async Task TakeAsync(string path, string sample, string place, bool isDark)
    {
        var options = new BrowserNewContextOptions { ColorScheme = isDark ? ColorScheme.Dark : ColorScheme.Light };
        await using var visit = await chromium.OpenAsync(reports.PageOf(sample), await FragmentAsync(sample, place), options);
        Directory.CreateDirectory(Folder);
        await visit.Page.ScreenshotAsync(new() { Path = path });
    }

    private async Task<string> FragmentAsync(string sample, string place)
    {
        if (place is not ("first finding" or "explorer"))
            return place;
        await using var visit = await chromium.OpenAsync(reports.PageOf(sample));
        var finding = visit.Page.Locator("details.f:has(.hops)").First;
        return place == "explorer"
            ? $"explorer&from=internet&to={await finding.GetAttributeAsync("data-to")}&proto=tcp&port=3306"
            : (await finding.GetAttributeAsync("id"))!;
    }
}
