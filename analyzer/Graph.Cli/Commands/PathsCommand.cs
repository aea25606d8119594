using System.CommandLine;
using Graph.Cli.Input;
using Graph.Cli.Paths;
using Graph.Cli.Shell;
using Graph.Engine;
using Graph.Engine.Answers;
using Graph.Engine.Paths;
using Graph.Engine.Sets;
using Graph.Model.Addressing;

namespace Graph.Cli.Commands;

/// <summary>`graph paths`: how an attacker gets from some endpoints to others, and what would close it.</summary>
internal static class PathsCommand
{
    public static Command Create(Terminal terminal)
    {
        var file = CommonOptions.Snapshot();
        var from = ProofOptions.Selector("--from", "Where the attacker starts: internet, an id, a CIDR, tier:NAME, tag:KEY=VALUE.");
        var to = ProofOptions.Selector("--to", "What the attacker wants, written likewise.");
        var ports = PolicyOptions.Ports();
        var policyFile = PolicyOptions.Policy();
        var protocol = ProofOptions.Protocol();
        var through = CommonOptions.Choice("--through", "What a path may go through.", "pivots", "relays", "direct");
        var most = CommonOptions.Count("--max-pivots", "Longer paths are not looked for: whom they could lead to is unknown.", 8);
        var strict = CommonOptions.Strict();
        var assume = CommonOptions.Assume();
        var verbose = CommonOptions.Verbose();
        var format = CommonOptions.Format("text", "json");
        var command = new ExampleCommand(
            "paths",
            "Attack paths: how few hosts must be taken over, what every path passes, which rules would close them.",
            "graph paths estate.graph --from internet --to tier:persistent --ports db",
            "graph paths estate.graph --from i-0123456789abcdef0 --to all --max-pivots 2 --format json")
        {
            file, from, to, ports, protocol, through, most, policyFile, strict, assume, verbose, format,
        };
        command.SetAction((parsed, cancellation) =>
        {
            var policy = PolicyOptions.Read(parsed, policyFile);
            var traffic = ProofOptions.TrafficOf(parsed.GetRequiredValue(protocol), PolicyOptions.PortsOf(parsed, ports, policy));
            var question = new ProveQuestion(
                parsed.GetRequiredValue(from),
                parsed.GetRequiredValue(to),
                traffic,
                ValueSet.Of(PortRange.Ephemeral));
            using var opened = OpenedSnapshot.Open(parsed.GetRequiredValue(file), parsed.GetValue(verbose), terminal);
            var choices = WalkerChoices.Of(parsed.GetValue(strict), parsed.GetValue(assume));
            var paths = new Prover(opened.Snapshot.ReadEstate(), new ProverOptions(choices.Strict, choices.Assumed), policy.Tagging.Tiers)
                .Paths(question, Enum.Parse<Through>(parsed.GetRequiredValue(through), ignoreCase: true), parsed.GetValue(most), cancellation);
            if (parsed.GetValue(format) == "json")
                PathsJson.Write(opened.Snapshot.Info.SnapshotDigest, paths, terminal.Output);
            else
                PathsText.Write(paths, terminal.Output);
            return Task.FromResult(paths.Undecided.IsEmpty && paths.Missing.IsEmpty ? ExitCode.Done : ExitCode.Unknown);
        });
        return command;
    }
}
