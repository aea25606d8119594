using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Graph.Engine.Matrices;
using Graph.Engine.Sets;
using Graph.Model.Evidence;
using Graph.Reports;
using Graph.Threats.Findings;
using Xunit;

namespace Graph.Threats.Tests.Reports;

/// <summary>The report of the sample with planted faults says what its model and the prover say.</summary>
public sealed partial class SampleReportTests
{
    private static readonly Lazy<ReportInput> Made = new(() => Report.Of(Estates.Sample("three-tier-broken")));
    private static readonly Lazy<IDocument> Parsed = new(() => Report.Parse(Report.Html(Made.Value)));

    private static ReportInput Input => Made.Value;

    private static IDocument Page => Parsed.Value;

    [Fact]
    public void The_first_thing_to_read_is_the_verdict_with_the_model_s_own_counts()
    {
        var open = Input.Model.Open.ToList();
        var critical = open.Count(finding => finding.Rating.Severity == Severity.Critical);
        var high = open.Count(finding => finding.Rating.Severity == Severity.High);

        Assert.StartsWith($"{critical} critical and {high} high findings are proven", Page.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        foreach (var severity in Enum.GetValues<Severity>())
        {
            Assert.Equal(
                $"{open.Count(finding => finding.Rating.Severity == severity)}",
                Page.QuerySelector($".tile.{SeverityWords.Of(severity)} dd")!.TextContent);
        }
    }

    [Fact]
    public void Every_finding_is_there_by_its_key()
    {
        var text = Page.QuerySelector("#findings")!.TextContent;

        Assert.NotEmpty(Input.Model.Findings);
        Assert.All(Input.Model.Findings, finding => Assert.Contains(finding.Key.Text, text, StringComparison.Ordinal));
    }

    [Fact]
    public void A_cell_of_the_matrix_lets_through_what_the_prover_s_matrix_does()
    {
        var proven = Input.Context.Prover.Matrix(new Grouping.ByTier(), TrafficSet.All);
        var details = Page.QuerySelectorAll("details.cell").ToDictionary(one => one.QuerySelector("summary b")!.TextContent);
        var checkedCells = 0;
        foreach (var ((name, detail), from, to) in details.Select(pair => (pair, pair.Key.Split(" → ")[0], pair.Key.Split(" → ")[1])))
        {
            var cell = proven.Cells.FirstOrDefault(one => one.From == from && one.To == to);
            var isClosed = detail.ClassList.Contains("closed");
            Assert.True(isClosed == (cell is null || cell.Reachable.IsEmpty), name);
            checkedCells += isClosed ? 0 : 1;
        }

        Assert.InRange(checkedCells, 10, details.Count);
    }

    [Fact]
    public void A_finding_s_path_is_shown_hop_by_hop_both_ways_with_its_rules()
    {
        var finding = Input.Model.Findings.First(one => one.Threat.Value == "N01");
        var shown = Page.QuerySelectorAll("details.f").Single(one => one.QuerySelector("dd code")!.TextContent == finding.Key.Text);
        var hops = shown.QuerySelector("table.hops")!.TextContent;

        Assert.Contains("Request tcp", hops, StringComparison.Ordinal);
        Assert.Contains("Reply tcp", hops, StringComparison.Ordinal);
        Assert.Contains(finding.Evidence.Rules[0], hops, StringComparison.Ordinal);
        Assert.Contains("Fix, proven on the changed network", shown.TextContent, StringComparison.Ordinal);
        Assert.Contains(finding.Fix!.Changes[0].Text, shown.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void What_holds_names_the_controls_that_the_walker_names()
    {
        var closed = Page.QuerySelector("#refutations")!;

        Assert.NotEmpty(closed.QuerySelectorAll("details"));
        Assert.Contains(ExplanationCodes.MeaningOf(ExplanationCodes.NoRouteToDestination), closed.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_asset_stands_in_its_tier_once()
    {
        var rows = Page.QuerySelectorAll("tr[data-asset]").ToList();

        Assert.Equal(Input.Model.Placement.Assets.Length, rows.Count);
        Assert.Equal(
            Input.Model.Placement.Assets.Select(asset => asset.Placed.TierName ?? "unplaced").Order(StringComparer.Ordinal),
            rows.Select(row => row.GetAttribute("data-tier")!).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Tag_values_count_the_assets_that_have_them()
    {
        var rows = Page.QuerySelectorAll("#tags section.tag")[0].QuerySelectorAll("table.sortable tbody tr");
        var counts = Input.Model.Placement.Assets.CountBy(asset => asset.Placed.Environment?.Value ?? "(none)").ToDictionary();

        Assert.Equal(counts.Count, rows.Length);
        Assert.All(rows, row => Assert.Equal($"{counts[row.QuerySelector("th")!.TextContent]}", row.QuerySelector("td")!.TextContent));
    }

    [Fact]
    public void The_appendix_lists_every_rule_with_its_state_and_every_claim()
    {
        Assert.Equal(Input.Model.Rules.Length, Page.QuerySelectorAll("tr[id^=check-]").Length);
        Assert.All(Input.Model.Claims, claim => Assert.Contains(claim.Claim.Text, Page.QuerySelector("#appendix")!.TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public void A_control_fails_where_a_rule_that_answers_it_does_and_passes_only_where_all_do()
    {
        var states = Page.QuerySelectorAll("tr[id^=check-]").ToDictionary(row => row.QuerySelector("th")!.TextContent, row => row.QuerySelector(".state")!.TextContent);
        var controls = Page.QuerySelectorAll("#appendix details table tr:has(td .state)").ToList();

        Assert.InRange(controls.Count, 30, 1000);
        foreach (var control in controls)
        {
            var rules = control.QuerySelectorAll("td a").Select(link => states[link.TextContent]).ToList();
            var state = control.QuerySelector(".state")!.TextContent;
            Assert.Equal(rules.Contains("fail"), state == "fail");
            Assert.Equal(rules.TrueForAll(one => one == "pass"), state == "pass");
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Links_lead_to_places_that_are_there(bool isFolder)
    {
        foreach (var options in (ReportOptions[])
            [
                new() { IsFolder = isFolder }, new() { IsFolder = isFolder, MinSeverity = Severity.Critical },
                new() { IsFolder = isFolder, Sections = ["summary", "tags", "appendix"] }, new() { IsFolder = isFolder, Tier = "persistent" },
            ])
        {
            var pages = Report.Pages(Input, options).Files.ToDictionary(file => file.Name, file => Report.Parse(file.Html));
            foreach (var (name, page) in pages)
            {
                foreach (var link in page.QuerySelectorAll("a[href]").Select(one => one.GetAttribute("href")!).Distinct())
                {
                    Assert.Matches(Place(), link);
                    var at = link.IndexOf('#', StringComparison.Ordinal);
                    var target = pages[at == 0 ? name : link[..at]];
                    Assert.True(target.GetElementById(link[(at + 1)..]) is not null, $"{name}: {link}");
                }
            }
        }
    }

    [Fact]
    public void No_two_places_have_one_name() =>
        Assert.Empty(Page.All.Select(one => one.Id).OfType<string>().Where(id => id.Length > 0).GroupBy(id => id).Where(group => group.Count() > 1).Select(group => group.Key));

    [Fact]
    public void A_report_of_one_tier_has_its_assets_alone()
    {
        var page = Report.Parse(Report.Html(Input, new ReportOptions { Tier = "persistent" }));

        Assert.All(page.QuerySelectorAll("tr[data-asset]"), row => Assert.Equal("persistent", row.GetAttribute("data-tier")));
        Assert.Contains("This report is about 3 assets", page.QuerySelector("header")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Findings_below_the_least_severity_are_counted_and_not_shown()
    {
        var page = Report.Parse(Report.Html(Input, new ReportOptions { MinSeverity = Severity.High }));

        Assert.All(page.QuerySelectorAll("details.f"), one => Assert.Contains(one.GetAttribute("data-sev"), (string[])["high", "critical"]));
        Assert.Contains(
            $"{Input.Model.Findings.Count(finding => finding.Rating.Severity < Severity.High)} more findings are outside",
            page.QuerySelector("#findings")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_page_for_printing_has_no_script_and_no_fold()
    {
        var page = Report.Parse(Report.Html(Input, new ReportOptions { IsForPrint = true }));

        Assert.Empty(page.QuerySelectorAll("script"));
        Assert.NotEmpty(page.QuerySelectorAll("details"));
        Assert.Empty(page.QuerySelectorAll("details:not([open])"));
        Assert.DoesNotContain("script-src", page.QuerySelector("meta[http-equiv]")!.GetAttribute("content"), StringComparison.Ordinal);
    }

    [Fact]
    public void Two_runs_write_the_same_bytes()
    {
        foreach (var isFolder in (bool[])[false, true])
        {
            var first = Report.Pages(Report.Of(Estates.Sample("three-tier-broken")), new ReportOptions { IsFolder = isFolder });
            Assert.Equal(Report.Pages(Input, new ReportOptions { IsFolder = isFolder }).Files, first.Files);
        }
    }

    [GeneratedRegex("^([a-z0-9-]+\\.html)?#[a-z0-9-]+$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Place();
}
