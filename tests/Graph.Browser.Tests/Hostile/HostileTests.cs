using Graph.Browser.Tests.Running;
using Microsoft.Playwright;
using Xunit;

namespace Graph.Browser.Tests.Hostile;

/// <summary>Anybody who may write a tag writes into the report. He gets text, and nothing but text.</summary>
public sealed class HostileTests(Chromium chromium, HostileTests.Benign benign) : IClassFixture<HostileTests.Benign>
{
    private const string Sample = "three-tier-broken";

    /// <summary>Six at a time: each run reads and writes a whole estate.</summary>
    public static TheoryData<string> Payloads => [.. Hostile.Payloads.All.Select(row => row.Data).Chunk(6).Select(texts => new TheoryDataRow<string>(string.Join(' ', texts)))];

    [Theory]
    [MemberData(nameof(Payloads))]
    public async Task Hostile_text_in_every_field_leaves_the_page_s_skeleton_as_it_was(string payload)
    {
        using var folder = new TemporaryFolder();
        HostileTwin.Write(Sample, folder["estate"], payload);
        var page = GraphReport.Write(folder["estate"], folder["report.html"]);
        await using var friendly = await chromium.OpenAsync(benign.Page);
        await using var visit = await chromium.OpenAsync(page);

        await UseAsync(friendly);
        await UseAsync(visit);

        Assert.Equal(await SkeletonAsync(friendly), await SkeletonAsync(visit));
        visit.AssertQuiet();
    }

    [Fact]
    public async Task The_twins_hold_text_in_every_part_of_the_page()
    {
        await using var visit = await chromium.OpenAsync(benign.Page);

        foreach (var part in new[] { "#map", "#findings", "#tiers", "#tags", "#inventory", "#explorer-data" })
            Assert.Contains(Hostile.Payloads.Innocent[..20], await visit.TextOfAsync(part), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_report_as_a_folder_keeps_its_skeletons()
    {
        using var folder = new TemporaryFolder();
        HostileTwin.Write(Sample, folder["hostile"], string.Concat(Hostile.Payloads.All.Select(one => one.Data)));
        var index = GraphReport.Write(folder["hostile"], folder["report"]);
        var friendly = GraphReport.Write(benign.Estate, folder["friendly"]);
        foreach (var file in Directory.EnumerateFiles(Path.GetDirectoryName(index)!, "*.html").Order(StringComparer.Ordinal))
        {
            await using var one = await chromium.OpenAsync(Path.Combine(Path.GetDirectoryName(friendly)!, Path.GetFileName(file)));
            await using var other = await chromium.OpenAsync(file);

            Assert.Equal(await SkeletonAsync(one), await SkeletonAsync(other));
            other.AssertQuiet();
        }
    }

    /// <summary>What scripts make of hostile data: searches, filters, hovers and answers.</summary>
    private static async Task UseAsync(Visit visit)
    {
        await visit.UnfoldAsync();
        await visit.Page.FillAsync("#search", "e");
        await visit.Page.Locator("#findings-filter select").Last.SelectOptionAsync("severity");
        await visit.Page.EvaluateAsync(
            """
            () => {
              for (const one of document.querySelectorAll('.edge, .node')) one.dispatchEvent(new Event('pointerenter'));
              for (const one of document.querySelectorAll('thead button')) one.click();
            }
            """);
        var ends = visit.Page.Locator("#explorer-form input.wide");
        await ends.Last.FillAsync((await visit.Page.Locator("#explorer-ends option").Nth(4).GetAttributeAsync("value"))!);
        await visit.Page.Locator("#explorer-form input.port").FillAsync("22");
        Assert.NotEqual(0, await visit.Page.Locator("#explorer-answer .verdict").CountAsync());
        await visit.Page.EmulateMediaAsync(new() { Media = Media.Print });
    }

    // Elements in order, their attributes by name, and their classes, which are words of our own.
    private static Task<string> SkeletonAsync(Visit visit) => visit.Page.EvaluateAsync<string>(
        "() => [...document.querySelectorAll('*')].map(one => [one.parentElement?.localName, one.localName, ...one.getAttributeNames(), one.getAttribute('class')].join(' ')).join('\\n')");

    /// <summary>The benign twin's report, made once.</summary>
    public sealed class Benign : IDisposable
    {
        private readonly TemporaryFolder _folder = new();

        public Benign()
        {
            HostileTwin.Write(Sample, Estate, Hostile.Payloads.Innocent);
            Page = GraphReport.Write(Estate, _folder["report.html"]);
        }

        public string Estate => _folder["estate"];

        public string Page { get; }

        public void Dispose() => _folder.Dispose();
    }
}
