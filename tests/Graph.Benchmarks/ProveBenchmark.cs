using System.Diagnostics;
using System.Globalization;
using Graph.Engine;
using Graph.Engine.Answers;
using Graph.Engine.Matrices;
using Graph.Engine.Selecting;
using Graph.Engine.Sets;
using Graph.Model.Addressing;
using Graph.Snapshots;

namespace Graph.Benchmarks;

/// <summary>What the prover's work on a whole snapshot costs, step by step.</summary>
internal static class ProveBenchmark
{
    private static readonly string[] Header = ["step", "s", "result", "peak MB"];

    public static void Run(string snapshotPath, TextWriter output)
    {
        List<string[]> rows = [Header];
        var clock = Stopwatch.StartNew();
        void Done(string step, string result)
        {
            rows.Add([step, clock.Elapsed.TotalSeconds.ToString("F2", CultureInfo.InvariantCulture), result, Peak.Megabytes.ToString("F0", CultureInfo.InvariantCulture)]);
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
        Table.Write(output, rows);
    }

    private static ProveQuestion Question(string from, string to, TrafficSet traffic) =>
        new(Selector.Parse(from), Selector.Parse(to), traffic, ValueSet.Of(PortRange.Ephemeral));

    private static string Count(ProveAnswer answer) => string.Create(
        CultureInfo.InvariantCulture,
        $"{answer.Groups.Length} groups, {answer.Groups.Count(group => group.Verdict == Graph.Model.Evidence.Verdict.Reachable)} reachable");
}
