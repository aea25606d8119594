using System.Diagnostics;
using System.Globalization;
using Graph.Snapshots.Import;

namespace Graph.Benchmarks;

/// <summary>
/// How fast describe JSON becomes a snapshot, in one process. The first run also warms up the file cache and the code.
/// </summary>
internal static class ImportBenchmark
{
    private static readonly string[] Header = ["import", "JSON MB", "s", "MB/s", "resources", "warnings", "peak MB"];

    public static void Run(string folder, int repeat, TextWriter output)
    {
        if (!Directory.Exists(folder))
            throw new UsageException($"`{folder}` is no folder: make one with `generate`");
        List<string[]> rows = [Header];
        var best = double.PositiveInfinity;
        double megabytes = 0;
        for (var run = 1; run <= repeat; run++)
        {
            var snapshot = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".graph");
            try
            {
                var clock = Stopwatch.StartNew();
                var options = new ImportOptions(null, "graph-benchmarks");
                var result = Importer.Import([folder], snapshot, options, null, CancellationToken.None);
                var seconds = clock.Elapsed.TotalSeconds;
                megabytes = result.BytesRead / 1e6;
                best = Math.Min(best, seconds);
                rows.Add(Row(string.Create(CultureInfo.InvariantCulture, $"run {run}"), megabytes, seconds, result));
            }
            finally
            {
                File.Delete(snapshot);
            }
        }

        rows.Add(["best", Text(megabytes), Text(best), Text(megabytes / best), "", "", ""]);
        Table.Write(output, rows);
    }

    private static string[] Row(string name, double megabytes, double seconds, ImportResult result) =>
    [
        name, Text(megabytes), Text(seconds), Text(megabytes / seconds),
        result.Resources.ToString(CultureInfo.InvariantCulture),
        result.Warnings.Count.ToString(CultureInfo.InvariantCulture),
        Text(Peak.Megabytes),
    ];

    private static string Text(double number) => number.ToString("F1", CultureInfo.InvariantCulture);
}

internal static class Peak
{
    /// <summary>The largest working set of this process until now, in millions of bytes.</summary>
    public static double Megabytes
    {
        get
        {
            using var process = Process.GetCurrentProcess();
            return process.PeakWorkingSet64 / 1e6;
        }
    }
}
