using System.CommandLine;
using System.Globalization;
using Graph.Cli.Input;
using Graph.Cli.Output;
using Graph.Cli.Shell;
using Graph.Snapshots.Import;

namespace Graph.Cli.Commands;

/// <summary>`graph import`: describe JSON to a snapshot.</summary>
internal static class ImportCommand
{
    public static Command Create(Terminal terminal)
    {
        var inputs = new Argument<string[]>("FOLDER|ZIP")
        {
            Description = "Folders or zip files of describe JSON: AWS CLI, Batfish or CloudMapper layout.",
            Arity = ArgumentArity.OneOrMore,
        };
        var file = new Option<string>("--output", "-o")
        {
            Description = "The snapshot to write.",
            HelpName = "FILE",
            Required = true,
        };
        var takenAt = new Option<string?>("--taken-at")
        {
            Description = "When the estate looked like this (ISO 8601; UTC without a zone). Unknown if not given.",
            HelpName = "TIME",
        };
        takenAt.Validators.Add(result =>
        {
            try
            {
                foreach (var token in result.Tokens)
                    SnapshotTime.Normalise(token.Value);
            }
            catch (FormatException e)
            {
                result.AddError(e.Message);
            }
        });
        var verbose = CommonOptions.Verbose();
        var format = CommonOptions.Format("text", "json");

        var command = new ExampleCommand(
            "import",
            "Read describe JSON into a snapshot, with what could not be read.",
            "graph import dump/ -o estate.graph --taken-at 2026-01-31T12:00:00Z",
            "graph import account-a.zip account-b.zip -o estate.graph")
        {
            inputs, file, takenAt, verbose, format,
        };
        command.SetAction(parsed =>
        {
            var path = parsed.GetRequiredValue(file);
            var time = parsed.GetValue(takenAt) is { } text ? SnapshotTime.Normalise(text) : null;
            ImportResult result;
            using (var progress = new ProgressLine(terminal))
            {
                result = Importer.Import(
                    parsed.GetRequiredValue(inputs),
                    path,
                    new ImportOptions(time, Tool.Name),
                    progress,
                    terminal.Cancellation);
            }

            ImportWarnings.Say(result.Warnings, parsed.GetValue(verbose), terminal);
            ImportWarnings.Say(result.Gaps, parsed.GetValue(verbose), terminal);
            if (parsed.GetValue(format) == "json")
                WriteJson(path, result, terminal.Output);
            else
                WriteText(path, result, terminal.Output);
            return ExitCode.Done;
        });
        return command;
    }

    private static void WriteText(string path, ImportResult result, TextWriter output)
    {
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{SafeText.Of(path)}: {result.Resources} resources from {result.BytesRead / 1e6:0.0} MB"
            + $", warnings: {result.Warnings.Count}"));
        output.WriteLine($"content  {SafeText.Of(result.Snapshot.ContentDigest)}");
        output.WriteLine($"snapshot {SafeText.Of(result.Snapshot.SnapshotDigest)}");
    }

    private static void WriteJson(string path, ImportResult result, TextWriter output)
    {
        using var document = new JsonOutput(output);
        var json = document.Json;
        json.WriteStartObject();
        json.WriteString("file", path);
        json.WriteNumber("resources", result.Resources);
        json.WriteNumber("bytesRead", result.BytesRead);
        json.WriteString("takenAt", result.Snapshot.TakenAt);
        json.WriteString("contentDigest", result.Snapshot.ContentDigest);
        json.WriteString("snapshotDigest", result.Snapshot.SnapshotDigest);
        json.WriteStartArray("warnings");
        foreach (var warning in result.Warnings)
            json.WriteStringValue(warning);
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
