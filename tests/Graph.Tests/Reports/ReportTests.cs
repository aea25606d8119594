using Xunit;

namespace Graph.Tests.Reports;

public sealed class ReportTests
{
    [Fact]
    public void The_report_says_first_how_many_endpoints_the_internet_reaches()
    {
        var html = MadeUpEstate.Write(MadeUpEstate.Input());
        if (Environment.GetEnvironmentVariable("GRAPH_REPORT_OUT") is { } path)
            File.WriteAllText(path, html);
        Assert.Contains("The internet reaches 3 of 10 endpoints on a database or admin port; 1 could not be decided.", html, StringComparison.Ordinal);
    }
}
