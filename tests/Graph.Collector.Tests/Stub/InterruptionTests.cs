using System.Diagnostics;
using System.Globalization;
using Graph.Collector.Tests.Running;
using Graph.Model.Coverage;
using Graph.Snapshots;
using Xunit;

namespace Graph.Collector.Tests.Stub;

/// <summary>Whenever the program dies, no file looks whole that is not, and the next run goes on.</summary>
public sealed class InterruptionTests
{
    private static readonly StubEstate Estate = new(delay: TimeSpan.FromMilliseconds(15));

    [Fact]
    public async Task A_collection_that_was_killed_goes_on_to_the_same_content()
    {
        await using var server = new StubServer(Estate.Answer);
        using var folder = new TemporaryFolder();
        var whole = folder.File("whole.graph");
        var first = await CollectAsync(server, whole);
        Assert.Equal(0, first.ExitCode);
        var requests = server.Requests.Count;

        var moments = new Random(20260131);
        var spared = 0;
        for (var round = 0; round < (Repository.IsLong ? 50 : 3); round++)
        {
            var path = folder.File(string.Create(CultureInfo.InvariantCulture, $"round-{round}.graph"));
            await KillAsync(server, path, moments.Next(1, requests), TimeSpan.FromMilliseconds(moments.Next(30)));
            if (File.Exists(path))
            {
                // It was done before it was killed: then it is whole.
                Assert.Equal(DigestOf(whole), DigestOf(path));
                continue;
            }

            var before = server.Requests.Count;
            var resumed = await CollectAsync(server, path, "--resume");
            Assert.Equal(0, resumed.ExitCode);
            Assert.Equal(DigestOf(whole), DigestOf(path));
            Assert.False(File.Exists(path + ".collecting"));
            spared += requests - (server.Requests.Count - before);
        }

        Assert.True(spared > 0, "nothing that was read before was spared");
    }

    [Fact]
    public async Task Ctrl_C_leaves_no_snapshot_and_a_working_file()
    {
        var slow = new StubEstate(delay: TimeSpan.FromMilliseconds(300));
        await using var server = new StubServer(slow.Answer);
        using var folder = new TemporaryFolder();
        var path = folder.File("estate.graph");
        using var process = Run.Start(Run.Built("graph-collect"), Args(path), Run.Environment(server.Url));
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await UntilAsync(() => server.Requests.Count > 12, process);
        using (var signal = Process.Start("kill", ["-INT", process.Id.ToString(CultureInfo.InvariantCulture)]))
            await signal.WaitForExitAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(130, process.ExitCode);
        Assert.Contains("--resume", await error, StringComparison.Ordinal);
        Assert.Equal(["estate.graph.collecting"], Directory.GetFileSystemEntries(folder.Path).Select(Path.GetFileName));
    }

    [Fact]
    public async Task When_the_time_is_over_what_is_missing_is_told_and_can_be_had_later()
    {
        var isStuck = true;
        var estate = new StubEstate();
        await using var server = new StubServer(request => request.Action == "DescribeSubnets" && Volatile.Read(ref isStuck)
            ? estate.Answer(request) with { Delay = TimeSpan.FromMinutes(5) }
            : estate.Answer(request));
        using var folder = new TemporaryFolder();
        var path = folder.File("estate.graph");
        var result = await CollectAsync(server, path, "--budget", "0.1");
        Assert.Equal(3, result.ExitCode);
        Assert.True(result.Elapsed < TimeSpan.FromSeconds(30), "it hangs past its budget");
        var first = Coverage.Of(path);
        var row = first["describe-subnets"];
        Assert.Equal((CoverageOutcome.Interrupted, "the collection's time was over"), (row.Outcome, row.Error));

        Volatile.Write(ref isStuck, false);
        var before = server.Requests.Count;
        var resumed = await CollectAsync(server, path, "--resume");
        Assert.Equal(0, resumed.ExitCode);
        Assert.Equal(CoverageOutcome.Ok, Coverage.Of(path)["describe-subnets"].Outcome);
        var whole = first.Rows.Where(read => read.Outcome == CoverageOutcome.Ok && read.Subject is null).Select(read => read.Call);
        var asked = server.Requests.Skip(before).Where(request => request.Action is not ("GetCallerIdentity" or "DescribeRegions"))
            .Select(request => Answers.CallOf(request).Call)
            .ToHashSet();
        Assert.Contains(ApiCall.DescribeSubnets, asked);
        Assert.Empty(whole.Intersect(asked));
    }

    [Fact]
    public async Task A_working_file_of_something_else_is_refused()
    {
        await using var server = new StubServer(Estate.Answer);
        using var folder = new TemporaryFolder();
        var path = folder.File("estate.graph");
        await File.WriteAllTextAsync(path + ".collecting", "my diary\n", TestContext.Current.CancellationToken);
        var result = await CollectAsync(server, path, "--resume");
        Assert.Equal(2, result.ExitCode);
        Assert.Contains("is no working file of graph-collect", result.Error, StringComparison.Ordinal);
        Assert.Equal("my diary\n", await File.ReadAllTextAsync(path + ".collecting", TestContext.Current.CancellationToken));
    }

    private static string[] Args(string path, params string[] more) => ["--regions", "eu-west-1", "-o", path, .. more];

    private static Task<Run> CollectAsync(StubServer server, string path, params string[] more) =>
        Run.CollectAsync(server.Url, Args(path, more), TestContext.Current.CancellationToken);

    /// <summary>Kills a collection after so many requests and a moment more, wherever it is then.</summary>
    private static async Task KillAsync(StubServer server, string path, int requests, TimeSpan more)
    {
        var before = server.Requests.Count;
        using var process = Run.Start(Run.Built("graph-collect"), Args(path), Run.Environment(server.Url));
        while (!process.HasExited && server.Requests.Count < before + requests)
            await Task.Delay(2, TestContext.Current.CancellationToken);
        await Task.Delay(more, TestContext.Current.CancellationToken);
        // SIGKILL.
        process.Kill();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    private static async Task UntilAsync(Func<bool> condition, Process process)
    {
        while (!condition())
        {
            Assert.False(process.HasExited);
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }

    private static string DigestOf(string path)
    {
        using var snapshot = Snapshot.Open(path);
        return snapshot.Info.ContentDigest;
    }
}
