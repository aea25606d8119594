using System.CommandLine;
using Graph.Checker;
using Graph.Checker.Proofs;
using Graph.Cli.Input;
using Graph.Cli.Output;
using Graph.Cli.Paths;
using Graph.Cli.Prove;
using Graph.Cli.Shell;
using Graph.Engine;
using Graph.Engine.Answers;
using Graph.Engine.Paths;
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
        var ports = PolicyOptions.Ports();
        var policyFile = PolicyOptions.Policy();
        var protocol = ProofOptions.Protocol();
        var sourcePort = CommonOptions.Port("--source-port", "The client's port; any of 1024-65535 if not given.");
        var expect = CommonOptions.Choice("--expect", "What the answer should be: no pair reachable, or every destination.", "nothing", "reachable", "unreachable");
        var proof = new Option<string>("--proof")
        {
            Description = "Write the proof to this file, for graph check-proof.",
            HelpName = "OUT",
        };
        var through = CommonOptions.Choice(
            "--through", "What a way may go through besides the network: load balancers that answer themselves, hosts taken over.", "direct", "relays", "pivots");
        var pivots = CommonOptions.Count(
            "--max-pivots", "With --through pivots, longer paths are not looked for: whom they could lead to is unknown.", 8);
        var explain = new Option<bool>("--explain")
        {
            Description = "Tell why: the rules that let pass, with what closing each leaves; or the fewest changes that would open.",
        };
        var most = CommonOptions.Count("--max-changes", "With --explain, larger sets of changes are not looked for.", 6);
        var strict = CommonOptions.Strict();
        var assume = CommonOptions.Assume();
        var verbose = CommonOptions.Verbose();
        var format = CommonOptions.Format("text", "json");
        var command = new ExampleCommand(
            "prove",
            "Proves or refutes that any packet gets from some endpoints to others, and its reply back.",
            "graph prove estate.graph --from internet --to tier:persistent --ports db --expect unreachable",
            "graph prove estate.graph --from internet --to db:orders --ports 5432 --explain",
            "graph prove estate.graph --from internet --to tier:persistent --ports db --through pivots --expect unreachable",
            "graph prove estate.graph --from tag:Role=bastion --to vpc-0123456789abcdef0 --ports admin --format json")
        {
            file, from, to, ports, protocol, sourcePort, expect, through, pivots, explain, most, proof, policyFile, strict, assume, verbose, format,
        };
        command.SetAction((parsed, cancellation) =>
        {
            var policy = PolicyOptions.Read(parsed, policyFile);
            var traffic = ProofOptions.TrafficOf(parsed.GetRequiredValue(protocol), PolicyOptions.PortsOf(parsed, ports, policy));
            var clients = ValueSet.Of(parsed.GetValue(sourcePort) is { } port ? PortRange.Single(port) : PortRange.Ephemeral);
            var question = new ProveQuestion(parsed.GetRequiredValue(from), parsed.GetRequiredValue(to), traffic, clients);
            using var opened = OpenedSnapshot.Open(parsed.GetRequiredValue(file), parsed.GetValue(verbose), terminal);
            var estate = opened.Snapshot.ReadEstate();
            var choices = WalkerChoices.Of(parsed.GetValue(strict), parsed.GetValue(assume));
            var prover = new Prover(estate, new ProverOptions(choices.Strict, choices.Assumed), policy.Tagging.Tiers);
            if (Enum.Parse<Through>(parsed.GetRequiredValue(through), ignoreCase: true) is var way and not Through.Direct)
            {
                if (parsed.GetValue(proof) is not null || parsed.GetValue(explain))
                    throw new UsageException("`--proof` and `--explain` are about direct connections: leave them out with --through, or ask about each connection of a path");
                var paths = prover.Paths(question, way, parsed.GetValue(pivots), cancellation, withCut: false);
                WritePaths($"{Typed(parsed, from)} -> {Typed(parsed, to)} through {parsed.GetValue(through)}, {traffic}", opened, paths, parsed.GetValue(format) == "json", terminal);
                return Task.FromResult(ExitCodeOf(paths.Verdict, paths.EveryTarget, parsed.GetRequiredValue(expect)));
            }

            var answer = prover.Prove(question);
            var explanations = parsed.GetValue(explain)
                ? Explain(prover, choices, question, answer, parsed.GetValue(most), terminal, cancellation)
                : [];
            var asked = $"{Typed(parsed, from)} -> {Typed(parsed, to)}, {traffic}";
            if (parsed.GetValue(format) == "json")
            {
                using var document = new JsonOutput(terminal.Output);
                document.Json.WriteStartObject();
                document.Json.WriteString("snapshotDigest", opened.Snapshot.Info.SnapshotDigest);
                document.Json.WriteString("question", asked);
                ProveJson.Write(document.Json, answer, explanations, document.Drain);
                document.Json.WriteEndObject();
            }
            else
            {
                new ProveText(prover, new Witnesses(new Walker(estate, choices)), clients, terminal.Output).Write(asked, answer, explanations);
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

            return Task.FromResult(ExitCodeOf(answer.Verdict, answer.EveryDestination, parsed.GetRequiredValue(expect)));
        });
        return command;
    }

    private static void WritePaths(string asked, OpenedSnapshot opened, AttackPaths paths, bool isJson, Terminal terminal)
    {
        if (!isJson)
        {
            terminal.Output.WriteLine(SafeText.Of($"{VerdictWords.Of(paths.Verdict)}: {asked}"));
            PathsText.WriteTargets(paths, terminal.Output);
            return;
        }

        using var document = new JsonOutput(terminal.Output);
        document.Json.WriteStartObject();
        document.Json.WriteString("snapshotDigest", opened.Snapshot.Info.SnapshotDigest);
        document.Json.WriteString("question", asked);
        document.Json.WriteString("verdict", VerdictWords.Of(paths.Verdict));
        PathsJson.WriteTargets(document.Json, paths, document.Drain);
        document.Json.WriteEndObject();
    }

    private static List<Explainer.Explained?> Explain(
        Prover prover,
        WalkerOptions choices,
        ProveQuestion question,
        ProveAnswer answer,
        int most,
        Terminal terminal,
        CancellationToken cancellation)
    {
        using var progress = new ProgressLine(terminal);
        return new Explainer(
            prover, choices, question, most, (done, total) => progress.Report(new ExplainProgress(done, total)), cancellation)
            .Explain(answer);
    }

    /// <summary>`unreachable`: no pair is reachable; `reachable`: every destination is, from some source.</summary>
    private static int ExitCodeOf(Verdict any, Verdict every, string expect) => expect switch
    {
        "unreachable" => Met(any, Verdict.Unreachable),
        "reachable" => Met(every, Verdict.Reachable),
        _ => any == Verdict.Unknown ? ExitCode.Unknown : ExitCode.Done,
    };

    private static int Met(Verdict verdict, Verdict expected) =>
        verdict == expected ? ExitCode.Done : verdict == Verdict.Unknown ? ExitCode.Unknown : ExitCode.Violated;

    private static string Typed(ParseResult parsed, Option option) =>
        string.Join(" ", parsed.GetResult(option)?.Tokens.Select(token => token.Value) ?? []);
}
