using System.Globalization;
using Graph.Collector.Tests.Running;
using Xunit;

namespace Graph.Collector.Tests.Stub;

/// <summary>A large account: its memory is bounded by pages, and its time is AWS's.</summary>
public sealed class LoadTests(ITestOutputHelper output)
{
    [Fact]
    public async Task A_hundred_thousand_interfaces_stay_below_a_gibibyte()
    {
        // The short form shows that memory does not follow the number of pages: 20,000 must do with a fifth of the room.
        var (interfaces, limit) = Repository.IsLong ? (100_000, 1L << 30) : (20_000, 500L << 20);
        await using var server = new StubServer(new StubEstate(interfaces, 1000).Answer);
        using var folder = new TemporaryFolder();
        var path = folder.File("estate.graph");
        var result = await Run.CollectAsync(
            server.Url,
            ["--regions", "eu-west-1", "--only", "network-interfaces", "-o", path],
            TestContext.Current.CancellationToken);
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{interfaces} interfaces: {result.PeakBytes >> 20} MiB, {result.Elapsed.TotalSeconds:0.0} s"));
        Assert.Equal(0, result.ExitCode);
        Assert.Equal(interfaces, Coverage.Of(path)["describe-network-interfaces"].Count);
        Assert.InRange(result.PeakBytes, 1, limit);
    }

    [Fact]
    public async Task Most_of_the_time_is_spent_waiting_for_aws()
    {
        // AWS takes about 100 to 300 ms for a page; the share of the processor falls further with slower answers.
        var estate = new StubEstate(2000, 100, TimeSpan.FromMilliseconds(150));
        await using var server = new StubServer(estate.Answer);
        using var folder = new TemporaryFolder();
        var result = await Run.CollectAsync(
            server.Url,
            ["--regions", "eu-west-1,us-east-1", "--parallel", "4", "-o", folder.File("estate.graph")],
            TestContext.Current.CancellationToken);
        Assert.Equal(0, result.ExitCode);
        var share = result.Processor / result.Elapsed;
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{server.Requests.Count} requests in {result.Elapsed.TotalSeconds:0.0} s, "
            + $"{result.Processor.TotalSeconds:0.0} s of a processor: {share:P0}"));
        Assert.True(share < 0.6, $"the collector itself takes {share:P0} of the time");
    }
}
