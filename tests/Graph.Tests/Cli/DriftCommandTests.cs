using System.Text.Json;
using Graph.Cli;
using Xunit;

namespace Graph.Tests.Cli;

/// <summary>`what-if` and `diff`, and what they say to what cannot be done.</summary>
public sealed class DriftCommandTests : IDisposable
{
    private const string DatabaseRule = "sgr-014d17ca3137acb8a";

    private readonly TemporaryFolder _folder = new();

    private static string Broken => Path.Combine(Fixtures.Sample("three-tier-broken"), "input");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_change_that_opens_something_fails_where_that_is_asked_and_one_that_closes_does_not()
    {
        Assert.Equal(ExitCode.Done, GraphRun.Of("what-if", Broken, "--remove", DatabaseRule, "--fail-on", "opened").ExitCode);
        string[] opening = ["what-if", Broken, "--add", "sg-0fa4bc0167dd32896 inbound tcp 22 from 0.0.0.0/0"];
        Assert.Equal(ExitCode.Violated, GraphRun.Of([.. opening, "--fail-on", "opened"]).ExitCode);
        Assert.Equal(ExitCode.Violated, GraphRun.Of([.. opening, "--fail-on", "findings"]).ExitCode);
        Assert.Equal(ExitCode.Done, GraphRun.Of(opening).ExitCode);
    }

