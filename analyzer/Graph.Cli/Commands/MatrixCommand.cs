using System.CommandLine;
using System.Globalization;
using Graph.Cli.Input;
using Graph.Cli.Output;
using Graph.Cli.Shell;
using Graph.Engine;
using Graph.Engine.Matrices;
using Graph.Reports.Formats;

namespace Graph.Cli.Commands;

/// <summary>`graph matrix`: who reaches whom, on which ports, by groups.</summary>
internal static class MatrixCommand
{
    public static Command Create(Terminal terminal)
    {
        var file = CommonOptions.Snapshot();
        var by = ProofOptions.Grouping();
        var ports = PolicyOptions.Ports();
        var policyFile = PolicyOptions.Policy();
        var protocol = ProofOptions.Protocol();
        var strict = CommonOptions.Strict();
        var assume = CommonOptions.Assume();
        var verbose = CommonOptions.Verbose();
        var format = CommonOptions.Format("text", "csv", "json");
        var command = new ExampleCommand(
            "matrix",
            "Who reaches whom, on which ports, by tier, tag, VPC or subnet.",
            "graph matrix estate.graph --by tier --ports db,admin",
            "graph matrix estate.graph --by tag:Environment --protocol any --format csv")
        {
            file, by, ports, protocol, policyFile, strict, assume, verbose, format,
        };
        command.SetAction(parsed =>
        {
            var policy = PolicyOptions.Read(parsed, policyFile);
            var traffic = ProofOptions.TrafficOf(parsed.GetRequiredValue(protocol), PolicyOptions.PortsOf(parsed, ports, policy));
            using var opened = OpenedSnapshot.Open(parsed.GetRequiredValue(file), parsed.GetValue(verbose), terminal);
            var choices = WalkerChoices.Of(parsed.GetValue(strict), parsed.GetValue(assume));
            var matrix = new Prover(opened.Snapshot.ReadEstate(), new ProverOptions(choices.Strict, choices.Assumed), policy.Tagging.Tiers)
                .Matrix(parsed.GetRequiredValue(by), traffic);
            switch (parsed.GetValue(format))
            {
                case "json":
                    WriteJson(opened.Snapshot.Info.SnapshotDigest, matrix, terminal.Output);
                    break;
                case "csv":
                    WriteCsv(matrix, terminal.Output);
                    break;
                default:
                    WriteText(matrix, terminal.Output);
                    break;
            }

            return ExitCode.Done;
        });
        return command;
    }

    private static void WriteText(Matrix matrix, TextWriter output)
    {
        var groups = new TextTable("group", "interfaces");
        foreach (var group in matrix.Names)
            groups.Add(group.Name, group.Interfaces == 0 ? "" : Number(group.Interfaces));
        groups.Write(output);
        output.WriteLine();
        var table = new TextTable("from", "to", "reachable", "pairs", "unknown", "witness");
        foreach (var cell in matrix.Cells)
        {
            table.Add(
                cell.From,
                cell.To,
                cell.Reachable.IsEmpty ? "" : cell.Reachable.ToString(),
                cell.Pairs == 0 ? "" : Number(cell.Pairs),
                cell.Unknown.IsEmpty ? "" : cell.Unknown.ToString(),
                cell.Witness is { } witness ? $"{witness.Source} -> {witness.Destination}" : "");
        }

        table.Write(output);
        output.WriteLine();
        output.WriteLine("every pair that is not listed is unreachable on all of this traffic");
        foreach (var fact in matrix.Missing)
            output.WriteLine(SafeText.Of($"missing  {fact.Subject}: {fact.Reason}"));
    }

    private static void WriteCsv(Matrix matrix, TextWriter output)
    {
        Csv.WriteRow(output, ["from", "to", "verdict", "reachable", "pairs", "unknown", "unknown_pairs", "witness_source", "witness_destination"]);
        foreach (var cell in matrix.Cells)
        {
            Csv.WriteRow(output,
            [
                cell.From, cell.To, VerdictWords.Of(cell.Verdict), cell.Reachable.ToString(), Number(cell.Pairs),
                cell.Unknown.ToString(), Number(cell.UnknownPairs), cell.Witness?.Source ?? "", cell.Witness?.Destination ?? "",
            ]);
        }
    }

    private static void WriteJson(string digest, Matrix matrix, TextWriter output)
    {
        using var document = new JsonOutput(output);
        var json = document.Json;
        json.WriteStartObject();
        json.WriteString("snapshotDigest", digest);
        JsonFacts.WriteMissing(json, matrix.Missing);
        json.WriteStartArray("groups");
        foreach (var group in matrix.Names)
        {
            json.WriteStartObject();
            json.WriteString("name", group.Name);
            json.WriteNumber("interfaces", group.Interfaces);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("cells");
        foreach (var cell in matrix.Cells)
        {
            json.WriteStartObject();
            json.WriteString("from", cell.From);
            json.WriteString("to", cell.To);
            json.WriteString("verdict", VerdictWords.Of(cell.Verdict));
            json.WriteString("reachable", cell.Reachable.IsEmpty ? "" : cell.Reachable.ToString());
            json.WriteNumber("pairs", cell.Pairs);
            json.WriteString("unknown", cell.Unknown.IsEmpty ? "" : cell.Unknown.ToString());
            json.WriteNumber("unknownPairs", cell.UnknownPairs);
            json.WriteString("witnessSource", cell.Witness?.Source);
            json.WriteString("witnessDestination", cell.Witness?.Destination);
            json.WriteEndObject();
            document.Drain();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
