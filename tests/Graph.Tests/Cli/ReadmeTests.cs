using System.Text;
using Graph.Tests.AirGap;
using Xunit;

namespace Graph.Tests.Cli;

/// <summary>
/// What README.md shows is what the program does: every `$ graph ...` line of a `console` block is run, in order, in a
/// folder that holds nothing but the samples, and must print what stands below it. GRAPH_UPDATE=1 writes what it prints
/// into README.md.
/// </summary>
public sealed class ReadmeTests
{
    private static readonly string Readme = Path.Combine(Repository.Root, "README.md");

    [Fact]
    public async Task The_tour_shows_real_output()
    {
        var shown = await File.ReadAllTextAsync(Readme, TestContext.Current.CancellationToken);
        var real = await ReplayAsync(shown);
        if (Environment.GetEnvironmentVariable("GRAPH_UPDATE") == "1")
            await File.WriteAllTextAsync(Readme, real, TestContext.Current.CancellationToken);
        else
            Assert.Equal(shown, real);
    }

    [Theory]
    [InlineData("import")]
    [InlineData("info")]
    [InlineData("trace")]
    [InlineData("test")]
    public async Task The_tour_shows_the_command(string command)
    {
        var shown = await File.ReadAllLinesAsync(Readme, TestContext.Current.CancellationToken);
        Assert.Contains(shown, line => line.StartsWith($"$ graph {command} ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_check_script_finds_its_test_command_in_the_readme()
    {
        var lines = await File.ReadAllLinesAsync(Readme, TestContext.Current.CancellationToken);
        var marker = Array.IndexOf(lines, "<!-- the tests -->");
        Assert.Equal(
            ["```sh", "dotnet test --solution Graph.sln", "```"],
            lines.Skip(marker + 1).SkipWhile(line => line.Length == 0).Take(3));
    }

    [Fact]
    public async Task The_test_in_the_tour_is_one_of_the_sample()
    {
        var lines = await File.ReadAllLinesAsync(Readme, TestContext.Current.CancellationToken);
        var sample = await File.ReadAllLinesAsync(
            Path.Combine(Repository.Root, "samples", "architect-tests", "ShopTests.cs"), TestContext.Current.CancellationToken);
        var shown = lines.SkipWhile(line => line != "```csharp").Skip(1).TakeWhile(line => line != "```").ToList();

        Assert.NotEmpty(shown);
        Assert.Contains(string.Join('\n', shown), string.Join('\n', sample.Select(line => line.Length < 4 ? line : line[4..])), StringComparison.Ordinal);
    }

    private static async Task<string> ReplayAsync(string readme)
    {
        var folder = Directory.CreateTempSubdirectory("graph-test-");
        try
        {
            CopySamples(folder.FullName);
            var real = new StringBuilder();
            var isConsole = false;
            foreach (var line in readme.TrimEnd('\n').Split('\n'))
            {
                var isFence = line.StartsWith("```", StringComparison.Ordinal);
                if (isFence)
                    isConsole = line == "```console";
                if (!isConsole || isFence)
                    real.Append(line).Append('\n');
                else if (line.StartsWith("$ graph ", StringComparison.Ordinal))
                    real.Append(line).Append('\n').Append(await RunAsync(line["$ graph ".Length..], folder.FullName));
            }

            return real.ToString();
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<string> RunAsync(string args, string folder)
    {
        string[] line = [Path.Combine(AppContext.BaseDirectory, "graph.dll"), .. args.Split(' ')];
        var (exitCode, output, error) = await Programs.RunAsync(
            "dotnet", line, TestContext.Current.CancellationToken, folder);
        Assert.True(exitCode is 0 or 1 or 3, $"graph {args} ended with {exitCode}: {error}");
        return error + output;
    }

    private static void CopySamples(string target)
    {
        var samples = Path.Combine(Repository.Root, "samples");
        foreach (var file in Directory.EnumerateFiles(samples, "*", SearchOption.AllDirectories).Where(file => !IsCode(file)))
        {
            var copy = Path.Combine(target, "samples", Path.GetRelativePath(samples, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    /// <summary>The test project among the samples, and what is built of it.</summary>
    private static bool IsCode(string file) => file.StartsWith(Path.Combine(Repository.Root, "samples", "architect-tests"), StringComparison.Ordinal);
}
