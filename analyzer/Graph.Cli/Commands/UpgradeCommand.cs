using System.CommandLine;
using Graph.Cli.Output;
using Graph.Cli.Shell;
using Graph.Snapshots;
using static System.FormattableString;

namespace Graph.Cli.Commands;

/// <summary>`graph upgrade`: a snapshot of an older format to the current one.</summary>
internal static class UpgradeCommand
{
    public static Command Create(Terminal terminal)
    {
        var file = new Argument<string>("FILE") { Description = "A snapshot that an older graph made." };
        var target = new Option<string?>("--output", "-o")
        {
            Description = "The snapshot to write; FILE itself is replaced if not given.",
            HelpName = "OUT",
        };
        var format = CommonOptions.Format("text", "json");
        var command = new ExampleCommand(
            "upgrade",
            "Bring a snapshot of an older format to the current one.",
            "graph upgrade old.graph -o new.graph")
        {
            file, target, format,
        };
        command.SetAction(parsed =>
        {
            var path = parsed.GetRequiredValue(file);
            if (!File.Exists(path))
                throw new UsageException($"`{path}` does not exist: give a snapshot file");
            var output = parsed.GetValue(target) ?? path;
            var outcome = SnapshotUpgrade.Upgrade(path, output);
            if (outcome.WasCurrent && Path.GetFullPath(output) != Path.GetFullPath(path))
                File.Copy(path, output, overwrite: true);
            if (parsed.GetValue(format) == "json")
                WriteJson(output, outcome, terminal.Output);
            else
                WriteText(path, output, outcome, terminal.Output);
            return ExitCode.Done;
        });
        return command;
    }

    private static void WriteText(string path, string target, UpgradeOutcome outcome, TextWriter output) =>
        output.WriteLine(outcome.WasCurrent
            ? Invariant($"{SafeText.Of(path)} has the current format {outcome.To}: {(target == path ? "nothing to do" : "copied")}")
            : Invariant($"{SafeText.Of(target)}: format {outcome.From} upgraded to {outcome.To}"));

    private static void WriteJson(string target, UpgradeOutcome outcome, TextWriter output)
    {
        using var document = new JsonOutput(output);
        document.Json.WriteStartObject();
        document.Json.WriteString("file", outcome.WasCurrent ? null : target);
        document.Json.WriteNumber("from", outcome.From);
        document.Json.WriteNumber("to", outcome.To);
        document.Json.WriteEndObject();
    }
}
