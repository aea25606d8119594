using System.Text;
using System.Text.RegularExpressions;
using Graph.Collector.Tests.Running;
using Xunit;

namespace Graph.Collector.Tests.Stub;

/// <summary>
/// What collector/README.md shows is what the program does: every `$ graph-collect ...` line of a `console` block is run against
/// the stub's estate, in order, and must print what stands below it. GRAPH_UPDATE=1 writes what it prints.
/// </summary>
public sealed partial class ReadmeTests
{
    [Fact]
    public async Task The_readme_shows_real_output()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var path = Path.Combine(Repository.Root, "collector", "README.md");
        var shown = await File.ReadAllTextAsync(path, cancellation);
        var real = await ReplayAsync(shown);
        if (Environment.GetEnvironmentVariable("GRAPH_UPDATE") == "1")
            await File.WriteAllTextAsync(path, real, cancellation);
        else
            Assert.Equal(shown, real);
    }

    private static async Task<string> ReplayAsync(string readme)
    {
        await using var server = new StubServer(new StubEstate().Answer);
        using var folder = new TemporaryFolder();
        var real = new StringBuilder();
        var isConsole = false;
        foreach (var line in readme.TrimEnd('\n').Split('\n'))
        {
            var isFence = line.StartsWith("```", StringComparison.Ordinal);
            if (isFence)
                isConsole = line == "```console";
            if (!isConsole || isFence)
                real.Append(line).Append('\n');
            else if (line.StartsWith("$ graph-collect ", StringComparison.Ordinal))
                real.Append(line).Append('\n').Append(await RunAsync(server, line["$ graph-collect ".Length..], folder));
        }

        return real.ToString();
    }

    private static async Task<string> RunAsync(StubServer server, string args, TemporaryFolder folder)
    {
        var given = args.Split(' ').Select(arg => arg == "estate.graph" ? folder.File(arg) : arg);
        var result = await Run.CollectAsync(server.Url, given, TestContext.Current.CancellationToken);
        Assert.True(result.ExitCode == 0, result.Error);
        // The snapshot's digest covers the times, which are never the same.
        return SnapshotDigest().Replace(result.Output.Replace(folder.Path + "/", "", StringComparison.Ordinal), "snapshot sha256:...");
    }

    [GeneratedRegex("snapshot sha256:[0-9a-f]{64}", RegexOptions.None, 1000)]
    private static partial Regex SnapshotDigest();
}
