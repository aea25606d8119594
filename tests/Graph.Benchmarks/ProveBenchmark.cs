using System.Diagnostics;
using System.Globalization;
using Graph.Checker;
using Graph.Checker.Proofs;
using Graph.Engine;
using Graph.Engine.Answers;
using Graph.Engine.Matrices;
using Graph.Engine.Selecting;
using Graph.Engine.Sets;
using Graph.Model.Addressing;
using Graph.Snapshots;

namespace Graph.Benchmarks;

/// <summary>
/// What the prover's work on a whole snapshot costs, step by step, against the floor of the same run: every column read from
/// SQLite by a cold process of the same kind, and nothing made of it.
/// </summary>
internal static class ProveBenchmark
{
    private static readonly string[] Header = ["step", "s", "of the floor", "result", "peak MB"];

    public static void Run(string snapshotPath, TextWriter output)
    {
        List<string[]> rows = [Header];
        var floor = double.Parse(ChildProcess.RunSelf("load-once", "floor", snapshotPath).Output.Split(' ')[0], CultureInfo.InvariantCulture);
        rows.Add(["floor: all columns read", Text(floor), Text(1), "", ""]);
        var clock = Stopwatch.StartNew();
        var total = 0.0;
        void Done(string step, string result)
        {
            var seconds = clock.Elapsed.TotalSeconds;
            total += seconds;
            rows.Add([step, Text(seconds), Text(seconds / floor), result, Peak.Megabytes.ToString("F0", CultureInfo.InvariantCulture)]);
            clock.Restart();
        }

        using var snapshot = Snapshot.Open(snapshotPath);
        Done("open", "");
        var estate = snapshot.ReadEstate();
        Done("read", "");
        var prover = new Prover(estate, ProverOptions.Default);
        Done("compile", string.Create(CultureInfo.InvariantCulture, $"{prover.Network.Interfaces.Count} interfaces"));
        Done("classes", string.Create(CultureInfo.InvariantCulture, $"{prover.Classes.All.Count} classes"));
        var exposure = prover.Prove(Question("internet", "all", TrafficSet.AllPorts));
        Done("exposure", Count(exposure));
        foreach (var (name, ports) in new[] { ("db", PortNames.Default["db"]), ("admin", PortNames.Default["admin"]) })
            Done(name, Count(prover.Prove(Question("internet,on-prem", "all", TrafficSet.OfTcp(ports)))));
        var matrix = prover.Matrix(new Grouping.ByTier(), TrafficSet.AllPorts);
        Done("tier matrix", string.Create(CultureInfo.InvariantCulture, $"{matrix.Cells.Length} cells, {matrix.Cells.Sum(cell => cell.Pairs)} pairs"));
        rows.Add(["all of these", Text(total), Text(total / floor), "", ""]);
        clock.Restart();
        var options = WalkerOptions.Default;
        var replay = new PacketReplay(estate, options);
        var proof = prover.ToProof(
            Question("internet", "tier:persistent", TrafficSet.OfTcp(PortNames.Default["db"])), "internet", "tier:persistent", snapshot.Info.SnapshotDigest,
            (source, destination, packet) => replay.Ask(source, destination, packet).Connection);
        var proved = clock.Elapsed.TotalSeconds;
        Done("database claims proved, with proofs", string.Create(CultureInfo.InvariantCulture, $"{proof.Cases.Count} cases"));
        var outcome = ProofChecker.Check(estate, snapshot.Info.SnapshotDigest, proof);
        Done("these proofs checked", string.Create(CultureInfo.InvariantCulture, $"{(outcome.IsAccepted ? "accepted" : outcome.Problem)}, {clock.Elapsed.TotalSeconds / proved:F2} of the proving"));
        Table.Write(output, rows);
    }

    private static string Text(double number) => number.ToString("F2", CultureInfo.InvariantCulture);

    private static ProveQuestion Question(string from, string to, TrafficSet traffic) =>
        new(Selector.Parse(from), Selector.Parse(to), traffic, ValueSet.Of(PortRange.Ephemeral));

    private static string Count(ProveAnswer answer) => string.Create(
        CultureInfo.InvariantCulture,
        $"{answer.Groups.Length} groups, {answer.Groups.Count(group => group.Verdict == Graph.Model.Evidence.Verdict.Reachable)} reachable");
}
