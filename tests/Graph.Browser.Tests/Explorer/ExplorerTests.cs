using Graph.Browser.Tests.Running;
using Xunit;

namespace Graph.Browser.Tests.Explorer;

/// <summary>Who chooses two ends and a port reads a verdict and its reasons.</summary>
public sealed class ExplorerTests(Chromium chromium, SampleReports reports)
{
    [Fact]
    public async Task An_open_way_is_told_with_its_hops_there_and_back()
    {
        await using var visit = await AskAsync("internet", "shop-orders", "tcp", "3306");

        Assert.Equal("reachable", await visit.TextOfAsync("#explorer-answer .verdict"));
        var hops = await visit.TextOfAsync("#explorer-answer .hops");
        foreach (var part in new[] { "Request", "Reply", "internet gateway", "network ACL", "security group" })
            Assert.Contains(part, hops, StringComparison.OrdinalIgnoreCase);
        visit.AssertQuiet();
    }

    [Fact]
    public async Task A_closed_way_is_told_with_every_control_that_closes_it()
    {
        await using var visit = await AskAsync("internet", "shop-orders", "tcp", "22");

        Assert.Equal("unreachable", await visit.TextOfAsync("#explorer-answer .verdict"));
        Assert.Contains("security group", await visit.TextOfAsync("#explorer-answer"), StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("70000")]
    [InlineData("-1")]
    [InlineData("ssh")]
    [InlineData("")]
    public async Task A_port_that_is_none_gets_no_verdict(string port)
    {
        await using var visit = await AskAsync("internet", "shop-orders", "tcp", port);

        Assert.Equal(0, await visit.Page.Locator("#explorer-answer .verdict").CountAsync());
        Assert.Equal("A port is a number from 0 to 65535.", await visit.TextOfAsync("#explorer-answer"));
    }

    [Fact]
    public async Task An_address_with_a_question_answers_it_when_it_is_opened_anew()
    {
        await using var visit = await AskAsync("internet", "shop-orders", "tcp", "3306");
        Assert.StartsWith("explorer&from=internet&to=", visit.Fragment, StringComparison.Ordinal);

        await using var again = await chromium.OpenAsync(reports.PageOf("three-tier-broken"), await visit.Page.EvaluateAsync<string>("() => location.hash.slice(1)"));

        Assert.Equal(await visit.TextOfAsync("#explorer-answer"), await again.TextOfAsync("#explorer-answer"));
    }

    private async Task<Visit> AskAsync(string from, string toName, string protocol, string port)
    {
        var visit = await chromium.OpenAsync(reports.PageOf("three-tier-broken"));
        var options = await visit.Page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('#explorer-ends option')].map(one => one.value)");
        await visit.Page.Locator("#explorer-form input.wide").First.FillAsync(from);
        await visit.Page.Locator("#explorer-form input.wide").Last.FillAsync(options.First(one => one.StartsWith(toName, StringComparison.Ordinal)));
        await visit.Page.Locator("#explorer-form select").SelectOptionAsync(protocol);
        await visit.Page.Locator("#explorer-form input.port").FillAsync(port);
        return visit;
    }
}
