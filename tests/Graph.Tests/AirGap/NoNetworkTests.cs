using Xunit;

namespace Graph.Tests.AirGap;

/// <summary>
/// The air gap's fourth layer: `graph` does its work in a network namespace that has nothing in it. Skipped where this
/// user may not make one; in CI that is a failure.
/// </summary>
public sealed class NoNetworkTests
{
    [Fact]
    public async Task Graph_works_without_any_network()
    {
        var prefix = await NamespaceCommandAsync();
        Assert.SkipWhen(
            prefix is null && Environment.GetEnvironmentVariable("CI") != "true",
            "this user may not make a network namespace (unshare -rn)");
        Assert.NotNull(prefix);

        var folder = Directory.CreateTempSubdirectory("graph-test-");
        try
        {
            var sample = Path.Combine(Repository.Root, "samples", "three-tier-broken");
            var snapshot = Path.Combine(folder.FullName, "estate.graph");
            var report = Path.Combine(folder.FullName, "report.html");
            await RunAsync(prefix, "import", Path.Combine(sample, "input"), "-o", snapshot);
            await RunAsync(prefix, "info", snapshot);
            await RunAsync(prefix, "test", snapshot, Path.Combine(sample, "expectations.csv"));
            await RunAsync(prefix, "report", snapshot, "-o", report);
            Assert.True(new FileInfo(report).Length > 0);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task RunAsync(string[] prefix, params string[] args)
    {
        string[] line = [.. prefix, "dotnet", Path.Combine(AppContext.BaseDirectory, "graph.dll"), .. args];
        var (exitCode, output, error) = await Programs.RunAsync(line[0], line[1..], TestContext.Current.CancellationToken);
        Assert.True(exitCode == 0, $"graph {args[0]} ended with {exitCode}: {error}");
        Assert.NotEmpty(output);
    }

    /// <summary>What starts a program without a network, as root or as a user; null where neither is allowed.</summary>
    private static async Task<string[]?> NamespaceCommandAsync()
    {
        foreach (var prefix in (string[][])[["unshare", "-rn"], ["unshare", "-n"]])
        {
            try
            {
                var (exitCode, output, _) = await Programs.RunAsync(
                    prefix[0], [.. prefix[1..], "cat", "/proc/net/dev"], TestContext.Current.CancellationToken);
                // Two lines of headings, then one per interface: the loopback alone.
                var interfaces = output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(2).ToList();
                if (exitCode == 0 && interfaces is [var only] && only.TrimStart().StartsWith("lo:", StringComparison.Ordinal))
                    return prefix;
            }
            catch (System.ComponentModel.Win32Exception)
            {
                // There is no unshare on this system.
                return null;
            }
        }

        return null;
    }
}
