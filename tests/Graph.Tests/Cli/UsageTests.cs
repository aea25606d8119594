using System.CommandLine;
using Graph.Cli;
using Graph.Cli.Shell;
using Xunit;

namespace Graph.Tests.Cli;

public sealed class UsageTests
{
    public static TheoryData<string> Commands =>
        new(Root().Subcommands.Select(command => command.Name).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Commands))]
    public void Help_of_a_command_shows_an_example_of_it(string command)
    {
        var run = GraphRun.Of(command, "--help");
        Assert.Equal((ExitCode.Done, ""), (run.ExitCode, run.Error));
        var examples = run.Output[run.Output.IndexOf("Examples:", StringComparison.Ordinal)..];
        Assert.Contains($"graph {command} ", examples, StringComparison.Ordinal);
        Assert.Contains("Exit codes:", examples, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void The_examples_are_command_lines_that_parse(string command)
    {
        var examples = Assert.IsType<ExampleCommand>(Root().Subcommands.Single(sub => sub.Name == command)).Examples;
        Assert.All(examples, example =>
        {
            var words = example.Split(' ').SkipWhile(word => !word.EndsWith("graph", StringComparison.Ordinal)).Skip(1);
            var args = words.TakeWhile(word => word != ">").Select(word => word.TrimEnd(')')).ToList();
            Assert.Empty(Root().Parse(args).Errors);
        });
    }

    [Fact]
    public void Every_command_that_answers_writes_json_too()
    {
        var without = Root().Subcommands.Where(command => command.Options.All(option => option.Name != "--format"));
        Assert.Equal(["completion"], without.Select(command => command.Name));
    }

    [Fact]
    public void Without_a_command_the_help_goes_to_the_messages()
    {
        var run = GraphRun.Of();
        Assert.Equal((ExitCode.Unusable, ""), (run.ExitCode, run.Output));
        Assert.Contains("Commands:", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void The_version_is_printed()
    {
        var run = GraphRun.Of("--version");
        Assert.Equal((ExitCode.Done, $"{Tool.Version}\n"), (run.ExitCode, run.Output));
    }

    [Theory]
    [InlineData("imprt x", "`imprt` is not understood: did you mean `import`?")]
    [InlineData("nothing-like-it", "`nothing-like-it` is not understood: see `graph --help`")]
    [InlineData("trace f internet i-1 --prt 4", "`--prt` is not understood: did you mean `--port`?")]
    [InlineData("trace f internet i-1 extra", "`extra` is not understood: see `graph trace --help`")]
    [InlineData("trace f internet", "required argument `DST` missing for command: `trace`")]
    [InlineData("trace f 10.0.0.300 i-1", "`10.0.0.300` is not an endpoint: give an address")]
    [InlineData("trace f internet i-1 --port 65536", "`65536` is no port: give a number up to 65535")]
    [InlineData("trace f internet i-1 --port -1", "`-1` is no port: give a number up to 65535")]
    [InlineData("paths f --from internet --to all --max-pivots -1", "`-1` is nothing for --max-pivots: give a number from 0 on")]
    [InlineData("prove f --from internet --to all --through pivots --max-pivots -1", "`-1` is nothing for --max-pivots: give a number from 0 on")]
    [InlineData("prove f --from internet --to all --explain --max-changes -1", "`-1` is nothing for --max-changes: give a number from 0 on")]
    [InlineData("trace f internet i-1 --protocol tpc", "`tpc` is no protocol: give tcp, udp, icmp or a number up to 255")]
    [InlineData("trace f internet i-1 --protocol icmp --port 1", "`icmp` has no ports: leave the port empty")]
    [InlineData("trace f internet i-1 --protocol all", "a packet has one protocol")]
    [InlineData("trace f internet i-1 --format xml", "`xml` is not known to --format: give text or json")]
    [InlineData("trace f internet i-1 --assume inspecton=pass", "`inspecton=pass` is no assumption: give one of blackhole-shadows=off, bpa-off=off, inspection=pass, ")]
    [InlineData("import nowhere -o f --taken-at tomorrow", "`tomorrow` is no time: give one like 2026-01-31")]
    [InlineData("import nowhere", "option `--output` is required: see `graph import --help`")]
    [InlineData("info nowhere.graph", "`nowhere.graph` does not exist: give a snapshot, or a folder")]
    [InlineData("info @nowhere", "`@nowhere` does not exist")]
    [InlineData("test f nowhere.csv", "`nowhere.csv` does not exist: give a CSV or YAML file")]
    [InlineData("completion fish", "`fish` is no shell that is known: give bash or zsh")]
    public void A_wrong_command_line_ends_with_2_and_one_line_that_says_what_to_do(string line, string message)
    {
        var run = GraphRun.Of(line.Split(' '));
        Assert.Equal((ExitCode.Unusable, ""), (run.ExitCode, run.Output));
        Assert.StartsWith($"graph: {message}", run.Error, StringComparison.Ordinal);
        Assert.Equal(1, run.Error.Count(c => c == '\n'));
    }

    [Fact]
    public void Hostile_words_of_a_command_line_are_shown_not_played()
    {
        var run = GraphRun.Of("info", "\u001b]0;owned\u0007");
        Assert.Equal(ExitCode.Unusable, run.ExitCode);
        Assert.StartsWith("graph: `\\u001B]0;owned\\u0007` does not exist", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void The_shell_gets_words_to_complete_with()
    {
        Assert.Equal("trace", GraphRun.Of("[suggest:9]", "graph tra").Output.Trim());
        Assert.Equal(
            ["icmp", "tcp", "udp"],
            GraphRun.Of("[suggest:23]", "graph trace --protocol ").Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(word => word.Trim()));
    }

    [Theory]
    [InlineData("bash", "complete -o default -F _graph graph\n")]
    [InlineData("zsh", "compdef _graph graph\n")]
    public void The_completion_script_is_for_that_shell(string shell, string end)
    {
        var run = GraphRun.Of("completion", shell);
        Assert.Equal(ExitCode.Done, run.ExitCode);
        Assert.Contains("[suggest:$", run.Output, StringComparison.Ordinal);
        Assert.EndsWith(end, run.Output, StringComparison.Ordinal);
    }

    private static RootCommand Root() => GraphProgram.Root(new Terminal(TextReader.Null, TextWriter.Null, TextWriter.Null));
}