    [Theory]
    [InlineData("--remove", "sgr-nowhere", "`sgr-nowhere` is nothing that can be removed")]
    [InlineData("--add", "sg-nowhere inbound tcp 22 from 10.0.0.0/8", "`sg-nowhere` is not in the snapshot")]
    [InlineData("--add", "sg-0fa4bc0167dd32896 inbound tcp 22 from sg-nowhere", "`sg-nowhere` is not in the snapshot")]
    [InlineData("--add", "open it up", "`open it up` adds nothing")]
    public void What_cannot_be_changed_is_told_in_a_line(string option, string text, string error)
    {
        var run = GraphRun.Of("what-if", Broken, option, text);

        Assert.Equal(ExitCode.Unusable, run.ExitCode);
        Assert.Contains(error, Assert.Single(run.Error.TrimEnd('\n').Split('\n')), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_change_there_is_nothing_to_ask() =>
        Assert.Contains("nothing is changed", GraphRun.Of("what-if", Broken).Error, StringComparison.Ordinal);

    [Fact]
    public void A_snapshot_has_no_drift_from_what_it_was_made_of_and_each_format_says_so()
    {
        var file = _folder["one.graph"];
        Assert.Equal(ExitCode.Done, GraphRun.Of("import", Broken, "-o", file).ExitCode);

        Assert.StartsWith("rows: 0 added, 0 removed, 0 changed\n", GraphRun.Of("diff", file, Broken).Output, StringComparison.Ordinal);
        Assert.Contains("0 rows, 0 paths and 0 findings differ.", GraphRun.Of("diff", file, Broken, "--format", "md").Output, StringComparison.Ordinal);
        using var json = JsonDocument.Parse(GraphRun.Of("diff", file, Broken, "--format", "json").Output);
        Assert.Equal(0, json.RootElement.GetProperty("paths").GetArrayLength());
    }

    [Theory]
    [InlineData("opened", ExitCode.Unknown)]
    [InlineData("findings", ExitCode.Violated)] // N61: the snapshot is not whole.
    public void What_the_later_snapshot_does_not_tell_is_closed_and_fixed_in_no_format_and_no_success(string failOn, int exitCode)
    {
        var partial = Path.Combine(_folder.Path, "partial");
        foreach (var file in Directory.EnumerateFiles(Broken, "*", SearchOption.AllDirectories))
        {
            if (Path.GetFileNameWithoutExtension(file) == "describe-network-interfaces")
                continue;
            var copy = Path.Combine(partial, Path.GetRelativePath(Broken, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        var text = GraphRun.Of("diff", Broken, partial, "--fail-on", failOn);
        Assert.Equal(exitCode, text.ExitCode);
        Assert.Contains(" 0 closed,", text.Output, StringComparison.Ordinal);
        Assert.Contains(" reachable before and unknown now\n", text.Output, StringComparison.Ordinal);
        Assert.Contains("0 improved, 0 fixed, ", text.Output, StringComparison.Ordinal);
        Assert.Contains("\nnot in the later snapshot\n  describe-network-interfaces in ", text.Output, StringComparison.Ordinal);

        Assert.Contains("## Not in the later snapshot", GraphRun.Of("diff", Broken, partial, "--format", "md").Output, StringComparison.Ordinal);

        using var json = JsonDocument.Parse(GraphRun.Of("diff", Broken, partial, "--format", "json").Output);
        Assert.All(json.RootElement.GetProperty("paths").EnumerateArray(), path => Assert.Equal("", path.GetProperty("closed").GetString()));
        Assert.Contains(json.RootElement.GetProperty("paths").EnumerateArray(), path => path.GetProperty("unconfirmed").GetString() != "");
        Assert.NotEmpty(json.RootElement.GetProperty("missingAfter").EnumerateArray());
        Assert.Empty(json.RootElement.GetProperty("missingBefore").EnumerateArray());
    }

    [Fact]
    public void What_would_be_has_no_digest()
    {
        using var json = JsonDocument.Parse(GraphRun.Of("what-if", Broken, "--remove", DatabaseRule, "--format", "json").Output);

        Assert.StartsWith("sha256:", json.RootElement.GetProperty("before").GetString(), StringComparison.Ordinal);
        Assert.Equal(JsonValueKind.Null, json.RootElement.GetProperty("after").ValueKind);
    }

    [Fact]
    public void Text_of_a_snapshot_is_no_markup_in_a_merge_request()
    {
        var output = GraphRun.Of("diff", Broken, Path.Combine(Fixtures.Sample("three-tier"), "input"), "--format", "md").Output;

        Assert.All(
            output.Split('\n').Where(line => line.StartsWith("| ", StringComparison.Ordinal) && !Array.Exists(
                ["change", "from", "threat", "missing"], head => line.StartsWith($"| {head} |", StringComparison.Ordinal))),
            line => Assert.All(line.Trim('|', ' ').Split(" | "), cell => Assert.True(cell == "-" || (cell[0] == '`' && cell[^1] == '`'), cell)));
    }

    [Fact]
    public void A_proof_of_a_path_is_refused_with_what_to_do_instead()
    {
        var run = GraphRun.Of(
            "prove", Broken, "--from", "internet", "--to", "tier:persistent", "--through", "pivots", "--proof", _folder["path.proof"]);

        Assert.Equal(ExitCode.Unusable, run.ExitCode);
        Assert.Contains("leave them out with --through", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void An_expectation_through_pivots_is_about_paths()
    {
        string[] asked = ["prove", Broken, "--from", "internet", "--to", "eni-05fb7cf5adea2d531", "--ports", "db", "--expect", "unreachable"];

        Assert.Equal(ExitCode.Done, GraphRun.Of(asked).ExitCode);
        Assert.Equal(ExitCode.Violated, GraphRun.Of([.. asked, "--through", "pivots"]).ExitCode);
        Assert.Equal(ExitCode.Done, GraphRun.Of([.. asked, "--through", "relays"]).ExitCode);
    }

    [Fact]
    public void An_explanation_for_programs_names_rules_and_changes()
    {
        using var json = JsonDocument.Parse(GraphRun.Of(
            "prove", Broken, "--from", "internet", "--to", "tier:persistent", "--ports", "3306,5432", "--explain", "--format", "json").Output);
        var explanations = json.RootElement.GetProperty("destinations").EnumerateArray().Select(group => group.GetProperty("explanation")).ToList();

        Assert.Contains(explanations, one => one.GetProperty("rules").EnumerateArray().Any(
            rule => rule.GetProperty("rule").GetString() == DatabaseRule && rule.GetProperty("closesAlone").GetBoolean()));
        Assert.Contains(explanations, one => one.GetProperty("opening").ValueKind == JsonValueKind.Array && one.GetProperty("opening").GetArrayLength() == 1);
    }
}
