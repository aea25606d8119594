using System.CommandLine;
using Graph.Cli.Drift;
using Graph.Cli.Input;
using Graph.Cli.Shell;

namespace Graph.Cli.Commands;

/// <summary>`graph diff`: what changed between two snapshots, in rules and in what is reachable.</summary>
internal static class DiffCommand
{
    public static Command Create(Terminal terminal)
    {
        var old = new Argument<string>("OLD") { Description = "The earlier snapshot, or a folder or zip of describe JSON." };
        var @new = new Argument<string>("NEW") { Description = "The later one." };
        var policyFile = PolicyOptions.Policy();
        var failOn = CommonOptions.Choice(
            "--fail-on", "What makes the exit code 1: a path that was opened, or a finding that is new or worse.", "nothing", "opened", "findings");
        var strict = CommonOptions.Strict();
        var assume = CommonOptions.Assume();
        var verbose = CommonOptions.Verbose();
        var format = CommonOptions.Format("text", "json", "md");
        var command = new ExampleCommand(
            "diff",
            "What changed between two snapshots: rows, what is reachable, findings.",
            "graph diff monday.graph tuesday.graph",
            "graph diff monday.graph tuesday.graph --policy policy.yaml --fail-on opened --format md")
        {
            old, @new, policyFile, failOn, strict, assume, verbose, format,
        };
        command.SetAction(parsed =>
        {
            var policy = PolicyOptions.Read(parsed, policyFile);
            var choices = WalkerChoices.Of(parsed.GetValue(strict), parsed.GetValue(assume));
            using var before = OpenedSnapshot.Open(parsed.GetRequiredValue(old), parsed.GetValue(verbose), terminal);
            using var after = OpenedSnapshot.Open(parsed.GetRequiredValue(@new), parsed.GetValue(verbose), terminal);
            return Comparison.Write(
                (before, before.Snapshot.ReadEstate()),
                (after, after.Snapshot.ReadEstate()),
                policy,
                choices,
                parsed.GetRequiredValue(format),
                parsed.GetRequiredValue(failOn),
                terminal.Output);
        });
        return command;
    }
}
