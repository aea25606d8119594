using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Graph.Model;
using Graph.Model.Evidence;
using Graph.Reports;
using Xunit;

namespace Graph.Tests.Reports;

public sealed class ReportTests
{
    private static readonly string Html = MadeUpEstate.Write(MadeUpEstate.Input());
    private static readonly IDocument Page = new HtmlParser().ParseDocument(Html);

    [Fact]
    public void The_first_thing_to_read_is_the_verdict()
    {
        Assert.Equal(
            "The internet reaches 3 of 9 endpoints on a database or admin port; 1 could not be decided.",
            Page.QuerySelector("h1")!.TextContent);
        Assert.Equal(["3", "1", "5"], Page.QuerySelectorAll(".tile dd").Select(tile => tile.TextContent));
    }

    [Fact]
    public void The_summary_says_what_the_page_says()
    {
        using var output = new StringWriter();
        var summary = ReportWriter.Write(MadeUpEstate.Input(), output, null, TestContext.Current.CancellationToken);

        Assert.Equal(new ReportSummary(9, 3, 5, 1, 151), summary);
    }

    [Fact]
    public void Every_endpoint_is_there_once_and_in_the_section_of_its_verdict()
    {
        Assert.Equal(["eni-0legacy-mysql", "eni-0bastion", "eni-0old-jump"], Ids("reached"));
        Assert.Equal(["eni-0partner"], Ids("undecided"));
        Assert.Equal(
            [
                "arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/app/shop/50dc6c495c0c9188",
                "arn:aws:rds:eu-west-1:111122223333:db:orders", "eni-0app-1", "eni-0app-2", "eni-0app-3",
            ],
            Ids("refused").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_matrix_tells_port_by_port() => Assert.Equal(
        "yes no no no no no no yes no no no no no no no",
        string.Join(' ', Page.QuerySelectorAll("#e1 > tr:first-child > td").Select(cell => cell.TextContent)));

    [Fact]
    public void A_path_is_shown_hop_by_hop_both_ways_with_its_rules_and_translations()
    {
        var path = Page.QuerySelector("#e1 .finding.yes table")!.TextContent;

        Assert.Contains("Request tcp 203.0.113.77:40000 → 198.51.100.20:22", path, StringComparison.Ordinal);
        Assert.Contains("Reply tcp 10.0.0.20:22 → 203.0.113.77:40000", path, StringComparison.Ordinal);
        Assert.Contains("tcp 22 from 0.0.0.0/0 sgr-legacy-mysql-22", path, StringComparison.Ordinal);
        Assert.Contains("destination 198.51.100.20 → 10.0.0.20", path, StringComparison.Ordinal);
        Assert.Contains("state of the request", path, StringComparison.Ordinal);
    }

    [Fact]
    public void A_refusal_names_every_control_that_stops_the_packet_first_one_first()
    {
        var rows = Page.QuerySelectorAll("#e1 .blockers tbody tr").Select(row => row.TextContent).ToList();

        Assert.Equal(2, rows.Count);
        Assert.Contains("network ACL acl-0pub", rows[0], StringComparison.Ordinal);
        Assert.Contains("SUBNET_ACL_RESTRICTION", rows[0], StringComparison.Ordinal);
        Assert.Contains(ExplanationCodes.MeaningOf(ExplanationCodes.SubnetAclRestriction), rows[0], StringComparison.Ordinal);
        Assert.Contains("90 deny tcp 1024-65535 from 0.0.0.0/0", rows[0], StringComparison.Ordinal);
        Assert.Contains("ENI_SG_RULES_MISMATCH", rows[1], StringComparison.Ordinal);
        Assert.EndsWith("none", rows[1].TrimEnd(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_names_the_facts_that_are_missing()
    {
        var missing = Page.QuerySelector("#undecided .missing")!.TextContent;

        Assert.Contains("describe-transit-gateways the route's target is not in the snapshot", missing, StringComparison.Ordinal);
    }

    [Fact]
    public void Endpoints_that_differ_in_nothing_share_their_evidence_and_are_all_listed()
    {
        var group = Page.QuerySelectorAll("#refused tbody[id]").Single(body => body.QuerySelector(".members") is not null);

        Assert.Equal(["app-1", "app-2", "app-3"], group.QuerySelectorAll(".members tbody td:first-child").Select(cell => cell.TextContent));
        Assert.Single(group.QuerySelectorAll(".finding"));
    }

    [Fact]
    public void An_interface_that_fares_as_its_load_balancer_is_listed_with_it_and_counted_once()
    {
        var balancer = Page.QuerySelectorAll("#refused tbody[id]").Single(body => body.QuerySelector("th > b")!.TextContent == "shop");

        Assert.Contains("Interfaces eni-0shop.", balancer.TextContent, StringComparison.Ordinal);
        Assert.Contains("8 network interfaces (1 of them listed with their owner)", Page.QuerySelector("header")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void An_interface_that_fares_otherwise_than_its_load_balancer_has_a_row_of_its_own()
    {
        var input = MadeUpEstate.Input();
        var page = new HtmlParser().ParseDocument(MadeUpEstate.Write(input with
        {
            Ask = question => question.Destination.ToString() == "eni-0shop"
                ? new MadeUpEvidence(text => text).Reached("shop", "10.0.0.40", "198.51.100.40", question.Traffic.Port!.Value)
                : input.Ask(question),
        }));

        Assert.StartsWith("The internet reaches 4 of 10 endpoints", page.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("eni-0shop", page.QuerySelector("#reached")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_database_is_asked_on_its_own_port_too() =>
        Assert.Contains("its own port 15432: no", Page.QuerySelector("#refused")!.TextContent, StringComparison.Ordinal);

    [Fact]
    public void A_dormant_endpoint_is_marked() =>
        Assert.Equal("dormant", Page.QuerySelectorAll("#reached tbody[id] th .flag").Single().TextContent);

    [Fact]
    public void Assumptions_are_named_once_with_their_text_and_the_number_of_verdicts()
    {
        var rows = Page.QuerySelectorAll("#assumptions table")[0].QuerySelectorAll("tbody tr").Select(Cells).ToList();

        Assert.Equal("bpa-off", rows[0][0]);
        Assert.StartsWith(Assumption.BlockPublicAccessOff.Text, rows[0][1], StringComparison.Ordinal);
        Assert.Equal("4", rows[0][2]);
        Assert.Equal(["made-up", "something is taken to be off", "15"], rows[1]);
    }

    [Fact]
    public void A_gap_in_the_coverage_is_named_with_what_it_means()
    {
        var gaps = Page.QuerySelectorAll("#coverage table")[1].QuerySelectorAll("tbody tr").Select(Cells).ToList();

        Assert.Equal(
            ["describe-transit-gateways", "describe-vpc-block-public-access-options", "describe-flow-logs", "describe-hosts"],
            gaps.Select(gap => gap[0]));
        Assert.Equal("denied", gaps[0][1]);
        Assert.Contains("verdicts on paths through transit gateways", gaps[0][3], StringComparison.Ordinal);
        Assert.Contains("UnauthorizedOperation", gaps[0][3], StringComparison.Ordinal);
        Assert.Contains("takes no part in any verdict", gaps[3][3], StringComparison.Ordinal);
    }

    [Fact]
    public void A_kind_that_was_not_read_is_never_a_zero()
    {
        var kinds = Page.QuerySelectorAll(".kinds > div")
            .ToDictionary(kind => kind.QuerySelector("dt")!.TextContent, kind => kind.QuerySelector("dd")!.TextContent);

        Assert.Equal("3", kinds["subnets"]);
        Assert.Equal("0", kinds["route tables"]);
        Assert.Equal("7 or more", kinds["instances"]);
        Assert.Equal("not read", kinds["VPN connections"]);
    }

    [Fact]
    public void The_inventory_holds_each_vpc_by_name()
    {
        var vpc = Page.QuerySelector(".vpc")!;

        Assert.Equal("production vpc-0a1", vpc.QuerySelector("h3")!.TextContent);
        Assert.Contains("10.0.0.0/16, 3 subnets, 9 interfaces, 7 instances, 1 load balancer, 1 database", vpc.TextContent, StringComparison.Ordinal);
        Assert.Contains("edge (igw-0a1)", vpc.TextContent, StringComparison.Ordinal);
        Assert.Contains("data a", vpc.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_runs_write_the_same_bytes() => Assert.Equal(Html, MadeUpEstate.Write(MadeUpEstate.Input()));

    [Fact]
    public void Headings_come_in_order_and_every_link_leads_somewhere()
    {
        var level = 0;
        foreach (var heading in Page.QuerySelectorAll("h1, h2, h3, h4"))
        {
            Assert.True(heading.LocalName[1] - '0' <= level + 1, heading.OuterHtml);
            level = heading.LocalName[1] - '0';
        }

        Assert.All(Page.QuerySelectorAll("a"), link => Assert.NotNull(Page.GetElementById(link.GetAttribute("href")![1..])));
        var ids = Page.QuerySelectorAll("[id]").Select(element => element.Id).ToList();
        Assert.Equal(ids.Count, ids.Distinct().Count());
    }

    [Fact]
    public void An_estate_without_endpoints_or_coverage_says_so()
    {
        var input = MadeUpEstate.Input() with { Estate = new Estate.Builder().Build() };
        var page = new HtmlParser().ParseDocument(MadeUpEstate.Write(input));

        Assert.Equal("The snapshot holds no endpoint to judge.", page.QuerySelector("h1")!.TextContent);
        Assert.Contains("endpoints that the snapshot does not name are not judged", page.QuerySelector("header")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("records no account and region", page.QuerySelector("#coverage")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_fault_of_the_walker_is_thrown_as_it_is_and_nothing_is_written()
    {
        using var output = new StringWriter();
        var input = MadeUpEstate.Input() with { Ask = question => throw new InvalidOperationException(question.ToString()) };

        Assert.Throws<InvalidOperationException>(() => ReportWriter.Write(input, output, null, TestContext.Current.CancellationToken));
        Assert.Empty(output.ToString());
    }

    [Fact]
    public void Progress_ends_with_every_question_answered()
    {
        var seen = new Seen();
        using var output = new StringWriter();
        ReportWriter.Write(MadeUpEstate.Input(), output, seen, TestContext.Current.CancellationToken);

        Assert.Equal(new ReportProgress(0, 151), seen.All[0]);
        Assert.Equal(new ReportProgress(151, 151), seen.All[^1]);
    }

    private static IEnumerable<string> Ids(string section) => Page
        .QuerySelectorAll($"#{section} tbody[id] > tr:first-child > th > .line > code, #{section} .members td:nth-child(2)")
        .Select(code => code.TextContent);

    private static string[] Cells(IElement row) => [.. row.Children.Select(cell => cell.TextContent)];

    private sealed class Seen : IProgress<ReportProgress>
    {
        public List<ReportProgress> All { get; } = [];

        public void Report(ReportProgress value) => All.Add(value);
    }
}
