using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Graph.Checker;
using Graph.Model.Coverage;
using Graph.Reports;
using Graph.Snapshots;
using Graph.Testing;
using Xunit;
using static Graph.Testing.Words;

namespace Graph.Tests.Reports;

/// <summary>The report over the walker's own answers.</summary>
public sealed class WalkerReportTests
{
    [Fact]
    public void A_host_open_to_the_internet_is_reached_and_the_rule_that_opens_it_is_named()
    {
        var page = Report(Estate());

        Assert.Equal(
            "The internet reaches 1 of 2 endpoints on a database or admin port.", page.QuerySelector("h1")!.TextContent);
        Assert.Equal("eni-web", page.QuerySelector("#reached .matrix th > b")!.TextContent);
        Assert.Contains("sgr-web-in-1", page.QuerySelector("#reached .finding.yes")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(
            "the destination has neither a public IPv4 nor an IPv6 address",
            page.QuerySelector("#refused .finding")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_denied_call_that_could_open_a_path_leaves_the_endpoint_undecided_and_is_named()
    {
        var aws = Estate();
        aws.Deny(ApiCall.DescribeSecurityGroups);
        var page = Report(aws);

        Assert.Empty(page.QuerySelectorAll("#reached tbody"));
        Assert.Equal("eni-web", page.QuerySelector("#undecided .matrix th > b")!.TextContent);
        Assert.NotEmpty(page.QuerySelectorAll("#undecided .missing li"));
        Assert.Equal("describe-security-groups", page.QuerySelector("#coverage h3 + table tbody th")!.TextContent);
    }

    [Fact]
    public void Two_runs_of_the_walker_write_the_same_bytes() => Assert.Equal(Html(Estate()), Html(Estate()));

    private static Topology Estate()
    {
        var aws = new Topology();
        var vpc = aws.Vpc("10.0.0.0/16").WithInternetGateway();
        var web = vpc.Subnet("10.0.1.0/24").RoutedTo(vpc.InternetGateway, Anywhere)
            .Host("web", publicIp: "52.1.1.1", sg: s => s.Allow(Tcp(22), Anywhere));
        vpc.Subnet("10.0.2.0/24", zone: "b").Host("db", sg: s => s.Allow(Tcp(5432), from: web.Group));
        return aws;
    }

    private static IDocument Report(Topology aws) => new HtmlParser().ParseDocument(Html(aws));

    private static string Html(Topology aws)
    {
        var estate = aws.Build();
        var info = new SnapshotInfo(1, "graph 0.1.0", null, null, "sha256:1", "sha256:2");
        return MadeUpEstate.Write(new ReportInput(
            info, estate, new Walker(estate, WalkerOptions.Default), "estate.graph", "graph 0.1.0"));
    }
}
