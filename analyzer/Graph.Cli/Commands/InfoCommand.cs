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
        var verify = new Option<string?>("--verify")
        {
            Description = "Check FILE.sig with this public key (PEM, ECDSA P-256); exit code 2 if it does not hold.",
            HelpName = "PUBKEY",
        };
        var verbose = CommonOptions.Verbose();
        var format = CommonOptions.Format("text", "json");
        var command = new ExampleCommand(
            "info",
            "What a snapshot holds, what could not be read, who took it and when; checks its digests.",
            "graph info estate.graph",
            "graph info estate.graph --coverage all",
            "graph info estate.graph --verify auditor.pub")
        {
            file, coverage, verify, verbose, format,
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

            var key = parsed.GetValue(verify);
            if (key is not null)
                SignatureCheck.Require(parsed.GetRequiredValue(file), opened.Snapshot.Info, key);
            if (parsed.GetValue(format) == "json")
                InfoJson.Write(opened.Snapshot.Info, estate, terminal.Output, key);
            else
                InfoText.Write(opened.Snapshot.Info, estate, parsed.GetValue(coverage) == "all", terminal.Output, key);
            return ExitCode.Done;
        });
        return command;
    }
}
