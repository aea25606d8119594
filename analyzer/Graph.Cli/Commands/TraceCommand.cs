using System.CommandLine;
using Graph.Checker;
using Graph.Cli.Input;
using Graph.Cli.Output;
using Graph.Cli.Shell;
using Graph.Cli.Trace;
using Graph.Model.Addressing;
using Graph.Model.Evidence;
using Graph.Model.Questions;
using Graph.Snapshots;

namespace Graph.Cli.Commands;

/// <summary>`graph trace`: one question, hop by hop.</summary>
internal static class TraceCommand
{
    private const ushort DefaultPort = 443;

    public static Command Create(Terminal terminal)
    {
        var file = CommonOptions.Snapshot();
        var source = Endpoint("SRC", "Where it starts: an address, an id, lb:NAME, db:NAME, internet or on-prem.");
        var destination = Endpoint("DST", "Where it goes, written likewise.");
        var protocol = CommonOptions.Protocol();
        var port = CommonOptions.Port("--port", "The destination port; 443 if not given.");
        var sourcePort = CommonOptions.Port("--source-port", "The client's port; any of 1024-65535 if not given.");
        var strict = CommonOptions.Strict();
        var assume = CommonOptions.Assume();
        var verbose = CommonOptions.Verbose();
        var format = CommonOptions.Format("text", "json");
        var command = new ExampleCommand(
            "trace",
            "Whether one connection is possible, hop by hop, and what decides.",
            "graph trace estate.graph internet i-0123456789abcdef0 --port 22",
            "graph trace estate.graph 10.0.1.5 10.0.2.7 --protocol icmp --format json")
        {
            file, source, destination, protocol, port, sourcePort, strict, assume, verbose, format,
        };
        command.SetAction(parsed =>
        {
            var question = new Question(
                EndpointReference.Parse(parsed.GetRequiredValue(source)),
                EndpointReference.Parse(parsed.GetRequiredValue(destination)),
                TrafficOf(parsed.GetValue(protocol), parsed.GetValue(port), parsed.GetValue(sourcePort)));
            using var opened = OpenedSnapshot.Open(parsed.GetRequiredValue(file), parsed.GetValue(verbose), terminal);
            var options = WalkerChoices.Of(parsed.GetValue(strict), parsed.GetValue(assume));
            var walker = new Walker(opened.Snapshot.ReadEstate(), options with { FollowsRepliesOfBlocked = true });
            var answer = walker.Ask(question);
            if (parsed.GetValue(format) == "json")
                WriteJson(opened.Snapshot.Info, question, answer, terminal.Output);
            else
                TraceText.Write(question, answer, terminal.Output);
            return answer.Verdict == Verdict.Unknown ? ExitCode.Unknown : ExitCode.Done;
        });
        return command;
    }

    private static Argument<string> Endpoint(string name, string description)
    {
        var argument = new Argument<string>(name) { Description = description };
        argument.Validators.Add(static result =>
        {
            try
            {
                if (result.Tokens is [var token])
                    EndpointReference.Parse(token.Value);
            }
            catch (FormatException e)
            {
                result.AddError(e.Message);
            }
        });
        return argument;
    }

    private static Traffic TrafficOf(IpProtocol protocol, ushort? port, ushort? sourcePort)
    {
        try
        {
            return Traffic.Of(protocol, protocol.HasPorts ? port ?? DefaultPort : port, sourcePort);
        }
        catch (FormatException e)
        {
            throw new UsageException(e.Message);
        }
    }

    private static void WriteJson(SnapshotInfo info, Question question, Answer answer, TextWriter output)
    {
        using var document = new JsonOutput(output);
        var json = document.Json;
        json.WriteStartObject();
        json.WriteString("snapshotDigest", info.SnapshotDigest);
        AnswerJson.WriteQuestion(json, question);
        AnswerJson.WriteAnswer(json, answer);
        AnswerJson.WriteJourney(json, "request", answer.Connection?.Request);
        AnswerJson.WriteJourney(json, "reply", answer.Connection?.Reply);
        json.WriteEndObject();
    }
}
