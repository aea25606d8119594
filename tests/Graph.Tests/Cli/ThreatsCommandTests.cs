using System.Text.Json;
using Graph.Cli;
using Xunit;

namespace Graph.Tests.Cli;

public sealed class ThreatsCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private int _policies;

    private static string Good => Path.Combine(Fixtures.Sample("three-tier"), "input");

    private static string Broken => Path.Combine(Fixtures.Sample("three-tier-broken"), "input");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_claims_of_the_default_policy_decide_about_the_exit_code()
    {
        var good = GraphRun.Of("threats", Good);
        Assert.Equal((ExitCode.Done, ""), (good.ExitCode, good.Error));
        Assert.Contains("claims: 3 hold, 0 violated, 0 unknown", good.Output, StringComparison.Ordinal);
        var broken = GraphRun.Of("threats", Broken);
        Assert.Equal(ExitCode.Violated, broken.ExitCode);
        Assert.Contains("eni-03eb26ad960de829d  tcp 3306", broken.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(broken.Output.Split('\n'), line => line.Length > 130);
    }

    [Fact]
    public void An_open_finding_fails_from_its_severity_on_and_a_waived_one_does_not()
    {
        var waived = Policy("claims: []\nwaivers: [" + string.Join(',', Enumerable.Range(1, 61).Select(
            n => $"{{ id: W{n}, threat: N{n:00}, owner: o, reason: known, created: 2026-01-01 }}")) + "]");
        var open = Policy("claims: []");
        Assert.Equal(ExitCode.Done, GraphRun.Of("threats", Broken, "--policy", open).ExitCode);
        Assert.Equal(ExitCode.Violated, GraphRun.Of("threats", Broken, "--policy", open, "--fail-on", "critical").ExitCode);
        var run = GraphRun.Of("threats", Broken, "--policy", waived, "--fail-on", "critical");
        Assert.NotEqual(ExitCode.Violated, run.ExitCode);
        Assert.Contains("  waived  W1: accepted by o: known", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_baseline_has_does_not_count_and_is_marked()
    {
        var policy = Policy("claims: []");
        var old = _folder["old.json"];
        var run = GraphRun.Of("threats", Broken, "--policy", policy, "--format", "json", "-o", old);
        Assert.Equal((ExitCode.Done, ""), (run.ExitCode, run.Output));
        string[] asked = ["threats", Broken, "--policy", policy, "--fail-on", "low"];
        Assert.Equal(ExitCode.Violated, GraphRun.Of(asked).ExitCode);
        var again = GraphRun.Of([.. asked, "--baseline", old]);
        Assert.NotEqual(ExitCode.Violated, again.ExitCode);
        Assert.Contains("  known   the baseline has it", again.Output, StringComparison.Ordinal);
        Assert.NotEqual(ExitCode.Violated, GraphRun.Of([.. asked, "--baseline", Broken]).ExitCode);
        Assert.Equal(ExitCode.Violated, GraphRun.Of([.. asked, "--baseline", Good]).ExitCode);
        File.WriteAllText(old, "{}");
        var wrong = GraphRun.Of([.. asked, "--baseline", old]);
        Assert.Equal(ExitCode.Unusable, wrong.ExitCode);
        Assert.Contains("is no baseline: give what graph threats --format json wrote", wrong.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sarif", "{\n  \"version\": \"2.1.0\"")]
    [InlineData("junit", "<?xml")]
    [InlineData("csv", "state,severity,threat")]
    [InlineData("md", "# Threat model\n")]
    [InlineData("otm", "{\n  \"otmVersion\": \"0.2.0\"")]
    [InlineData("ocsf", "[\n")]
    [InlineData("opengraph", "{\n  \"metadata\"")]
    [InlineData("graphml", "<?xml")]
    [InlineData("dot", "digraph ")]
    [InlineData("mermaid", "flowchart LR\n")]
    public void Every_format_goes_to_a_file_as_to_the_output(string format, string start)
    {
        var run = GraphRun.Of("threats", Broken, "--format", format);
        Assert.StartsWith(start, run.Output, StringComparison.Ordinal);
        var file = _folder["out"];
        GraphRun.Of("threats", Broken, "--format", format, "-o", file);
        Assert.Equal(run.Output, File.ReadAllText(file));
    }

    [Fact]
    public void A_scope_of_the_command_line_must_find_nothing()
    {
        var scope = _folder["scope.json"];
        File.WriteAllText(scope, """{"MatchPaths": [{"Source": {"ResourceStatement": {"ResourceTypes": ["AWS::EC2::InternetGateway"]}}, "Destination": {"ResourceStatement": {"Resources": ["i-06d471226394b1362"]}}}]}""");
        var policy = Policy("claims: []");
        Assert.Equal(ExitCode.Violated, GraphRun.Of("threats", Good, "--policy", policy, "--scope", "aws-igw-ingress").ExitCode);
        var run = GraphRun.Of("threats", Good, "--policy", policy, "--scope", scope, "--format", "json");
        using var document = JsonDocument.Parse(run.Output);
        Assert.Equal("violated", document.RootElement.GetProperty("claims")[0].GetProperty("state").GetString());
        Assert.Equal("i-06d471226394b1362", InstanceOf(document.RootElement));
    }

    [Fact]
    public void What_is_wrong_with_a_policy_is_told_line_by_line()
    {
        var policy = Policy("waiver: []\nseverities: { N01: worst }");
        var run = GraphRun.Of("threats", Good, "--policy", policy);
        Assert.Equal((ExitCode.Unusable, ""), (run.ExitCode, run.Output));
        Assert.Equal(
            $"graph: {policy}:2:1: `waiver` is nothing that a policy has: did you mean `waivers`?\n"
            + $"graph: {policy}:3:20: `worst` is no severity: give one of critical, high, info, low, medium\n",
            run.Error);
        Assert.Contains("does not exist", GraphRun.Of("threats", Good, "--policy", "nowhere.yaml").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Tiers_and_ports_of_other_commands_follow_the_policy()
    {
        var policy = Policy(
            """
            tiers: { store: { weight: 4 }, rest: { weight: 3 } }
            tagging: { tier: { keys: [Tier], values: { store: [persistent], rest: [application, perimeter, cnc] } } }
            infer: []
            allow: []
            claims: []
            cnc: { tier: rest, roles: [] }
            ports: { mysql: 3306 }
            """);
        var run = GraphRun.Of("prove", Good, "--policy", policy, "--from", "tier:rest", "--to", "tier:store", "--ports", "mysql");
        Assert.StartsWith("reachable: tier:rest -> tier:store, tcp 3306\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("rest      17\n", GraphRun.Of("matrix", Good, "--policy", policy, "--ports", "mysql").Output, StringComparison.Ordinal);
        var unknown = GraphRun.Of("paths", Good, "--from", "internet", "--to", "all", "--ports", "mysql");
        Assert.Equal(ExitCode.Unusable, unknown.ExitCode);
        Assert.Contains("`mysql` is no port", unknown.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void The_default_policy_is_printed_checked_and_explained()
    {
        var init = GraphRun.Of("policy", "init");
        var file = _folder["default.yaml"];
        File.WriteAllText(file, init.Output);
        var check = GraphRun.Of("policy", "check", file);
        Assert.Equal((ExitCode.Done, $"{file}: fine\n"), (check.ExitCode, check.Output));
        var explain = GraphRun.Of("policy", "explain", file);
        Assert.Equal(GraphRun.Of("policy", "explain").Output, explain.Output);
        Assert.Contains("application may reach persistent by tcp 1433", explain.Output, StringComparison.Ordinal);
        Assert.StartsWith("{", GraphRun.Of("policy", "schema").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_check_tells_every_problem_and_its_place()
    {
        var file = Policy("foo: 1\nregions: &x []");
        var text = GraphRun.Of("policy", "check", file);
        Assert.Equal((ExitCode.Unusable, $"{file}:3:10: anchors are not read: write the value out\n"), (text.ExitCode, text.Output));
        using var json = JsonDocument.Parse(GraphRun.Of("policy", "check", file, "--format", "json").Output);
        Assert.Equal(3, json.RootElement.GetProperty("problems")[0].GetProperty("line").GetInt32());
    }

    private static string? InstanceOf(JsonElement root)
    {
        var interfaces = root.GetProperty("claims")[0].GetProperty("paths").EnumerateArray()
            .Select(path => path.GetProperty("destination").GetProperty("interfaces")[0].GetString()).Distinct().ToList();
        return root.GetProperty("assets").EnumerateArray()
            .Single(asset => asset.GetProperty("interfaces").EnumerateArray().Any(one => one.GetString() == interfaces.Single()))
            .GetProperty("id").GetString();
    }

    private string Policy(string parts)
    {
        var file = _folder[$"policy-{++_policies}.yaml"];
        File.WriteAllText(file, $"version: 1\n{parts}\n");
        return file;
    }
}
