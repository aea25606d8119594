using Graph.Benchmarks.Generation;
using Graph.Browser.Tests.Running;
using Xunit;

namespace Graph.Browser.Tests.Explorer;

/// <summary>The page answers from data that was computed for all pairs at once; `graph prove` decides each question by itself.</summary>
public sealed class AgreementTests(Chromium chromium, SampleReports reports)
{
    [Theory]
    [InlineData("three-tier-broken", 4_000)]
    [InlineData("hub-and-spoke", 3_000)]
    [InlineData("dual-stack", 1_000)]
    public async Task The_page_answers_as_prove_does(string sample, int count) =>
        await AssertAgreesAsync(Repository.SampleInput(sample), reports.PageOf(sample), count, seed: 1);

    [Fact]
    public async Task The_page_answers_as_prove_does_on_a_generated_estate()
    {
        using var folder = new TemporaryFolder();
        EstateFiles.Write(new Plan(220, seed: 7), folder["estate"]);

        await AssertAgreesAsync(folder["estate"], GraphReport.Write(folder["estate"], folder["report.html"]), 2_000, seed: 2);
    }

    /// <summary>What was not read may open a way: nothing that it could open is refuted, in the page as in the proof.</summary>
    [Theory]
    [InlineData("three-tier-broken", "describe-vpc-peering-connections")]
    [InlineData("three-tier-broken", "describe-security-group-rules", "describe-security-groups")]
    [InlineData("three-tier-broken", "describe-network-interfaces")]
    [InlineData("hub-and-spoke", "describe-transit-gateway-vpc-attachments", "describe-route-tables")]
    public async Task The_page_leaves_open_what_prove_leaves_open(string sample, params string[] denied)
    {
        using var folder = new TemporaryFolder();
        GapEstate.Write(sample, folder["estate"], denied);

        var verdicts = await AssertAgreesAsync(folder["estate"], GraphReport.Write(folder["estate"], folder["report.html"]), 500, seed: 3);

        Assert.Contains("unknown", verdicts);
    }

    private async Task<List<string>> AssertAgreesAsync(string input, string report, int count, int seed)
    {
        await using var visit = await chromium.OpenAsync(report);
        var ends = await visit.Page.EvaluateAsync<string[]>(
            "() => JSON.parse(document.getElementById('explorer-data').textContent).ends.map(end => end[0])");
        var questions = Questions.Draw(ends, count, seed);

        var shown = await visit.Page.EvaluateAsync<string[]>(
            "questions => questions.map(one => document.getElementById('explorer-data').ask(...one))", Questions.ForPage(questions));
        var proven = new ProveAnswers(input).Of(questions);

        var wrong = questions.Zip(shown, proven).Where(one => one.Second != one.Third)
            .Select(one => $"{one.First}: page {one.Second}, prove {one.Third}").ToList();
        Assert.True(wrong.Count == 0, $"{wrong.Count} of {count} differ:\n{string.Join('\n', wrong.Take(12))}");
        Assert.True(proven.Distinct().Count() > 1, "every answer is the same: the questions ask nothing");
        return proven;
    }
}
