using System.Globalization;

namespace Graph.Benchmarks;

/// <summary>
/// What the report costs beside the threats that it shows: whole cold processes of the published program, one after the other, and how
/// large its pages are.
/// </summary>
internal static class ReportBenchmark
{
    private static readonly string[] Header = ["run", "s", "CPU s", "of the threats", "result"];

    /// <param name="program">the published `graph`.</param>
    public static void Run(string snapshot, string program, int repeat, TextWriter output)
    {
        var folder = Directory.CreateTempSubdirectory("graph-report-");
        try
        {
            List<string[]> rows = [Header];
            for (var run = 0; run < repeat; run++)
            {
                var json = Path.Combine(folder.FullName, "threats.json");
                var threats = ChildProcess.Run(program, "threats", snapshot, "--fixes", "0", "--format", "json", "-o", json);
                rows.Add(Row("threats as JSON", threats, threats, $"{Megabytes(new FileInfo(json).Length)} MB"));
                foreach (var (name, target) in ((string, string)[])[("report as a folder", Path.Combine(folder.FullName, "report")), ("report as a file", Path.Combine(folder.FullName, "report.html"))])
                {
                    var report = ChildProcess.Run(program, "report", snapshot, "--fixes", "0", "-o", target);
                    rows.Add(Row(name, report, threats, PagesOf(target)));
                }
            }

            Table.Write(output, rows);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string[] Row(string name, ProcessCost cost, ProcessCost threats, string result) =>
        [name, Text(cost.Seconds), Text(cost.Cpu), Text(cost.Seconds / threats.Seconds), result];

    private static string PagesOf(string target)
    {
        var pages = (Directory.Exists(target) ? Directory.EnumerateFiles(target, "*.html") : [target]).Select(file => new FileInfo(file).Length).ToList();
        return $"{pages.Count.ToString(CultureInfo.InvariantCulture)} pages, the largest of {Megabytes(pages.Max())} MB";
    }

    private static string Megabytes(long bytes) => Text(bytes / 1e6);

    private static string Text(double number) => number.ToString("F2", CultureInfo.InvariantCulture);
}
