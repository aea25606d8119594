using Graph.Collector.Tests.Running;
using Graph.Model.Coverage;
using Graph.Snapshots;
using Xunit;

namespace Graph.Collector.Tests.Moto;

/// <summary>The printed script asks the same, and its folder becomes the same snapshot.</summary>
[Collection("moto")]
public sealed class ScriptTests(MotoEstate estate)
{
    // The one that needs a role; each takes some eighty calls of the AWS CLI.
    private static readonly string[] Accounts = Repository.IsLong ? [MotoEstate.Own, MotoEstate.Other] : [MotoEstate.Other];

    [Fact]
    public async Task An_estate_read_live_and_by_the_script_has_one_content_digest()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var server = estate.Server;
        var live = estate.Folder.File("live.graph");
        await Run.CollectAsync(
            server.Url,
            ["--regions", "eu-west-1", "--accounts", string.Join(',', Accounts), "--role-name", "Audit", "-o", live],
            cancellation,
            estate.Keys);

        var dump = estate.Folder.File("dump");
        var script = await RunScriptAsync(server.Url, dump, cancellation);
        Assert.True(script.ExitCode == 3, script.Error);
        Assert.Contains("calls failed", script.Error, StringComparison.Ordinal);
        var imported = estate.Folder.File("imported.graph");
        var import = await Run.GraphAsync(["import", dump, "-o", imported], cancellation);
        Assert.True(import.ExitCode == 0, import.Error);

        Assert.Equal(DigestOf(live), DigestOf(imported));
        // What failed is told by the folder too.
        var failed = Coverage.Of(imported).Rows.Where(row => row.Outcome == CoverageOutcome.Failed).Select(row => row.Call.Name);
        Assert.Equal(
            MotoEstate.Unimplemented.Except(["describe-stale-security-groups"]), failed.Distinct().Order(StringComparer.Ordinal));
        foreach (var file in Directory.EnumerateFiles(dump, "*", SearchOption.AllDirectories))
            Assert.DoesNotContain("SECRET", await File.ReadAllTextAsync(file, cancellation), StringComparison.Ordinal);
    }

    private async Task<Run> RunScriptAsync(string endpoint, string dump, CancellationToken cancellation)
    {
        var script = estate.Folder.File("collect.sh");
        await File.WriteAllTextAsync(script, (await Run.CollectAsync(endpoint, ["script"], cancellation)).Output, cancellation);
        var bin = Directory.CreateDirectory(estate.Folder.File("bin")).FullName;
        var socket = Path.Combine(bin, "socket");
        var python = (await Run.ProgramAsync(
            MotoServer.Python, ["-c", "import sys; print(sys.executable)"], [], cancellation)).Output.Trim();
        var shim = Path.Combine(bin, "aws");
        await File.WriteAllTextAsync(
            shim, $"#!/bin/sh\nexec '{python}' -S -E '{Repository.TestFile("Estates/aws.py")}' call '{socket}' \"$@\"\n", cancellation);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(shim, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

        using var aws = Run.Start(python, [Repository.TestFile("Estates/aws.py"), "serve", socket, endpoint], []);
        try
        {
            while (!File.Exists(socket))
            {
                Assert.False(aws.HasExited);
                await Task.Delay(50, cancellation);
            }

            var environment = Run.Environment(endpoint, estate.Keys);
            environment["PATH"] = $"{bin}:{Environment.GetEnvironmentVariable("PATH")}";
            environment["ACCOUNTS"] = string.Join(' ', Accounts);
            environment["ROLE"] = "Audit";
            return await Run.ProgramAsync("sh", [script, dump, "eu-west-1"], environment, cancellation);
        }
        finally
        {
            aws.Kill();
        }
    }

    private static string DigestOf(string path)
    {
        using var snapshot = Snapshot.Open(path);
        return snapshot.Info.ContentDigest;
    }
}
