using System.CommandLine;
using Graph.Checker;
using Graph.Checker.Proofs;
using Graph.Cli.Input;
using Graph.Cli.Output;
using Graph.Cli.Prove;
using Graph.Cli.Shell;
using Graph.Engine;
using Graph.Engine.Answers;
using Graph.Engine.Sets;
using Graph.Model.Addressing;
using Graph.Model.Evidence;
using Graph.Model.Proofs;
using ProofOptions = Graph.Cli.Shell.ProofOptions;

namespace Graph.Cli.Commands;

/// <summary>`graph prove`: a question over all packets from some endpoints to others.</summary>
internal static class ProveCommand
{
    public static Command Create(Terminal terminal)
    {
        var file = CommonOptions.Snapshot();
        var from = ProofOptions.Selector("--from", "Who asks: internet, an id, a CIDR, tier:NAME, tag:KEY=VALUE; , is or, & and, ! not.");
        var to = ProofOptions.Selector("--to", "Who is asked, written likewise.");
        var ports = ProofOptions.Ports();
        var protocol = ProofOptions.Protocol();
        var sourcePort = CommonOptions.Port("--source-port", "The client's port; any of 1024-65535 if not given.");
        var expect = CommonOptions.Choice("--expect", "What the answer should be: no pair reachable, or every destination.", "nothing", "reachable", "unreachable");
        var proof = new Option<string>("--proof")
        {
            Description = "Write the proof to this file, for graph check-proof.",
            HelpName = "OUT",
        };
        var strict = CommonOptions.Strict();
        var assume = CommonOptions.Assume();
        var verbose = CommonOptions.Verbose();
        var format = CommonOptions.Format("text", "json");
        var command = new ExampleCommand(
            "prove",
            "Proves or refutes that any packet gets from some endpoints to others, and its reply back.",
            "graph prove estate.graph --from internet --to tier:persistent --ports db --expect unreachable",
            "graph prove estate.graph --from tag:Role=bastion --to vpc-0123456789abcdef0 --ports admin --format json")
        {
            file, from, to, ports, protocol, sourcePort, expect, proof, strict, assume, verbose, format,
        };
        command.SetAction(parsed =>
        {
            var traffic = ProofOptions.TrafficOf(parsed.GetRequiredValue(protocol), parsed.GetRequiredValue(ports));
            var clients = ValueSet.Of(parsed.GetValue(sourcePort) is { } port ? PortRange.Single(port) : PortRange.Ephemeral);
            var question = new ProveQuestion(parsed.GetRequiredValue(from), parsed.GetRequiredValue(to), traffic, clients);
            using var opened = OpenedSnapshot.Open(parsed.GetRequiredValue(file), parsed.GetValue(verbose), terminal);
            var estate = opened.Snapshot.ReadEstate();
            var choices = WalkerChoices.Of(parsed.GetValue(strict), parsed.GetValue(assume));
            var prover = new Prover(estate, new ProverOptions(choices.Strict, choices.Assumed));
            var answer = prover.Prove(question);
            var asked = $"{Typed(parsed, from)} -> {Typed(parsed, to)}, {traffic}";
            if (parsed.GetValue(format) == "json")
            {
                using var document = new JsonOutput(terminal.Output);
                document.Json.WriteStartObject();
                document.Json.WriteString("snapshotDigest", opened.Snapshot.Info.SnapshotDigest);
                document.Json.WriteString("question", asked);
                ProveJson.Write(document.Json, answer, document.Drain);
                document.Json.WriteEndObject();
            }
            else
            {
                new ProveText(new Witnesses(new Walker(estate, choices)), terminal.Output).Write(asked, answer);
            }

            if (parsed.GetValue(proof) is { } path)
            {
                var replay = new PacketReplay(estate, choices);
                var written = prover.ToProof(
                    question, Typed(parsed, from), Typed(parsed, to), opened.Snapshot.Info.SnapshotDigest,
                    (source, destination, packet) => replay.Ask(source, destination, packet).Connection);
                AtomicFile.WriteBytes(path, stream =>
                {
                    ProofWriter.Write(written, stream);
                    return true;
                });
            }

            return ExitCodeOf(answer, parsed.GetRequiredValue(expect));
        });
        return command;
    }

    /// <summary>`unreachable`: no pair is reachable; `reachable`: every destination is, from some source.</summary>
    private static int ExitCodeOf(ProveAnswer answer, string expect) => expect switch
    {
        "unreachable" => Met(answer.Verdict, Verdict.Unreachable),
        "reachable" => Met(answer.EveryDestination, Verdict.Reachable),
        _ => answer.Verdict == Verdict.Unknown ? ExitCode.Unknown : ExitCode.Done,
    };

    private static int Met(Verdict verdict, Verdict expected) =>
        verdict == expected ? ExitCode.Done : verdict == Verdict.Unknown ? ExitCode.Unknown : ExitCode.Violated;

    private static string Typed(ParseResult parsed, Option option) =>
        string.Join(" ", parsed.GetResult(option)?.Tokens.Select(token => token.Value) ?? []);
}
