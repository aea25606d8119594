using System.IO.Compression;
using System.Text.Json;
using Graph.Cli;
using Xunit;

namespace Graph.Tests.Cli;

/// <summary>The commands on the sample, in this process.</summary>
public sealed class CommandTests : IDisposable
{
    private static readonly string Sample = Path.Combine(Repository.Root, "samples", "three-tier-broken");
    private static readonly string Input = Path.Combine(Sample, "input");

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("graph-test-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Import_makes_a_snapshot_that_info_reads()
    {
        var snapshot = InFolder("shop.graph");
        var import = GraphRun.Of("import", Input, "-o", snapshot, "--taken-at", "2026-01-31T13:00:00+01:00", "--format", "json");
        Assert.Equal(ExitCode.Done, import.ExitCode);
        using var imported = JsonDocument.Parse(import.Output);
        Assert.True(imported.RootElement.GetProperty("resources").GetInt64() > 100);

        var info = GraphRun.Of("info", snapshot, "--format", "json");
        Assert.Equal((ExitCode.Done, ""), (info.ExitCode, info.Error));
        using var read = JsonDocument.Parse(info.Output);
        Assert.StartsWith("2026-01-31T12:00:00", read.RootElement.GetProperty("takenAt").GetString(), StringComparison.Ordinal);
        Assert.Equal(Tool.Name, read.RootElement.GetProperty("tool").GetString());
        Assert.Equal(2, read.RootElement.GetProperty("counts").GetProperty("VPCs").GetInt32());
        Assert.Equal(
            imported.RootElement.GetProperty("snapshotDigest").GetString(),
            read.RootElement.GetProperty("snapshotDigest").GetString());
        Assert.Contains(
            read.RootElement.GetProperty("coverage").EnumerateArray(),
            row => row.GetProperty("call").GetString() == "describe-vpcs" && row.GetProperty("outcome").GetString() == "ok");
    }

    [Fact]
    public void Info_shows_gaps_or_the_whole_coverage()
    {
        var snapshot = Imported();
        var gaps = GraphRun.Of("info", snapshot);
        var all = GraphRun.Of("info", snapshot, "--coverage", "all");
        Assert.Equal((ExitCode.Done, ExitCode.Done), (gaps.ExitCode, all.ExitCode));
        Assert.DoesNotMatch(@"describe-subnets +ok ", gaps.Output);
        Assert.Matches(@"describe-subnets +ok ", all.Output);
        Assert.Contains("taken at  unknown\n", gaps.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_and_a_zip_are_imported_on_the_fly_and_leave_nothing_behind()
    {
        var zip = InFolder("dump.zip");
        ZipFile.CreateFromDirectory(Input, zip);
        var fromFile = Digest(Imported());
        Assert.Equal(fromFile, Digest(Input));
        Assert.Equal(fromFile, Digest(zip));
    }

    [Fact]
    public void Trace_ends_with_0_for_an_answer_and_3_for_none()
    {
        var snapshot = Imported();
        var reached = GraphRun.Of("trace", snapshot, "internet", "eni-03eb26ad960de829d", "--port", "3306");
        Assert.Equal(ExitCode.Done, reached.ExitCode);
        Assert.StartsWith("internet -> eni-03eb26ad960de829d tcp/3306: reachable", reached.Output, StringComparison.Ordinal);
        Assert.Contains("\nrequest ", reached.Output, StringComparison.Ordinal);
        Assert.Contains("\nreply ", reached.Output, StringComparison.Ordinal);
        Assert.Contains("sgr-014d17ca3137acb8a", reached.Output, StringComparison.Ordinal);

        var unknown = GraphRun.Of("trace", snapshot, "internet", "eni-00000000000000000", "--format", "json");
        Assert.Equal(ExitCode.Unknown, unknown.ExitCode);
        using var json = JsonDocument.Parse(unknown.Output);
        Assert.Equal("unknown", json.RootElement.GetProperty("verdict").GetString());
    }

    [Fact]
    public void Test_answers_the_samples_expectations_in_every_format()
    {
        var snapshot = Imported();
        var expectations = Path.Combine(Sample, "expectations.csv");
        var text = GraphRun.Of("test", snapshot, expectations);
        Assert.Equal(ExitCode.Done, text.ExitCode);
        Assert.EndsWith(" as expected, 0 violated, 0 unknown\n", text.Output, StringComparison.Ordinal);

        var csv = GraphRun.Of("test", snapshot, expectations, "--format", "csv").Output.TrimEnd('\n').Split('\n');
        Assert.Equal(File.ReadAllLines(expectations).Length, csv.Length);
        Assert.EndsWith(",verdict,code,ok", csv[0], StringComparison.Ordinal);
        Assert.All(csv.Skip(1), line => Assert.EndsWith(",true", line, StringComparison.Ordinal));

        using var json = JsonDocument.Parse(GraphRun.Of("test", snapshot, expectations, "--format", "json").Output);
        Assert.Equal(csv.Length - 1, json.RootElement.GetProperty("rows").GetArrayLength());
        Assert.Equal(csv.Length - 1, json.RootElement.GetProperty("summary").GetProperty("asExpected").GetInt32());
    }

    [Fact]
    public void Test_reads_a_table_from_standard_input()
    {
        using var input = new StringReader(
            "source,destination,protocol,port,expect\ninternet,eni-03eb26ad960de829d,tcp,3306,unreachable\n");
        var run = GraphRun.Of(["test", Imported(), "-"], input, CancellationToken.None);
        Assert.Equal(ExitCode.Violated, run.ExitCode);
        Assert.StartsWith(
            "violated line 2: internet -> eni-03eb26ad960de829d tcp/3306: expected unreachable, is reachable",
            run.Output,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Report_writes_a_page_and_its_twins_twice_the_same()
    {
        var snapshot = Imported();
        var (first, second) = (InFolder("first.html"), InFolder("second.html"));
        var run = GraphRun.Of("report", snapshot, "-o", first);
        Assert.Equal((ExitCode.Done, ""), (run.ExitCode, run.Error));
        Assert.Contains("first.html: 5 critical, 18 high", run.Output, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Done, GraphRun.Of("report", snapshot, "-o", second).ExitCode);
        foreach (var extension in (string[])[".html", ".json", ".csv"])
            Assert.Equal(File.ReadAllBytes(Path.ChangeExtension(first, extension)), File.ReadAllBytes(Path.ChangeExtension(second, extension)));
        Assert.Empty(Directory.EnumerateFiles(_folder.FullName, "*.part"));
    }

    [Fact]
    public void Report_into_a_folder_writes_its_pages_with_their_sums()
    {
        var folder = InFolder("report");
        Assert.Equal(ExitCode.Done, GraphRun.Of("report", Imported(), "-o", folder).ExitCode);
        var sums = File.ReadAllLines(Path.Combine(folder, "sha256sums.txt"));

        Assert.Equal(Directory.EnumerateFiles(folder).Count() - 1, sums.Length);
        Assert.All(sums, line => Assert.Equal(
            line[..64], Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(Path.Combine(folder, line[66..]))))));
    }

    [Fact]
    public void Report_says_what_changed_since_an_earlier_snapshot()
    {
        var earlier = InFolder("earlier.graph");
        Assert.Equal(ExitCode.Done, GraphRun.Of("import", Path.Combine(Repository.Root, "samples", "three-tier", "input"), "-o", earlier).ExitCode);
        var page = InFolder("changed.html");
        Assert.Equal(ExitCode.Done, GraphRun.Of("report", Imported(), "--baseline", earlier, "-o", page).ExitCode);

        Assert.Contains("Since the earlier snapshot", File.ReadAllText(page), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--sections", "summary,nonsense", "`nonsense` is no part of a report")]
    [InlineData("--tier", "nonsense", "`nonsense` is no tier")]
    [InlineData("--tag", "nonsense", "`nonsense` is no tag")]
    [InlineData("--redact", "nowhere.key", "`nowhere.key` does not exist")]
    public void Report_refuses_what_it_does_not_know(string option, string value, string message)
    {
        var run = GraphRun.Of("report", Imported(), option, value, "-o", InFolder("x.html"));

        Assert.Equal((ExitCode.Unusable, ""), (run.ExitCode, run.Output));
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
        Assert.Equal(1, run.Error.Count(c => c == '\n'));
    }

    [Fact]
    public void Upgrade_leaves_a_current_snapshot_alone()
    {
        var snapshot = Imported();
        var before = File.ReadAllBytes(snapshot);
        var run = GraphRun.Of("upgrade", snapshot);
        Assert.Equal(ExitCode.Done, run.ExitCode);
        Assert.Contains("nothing to do", run.Output, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(snapshot));
    }

    [Theory]
    [InlineData("import")]
    [InlineData("info")]
    [InlineData("test")]
    [InlineData("report")]
    public void A_stop_ends_with_130_and_leaves_nothing_behind(string command)
    {
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        var target = InFolder("out");
        string[] args = command switch
        {
            "import" => ["import", Input, "-o", target],
            "test" => ["test", Input, Path.Combine(Sample, "expectations.csv")],
            "report" => ["report", Input, "-o", target],
            _ => [command, Input],
        };
        var run = GraphRun.Of(args, TextReader.Null, stop.Token);
        Assert.Equal((ExitCode.Stopped, "", "graph: stopped\n"), (run.ExitCode, run.Output, run.Error));
        Assert.Empty(_folder.EnumerateFileSystemInfos());
    }

    [Fact]
    public void Progress_is_drawn_on_a_terminal_only_and_wiped()
    {
        var quiet = GraphRun.Of("info", Input);
        Assert.DoesNotContain("\r", quiet.Error, StringComparison.Ordinal);
        var drawn = GraphRun.Of(["info", Input], TextReader.Null, CancellationToken.None, showsProgress: true);
        Assert.StartsWith("\rreading ", drawn.Error, StringComparison.Ordinal);
        Assert.Contains($"\r{new string(' ', 78)}\r", drawn.Error, StringComparison.Ordinal);
        Assert.Equal(quiet.Output, drawn.Output);
    }

    [Fact]
    public void A_file_that_is_no_snapshot_is_refused_in_one_line()
    {
        var file = InFolder("text.graph");
        File.WriteAllText(file, "not a snapshot");
        var run = GraphRun.Of("info", file);
        Assert.Equal((ExitCode.Unusable, ""), (run.ExitCode, run.Output));
        Assert.StartsWith("graph: ", run.Error, StringComparison.Ordinal);
        Assert.Equal(1, run.Error.Count(c => c == '\n'));
    }

    [Fact]
    public void A_report_that_cannot_be_written_says_so()
    {
        var run = GraphRun.Of("report", Imported(), "-o", Path.Combine(_folder.FullName, "nowhere", "report.html"));
        Assert.Equal((ExitCode.Unusable, ""), (run.ExitCode, run.Output));
        Assert.StartsWith("graph: cannot read or write: ", run.Error, StringComparison.Ordinal);
    }

    private string InFolder(string name) => Path.Combine(_folder.FullName, name);

    private string Imported()
    {
        var snapshot = InFolder("shop.graph");
        Assert.Equal(ExitCode.Done, GraphRun.Of("import", Input, "-o", snapshot).ExitCode);
        return snapshot;
    }

    private static string? Digest(string file)
    {
        var run = GraphRun.Of("info", file, "--format", "json");
        Assert.Equal(ExitCode.Done, run.ExitCode);
        using var json = JsonDocument.Parse(run.Output);
        return json.RootElement.GetProperty("contentDigest").GetString();
    }
}
