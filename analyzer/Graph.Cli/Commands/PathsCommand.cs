using System.CommandLine;
using System.Globalization;
using Graph.Cli.Input;
using Graph.Cli.Output;
using Graph.Cli.Shell;
using Graph.Engine;
using Graph.Engine.Answers;
using Graph.Engine.Paths;
using Graph.Engine.Sets;
using Graph.Model.Addressing;

namespace Graph.Cli.Commands;

/// <summary>`graph paths`: how an attacker gets from some endpoints to others, and what would close it.</summary>
internal static class PathsCommand
{
    public static Command Create(Terminal terminal)
    {
        var file = CommonOptions.Snapshot();
        var from = ProofOptions.Selector("--from", "Where the attacker starts: internet, an id, a CIDR, tier:NAME, tag:KEY=VALUE.");
        var to = ProofOptions.Selector("--to", "What the attacker wants, written likewise.");
        var ports = ProofOptions.Ports();
        var protocol = ProofOptions.Protocol();
        var through = CommonOptions.Choice("--through", "What a path may go through.", "pivots", "relays", "direct");
        var most = new Option<int>("--max-pivots")
        {
            Description = "Longer paths are not looked for.",
            HelpName = "N",
            DefaultValueFactory = _ => 8,
        };
        var strict = CommonOptions.Strict();
        var assume = CommonOptions.Assume();
        var verbose = CommonOptions.Verbose();
        var format = CommonOptions.Format("text", "json");
        var command = new ExampleCommand(
            "paths",
            "Attack paths: how few hosts must be taken over, what every path passes, which rules would close them.",
            "graph paths estate.graph --from internet --to tier:persistent --ports db",
            "graph paths estate.graph --from i-0123456789abcdef0 --to all --max-pivots 2 --format json")
        {
            file, from, to, ports, protocol, through, most, strict, assume, verbose, format,
        };
        command.SetAction((parsed, cancellation) =>
        {
            var traffic = ProofOptions.TrafficOf(parsed.GetRequiredValue(protocol), parsed.GetRequiredValue(ports));
            var question = new ProveQuestion(
                parsed.GetRequiredValue(from),
                parsed.GetRequiredValue(to),
                traffic,
                ValueSet.Of(PortRange.Ephemeral));
            using var opened = OpenedSnapshot.Open(parsed.GetRequiredValue(file), parsed.GetValue(verbose), terminal);
            var choices = WalkerChoices.Of(parsed.GetValue(strict), parsed.GetValue(assume));
            var paths = new Prover(opened.Snapshot.ReadEstate(), new ProverOptions(choices.Strict, choices.Assumed))
                .Paths(question, Enum.Parse<Through>(parsed.GetRequiredValue(through), ignoreCase: true), parsed.GetValue(most), cancellation);
            if (parsed.GetValue(format) == "json")
                WriteJson(opened.Snapshot.Info.SnapshotDigest, paths, terminal.Output);
            else
                WriteText(paths, terminal.Output);
            return Task.FromResult(paths.Undecided.IsEmpty && paths.Missing.IsEmpty ? ExitCode.Done : ExitCode.Unknown);
        });
        return command;
    }

    private static void WriteText(AttackPaths paths, TextWriter output)
    {
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{paths.Paths.Sum(path => ((EndpointGroup.Interfaces)path.Target).Ids.Length)} targets reached, {paths.Undecided.Length} unknown, {paths.Unreached.Length} not"));
        WriteList("unknown", paths.Undecided, output);
        foreach (var path in paths.Paths)
        {
            output.WriteLine();
            output.WriteLine(SafeText.Of(string.Create(CultureInfo.InvariantCulture, $"{path.Target}  pivots: {path.Pivots}")));
            foreach (var step in path.Steps)
            {
                var alike = step.Alike > 0 ? string.Create(CultureInfo.InvariantCulture, $" (and {step.Alike} alike)") : "";
                output.WriteLine(SafeText.Of($"  {step.From} -> {step.To}{alike}  {step.Traffic}{(step.IsRelay ? "  relayed" : "")}"));
            }
        }

        output.WriteLine();
        foreach (var fact in paths.Missing)
            output.WriteLine(SafeText.Of($"missing  {fact.Subject}: {fact.Reason}"));
        WriteList("every path passes", paths.ChokePoints, output);
        WriteList("bastions", paths.Bastions, output);
        output.WriteLine(paths.Cut switch
        {
            null => "no set of security group rules closes every path",
            { IsEmpty: true } => "nothing to close",
            { } rules => $"without these rules no path is left: {SafeText.Of(string.Join(", ", rules))}",
        });
        for (var pivots = 0; pivots < paths.Reach.Length; pivots++)
        {
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"reached with at most {pivots} pivots: {paths.Reach[pivots]} interfaces"));
        }
    }

    private static void WriteList(string name, IReadOnlyCollection<string> items, TextWriter output)
    {
        if (items.Count > 0)
            output.WriteLine($"{name}: {SafeText.Of(string.Join(", ", items))}");
    }

    private static void WriteJson(string digest, AttackPaths paths, TextWriter output)
    {
        using var document = new JsonOutput(output);
        var json = document.Json;
        json.WriteStartObject();
        json.WriteString("snapshotDigest", digest);
        json.WriteStartArray("paths");
        foreach (var path in paths.Paths)
        {
            json.WriteStartObject();
            WriteTexts("targets", ((EndpointGroup.Interfaces)path.Target).Ids);
            json.WriteNumber("pivots", path.Pivots);
            json.WriteStartArray("steps");
            foreach (var step in path.Steps)
            {
                json.WriteStartObject();
                json.WriteString("from", step.From);
                json.WriteString("to", step.To);
                json.WriteNumber("alike", step.Alike);
                json.WriteString("traffic", step.Traffic.ToString());
                json.WriteBoolean("relay", step.IsRelay);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        WriteTexts("undecided", paths.Undecided);
        WriteTexts("unreached", paths.Unreached);
        WriteTexts("chokePoints", paths.ChokePoints);
        WriteTexts("bastions", paths.Bastions);
        JsonFacts.WriteMissing(json, paths.Missing);
        if (paths.Cut is { } cut)
            WriteTexts("cut", cut);
        else
            json.WriteNull("cut");
        json.WriteStartArray("reachedByPivots");
        foreach (var count in paths.Reach)
            json.WriteNumberValue(count);
        json.WriteEndArray();
        json.WriteEndObject();

        void WriteTexts(string name, IEnumerable<string> texts)
        {
            json.WriteStartArray(name);
            foreach (var text in texts)
                json.WriteStringValue(text);
            json.WriteEndArray();
        }
    }
}
