using System.CommandLine;
using Graph.Cli.Info;
using Graph.Cli.Input;
using Graph.Cli.Shell;

namespace Graph.Cli.Commands;

/// <summary>`graph info`: what a snapshot holds and what it lacks.</summary>
internal static class InfoCommand
{
    public static Command Create(Terminal terminal)
    {
        var file = CommonOptions.Snapshot();
        var coverage = CommonOptions.Choice("--coverage", "Which calls are listed in the text.", "gaps", "all");
        var verbose = CommonOptions.Verbose();
        var format = CommonOptions.Format("text", "json");
        var command = new ExampleCommand(
            "info",
            "What a snapshot holds, what could not be read, who took it and when; checks its digests.",
            "graph info estate.graph",
            "graph info estate.graph --coverage all")
        {
            file, coverage, verbose, format,
        };
        command.SetAction(parsed =>
        {
            using var opened = OpenedSnapshot.Open(parsed.GetRequiredValue(file), parsed.GetValue(verbose), terminal);
            var estate = opened.Snapshot.ReadEstate();
            if (!opened.Snapshot.VerifyDigests())
            {
                throw new UsageException(
                    $"`{parsed.GetRequiredValue(file)}` was changed after it was written: import or collect it again");
            }


            if (parsed.GetValue(format) == "json")
                InfoJson.Write(opened.Snapshot.Info, estate, terminal.Output);
            else
                InfoText.Write(opened.Snapshot.Info, estate, parsed.GetValue(coverage) == "all", terminal.Output);
            return ExitCode.Done;
        });
        return command;
    }
}
