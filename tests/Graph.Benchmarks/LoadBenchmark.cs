using System.Diagnostics;
using System.Globalization;
using Graph.Snapshots;
using Graph.Snapshots.Schema;
using Graph.Snapshots.Schema.Tables;
using Graph.Snapshots.Storage;
using SQLitePCL;

namespace Graph.Benchmarks;

/// <summary>
/// How long a snapshot takes to become an estate, against the floor: the same statements stepped through and every column looked
/// at, with nothing made of it. Each measurement is a process of its own, so that all are equally cold.
/// </summary>
internal static class LoadBenchmark
{
    private static readonly string[] Header = ["load", "s", "of the floor", "CPU s of the process", "rows", "peak MB"];

    private static readonly (string Part, string Name)[] Parts =
    [
        ("check", "quick_check"),
        ("floor", "floor: all columns read"),
        ("estate", "estate made"),
        ("floor-checked", "floor with quick_check"),
        ("estate-checked", "snapshot opened, estate made"),
    ];

    public static void Run(string snapshot, int repeat, TextWriter output)
    {
        var best = new Dictionary<string, string[]>();
        for (var run = 0; run < repeat; run++)
        {
            foreach (var (part, _) in Parts)
            {
                var cost = ChildProcess.RunSelf("load-once", part, snapshot);
                var cells = cost.Output.Trim().Split(' ');
                if (!best.TryGetValue(part, out var known) || Number(cells[0]) < Number(known[0]))
                    best[part] = [cells[0], Text(cost.Cpu), cells[1] == "0" ? "" : cells[1], cells[2]];
            }
        }

        List<string[]> rows = [Header];
        foreach (var (part, name) in Parts)
        {
            var floor = best[part.EndsWith("-checked", StringComparison.Ordinal) ? "floor-checked" : "floor"];
            var of = part == "check" ? "" : Text(Number(best[part][0]) / Number(floor[0]));
            rows.Add([name, best[part][0], of, .. best[part][1..]]);
        }

        Table.Write(output, rows);
    }

    /// <summary>One measurement, in this process: seconds, rows and peak memory on a line.</summary>
    /// <exception cref="UsageException">there is no such part.</exception>
    public static void RunOnce(string part, string snapshot, TextWriter output)
    {
        var clock = Stopwatch.StartNew();
        var rows = part switch
        {
            "check" => Check(snapshot),
            "floor" => Floor(snapshot, isChecked: false),
            "floor-checked" => Floor(snapshot, isChecked: true),
            "estate" => Estate(snapshot, isChecked: false),
            "estate-checked" => Estate(snapshot, isChecked: true),
            _ => throw new UsageException($"unknown part `{part}`"),
        };
        var seconds = clock.Elapsed.TotalSeconds;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{seconds:F3} {rows} {Peak.Megabytes:F0}"));
    }

    private static long Check(string path)
    {
        using var database = HardenedDatabase.Open(path);
        return 0;
    }

    private static long Floor(string path, bool isChecked)
    {
        using var database = HardenedDatabase.Open(path, isChecked);
        long rows = 0;
        foreach (var table in SnapshotSchema.Content.Append(GeneralTables.Coverage))
        {
            using var statement = new Statement(database, table.SelectSorted);
            var columns = table.Columns.Count;
            while (statement.Step())
            {
                rows++;
                for (var column = 0; column < columns; column++)
                {
                    var value = statement.Value(column);
                    if (value.Type == raw.SQLITE_INTEGER)
                        _ = value.Int64;
                    else
                        _ = value.Bytes;
                }
            }
        }

        return rows;
    }

    private static long Estate(string path, bool isChecked)
    {
        using var snapshot = Snapshot.Open(path, isChecked);
        GC.KeepAlive(snapshot.ReadEstate());
        return 0;
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static string Text(double number) => number.ToString("F2", CultureInfo.InvariantCulture);
}
