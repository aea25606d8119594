using System.Globalization;
using System.Security.Cryptography;
using Graph.Snapshots.Import;

namespace Graph.Benchmarks;

/// <summary>
/// How fast describe JSON becomes a snapshot: whole processes, each cold, from its start to its end. On a machine that others use
/// too, CPU seconds tell more than the clock; the floor, every file read and digested and nothing else, tells how fast the
/// machine is at that moment.
/// </summary>
internal static class ImportBenchmark
{
    private static readonly string[] Header = ["import", "JSON MB", "s", "MB/s", "CPU s: user", "system", "MB/s of CPU"];

    /// <param name="program">the published `graph`; null: this program's own code.</param>
    public static void Run(string folder, string? program, int repeat, TextWriter output)
    {
        if (!Directory.Exists(folder))
            throw new UsageException($"`{folder}` is no folder: make one with `generate`");
        List<string[]> rows = [Header];
        var megabytes = 0.0;
        for (var run = 1; run <= repeat; run++)
        {
            var floor = ChildProcess.RunSelf("digest-once", folder);
            megabytes = double.Parse(floor.Output, CultureInfo.InvariantCulture) / 1e6;
            rows.Add(Row("floor", megabytes, floor));
            var snapshot = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".graph");
            try
            {
                var cost = program is null
                    ? ChildProcess.RunSelf("import-once", folder, snapshot)
                    : ChildProcess.Run(program, "import", folder, "-o", snapshot);
                rows.Add(Row(string.Create(CultureInfo.InvariantCulture, $"run {run}"), megabytes, cost));
            }
            finally
            {
                File.Delete(snapshot);
            }
        }

        Table.Write(output, rows);
    }

    public static void RunOnce(string folder, string snapshot) =>
        Importer.Import([folder], snapshot, new ImportOptions(null, "graph-benchmarks"), null, CancellationToken.None);

    /// <summary>Reads and digests every JSON file, and writes how many bytes they were.</summary>
    public static void DigestOnce(string folder, TextWriter output)
    {
        var buffer = new byte[1 << 18];
        var bytes = 0L;
        foreach (var file in Directory.EnumerateFiles(folder, "*.json", SearchOption.AllDirectories))
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read, 1);
            using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            for (int count; (count = stream.Read(buffer)) > 0; bytes += count)
                digest.AppendData(buffer.AsSpan(0, count));
            digest.GetCurrentHash();
        }

        output.WriteLine(bytes.ToString(CultureInfo.InvariantCulture));
    }

    private static string[] Row(string name, double megabytes, ProcessCost cost) =>
    [
        name, Text(megabytes, "F1"), Text(cost.Seconds), Text(megabytes / cost.Seconds, "F1"), Text(cost.User), Text(cost.System),
        Text(megabytes / cost.Cpu, "F1"),
    ];

    private static string Text(double number, string format = "F2") => number.ToString(format, CultureInfo.InvariantCulture);
}
