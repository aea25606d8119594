using System.CommandLine;
using Graph.Checker;
using Graph.Cli.Expectations;
using Graph.Cli.Input;
using Graph.Cli.Output;
using Graph.Cli.Shell;
using Graph.Snapshots;

namespace Graph.Cli.Commands;

/// <summary>`graph test`: a table of connections with expected answers.</summary>
internal static class TestCommand
{
    public static Command Create(Terminal terminal)
    {
        var file = CommonOptions.Snapshot();
        var expectations = new Argument<string>("EXPECTATIONS")
        {
            Description = "CSV with the columns source,destination,protocol,port,expect (and source_port,id,note),"
                + " or YAML: a list of maps with these keys. - is CSV on standard input.",
        };
        var strict = CommonOptions.Strict();
        var assume = CommonOptions.Assume();
        var verbose = CommonOptions.Verbose();
        var format = CommonOptions.Format("text", "csv", "json");
        var command = new ExampleCommand(
            "test",
            "Answer a table of connections and compare with what is expected.",
            "graph test estate.graph expectations.csv",
            "graph test estate.graph expectations.csv --format csv > answers.csv")
        {
            file, expectations, strict, assume, verbose, format,
        };
        command.SetAction(parsed =>
        {
            var table = ExpectationFile.Read(parsed.GetRequiredValue(expectations), terminal);
            using var opened = OpenedSnapshot.Open(parsed.GetRequiredValue(file), parsed.GetValue(verbose), terminal);
            var options = WalkerChoices.Of(parsed.GetValue(strict), parsed.GetValue(assume));
            var walker = new Walker(opened.Snapshot.ReadEstate(), options);
            var tally = parsed.GetValue(format) switch
            {
                "csv" => WriteCsv(table, walker, terminal),
                "json" => WriteJson(table, walker, opened.Snapshot.Info, terminal),
                _ => WriteText(table, walker, terminal),
            };
            return tally.ExitCode;
        });
        return command;
    }

    private static Tally WriteText(ExpectationTable table, Walker walker, Terminal terminal)
    {
        var tally = ExpectationRunner.Run(
            table, walker.Ask, outcome => OutcomeText.Write(table, outcome, terminal.Output), terminal.Cancellation);
        terminal.Output.WriteLine(tally.ToString());
        return tally;
    }

    private static Tally WriteCsv(ExpectationTable table, Walker walker, Terminal terminal)
    {
        OutcomeCsv.WriteHeader(table, terminal.Output);
        return ExpectationRunner.Run(
            table, walker.Ask, outcome => OutcomeCsv.Write(outcome, terminal.Output), terminal.Cancellation);
    }

    private static Tally WriteJson(ExpectationTable table, Walker walker, SnapshotInfo info, Terminal terminal)
    {
        using var document = new JsonOutput(terminal.Output);
        var json = document.Json;
        json.WriteStartObject();
        json.WriteString("snapshotDigest", info.SnapshotDigest);
        json.WriteStartArray("rows");
        var tally = ExpectationRunner.Run(
            table,
            walker.Ask,
            outcome =>
            {
                OutcomeJson.Write(json, table, outcome);
                document.Drain();
            },
            terminal.Cancellation);
        json.WriteEndArray();
        OutcomeJson.WriteSummary(json, tally);
        json.WriteEndObject();
        return tally;
    }
}
