using System.Diagnostics;
using System.Globalization;
using Graph.Checker;
using Graph.Model.Addressing;
using Graph.Model.Evidence;
using Graph.Model.Questions;
using Graph.Snapshots;

namespace Graph.Benchmarks;

/// <summary>How fast the packet walker answers a table of questions, on one thread.</summary>
internal static class TestBenchmark
{
    private static readonly string[] Header =
        ["test", "rows", "s", "rows/s", "reachable", "unreachable", "unknown", "peak MB"];

    public static void Run(string snapshotPath, string csvPath, int repeat, TextWriter output)
    {
        var questions = File.ReadLines(csvPath).Skip(1).Select(Parse).ToList();
        var clock = Stopwatch.StartNew();
        using var snapshot = Snapshot.Open(snapshotPath);
        var estate = snapshot.ReadEstate();
        var read = clock.Elapsed.TotalSeconds;

        List<string[]> rows = [Header];
        rows.Add(["read snapshot", "", Text(read), "", "", "", "", Text(Peak.Megabytes)]);
        for (var run = 1; run <= repeat; run++)
        {
            clock.Restart();
            var walker = new Walker(estate, WalkerOptions.Default);
            var counts = new int[3];
            foreach (var question in questions)
                counts[(int)walker.Ask(question).Verdict]++;
            var seconds = clock.Elapsed.TotalSeconds;
            rows.Add(
            [
                string.Create(CultureInfo.InvariantCulture, $"run {run}"),
                Text(questions.Count),
                Text(seconds),
                Text(questions.Count / seconds, "F0"),
                Text(counts[(int)Verdict.Reachable]),
                Text(counts[(int)Verdict.Unreachable]),
                Text(counts[(int)Verdict.Unknown]),
                Text(Peak.Megabytes),
            ]);
        }

        Table.Write(output, rows);
    }

    /// <summary>The columns that `generate` writes: no quotes in them.</summary>
    private static Question Parse(string line)
    {
        var cells = line.Split(',');
        if (cells.Length < 4)
            throw new FormatException($"`{line}` is no row of questions: give source,destination,protocol,port");
        ushort? port = cells[3].Length == 0
            ? null
            : ushort.Parse(cells[3], NumberStyles.None, CultureInfo.InvariantCulture);
        return new Question(
            EndpointReference.Parse(cells[0]),
            EndpointReference.Parse(cells[1]),
            Traffic.Of(IpProtocol.Parse(cells[2]), port));
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Text(double number, string format = "F2") =>
        number.ToString(format, CultureInfo.InvariantCulture);
}
