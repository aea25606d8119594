using System.CommandLine;
using System.Globalization;
using Graph.Checker;
using Graph.Cli.Input;
using Graph.Cli.Output;
using Graph.Cli.Shell;
using Graph.Reports;

namespace Graph.Cli.Commands;

/// <summary>`graph report`: the HTML page for people.</summary>
internal static class ReportCommand
{
    public static Command Create(Terminal terminal)
    {
        var file = CommonOptions.Snapshot();
        var target = new Option<string>("--output", "-o")
        {
            Description = "The HTML file to write.",
            HelpName = "OUT",
            Required = true,
        };
        var strict = CommonOptions.Strict();
        var assume = CommonOptions.Assume();
        var verbose = CommonOptions.Verbose();
        var format = CommonOptions.Format("text", "json");
        var command = new ExampleCommand(
            "report",
            "Write the report of an estate: one HTML file that needs no network.",
            "graph report estate.graph -o report.html",
            "graph report dump/ -o report.html")
        {
            file, target, strict, assume, verbose, format,
        };
        command.SetAction(parsed =>
        {
            var input = parsed.GetRequiredValue(file);
            var path = parsed.GetRequiredValue(target);
            if (Path.GetFullPath(path) == Path.TrimEndingDirectorySeparator(Path.GetFullPath(input)))
                throw new UsageException($"`{path}` is the input: give another name for the report");
            using var opened = OpenedSnapshot.Open(input, parsed.GetValue(verbose), terminal);
            var estate = opened.Snapshot.ReadEstate();
            var walker = new Walker(estate, WalkerChoices.Of(parsed.GetValue(strict), parsed.GetValue(assume)));
            var report = new ReportInput(opened.Snapshot.Info, estate, walker, LabelOf(input), Tool.Name);
            ReportSummary summary;
            using (var progress = new ProgressLine(terminal))
            {
                summary = AtomicFile.Write(
                    path, output => ReportWriter.Write(report, output, progress, terminal.Cancellation));
            }

            if (parsed.GetValue(format) == "json")
                WriteJson(path, summary, terminal.Output);
            else
                WriteText(path, summary, terminal.Output);
            return ExitCode.Done;
        });
        return command;
    }

    /// <summary>
    /// The input's name as it was typed, with the folder before it, since `input` alone says little. Where it lies on this
    /// machine is nobody's business, and differs from run to run.
    /// </summary>
    internal static string LabelOf(string input)
    {
        if (Path.IsPathRooted(input))
            return Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(input)));
        var typed = input.Split('/', Path.DirectorySeparatorChar)
            .Where(part => part is not ("" or "." or "..")).TakeLast(2).ToList();
        return typed.Count > 0 ? string.Join('/', typed) : Path.GetFileName(Path.GetFullPath(input));
    }

    private static void WriteText(string path, ReportSummary summary, TextWriter output) =>
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{SafeText.Of(path)}: the internet reaches {summary.Reached} of {summary.Endpoints} endpoints on a database or admin"
            + $" port, not {summary.NotReached}; {summary.Undecided} undecided"));

    private static void WriteJson(string path, ReportSummary summary, TextWriter output)
    {
        using var document = new JsonOutput(output);
        var json = document.Json;
        json.WriteStartObject();
        json.WriteString("file", path);
        json.WriteNumber("endpoints", summary.Endpoints);
        json.WriteNumber("reached", summary.Reached);
        json.WriteNumber("notReached", summary.NotReached);
        json.WriteNumber("undecided", summary.Undecided);
        json.WriteNumber("questions", summary.Questions);
        json.WriteEndObject();
    }
}
