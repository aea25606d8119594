using System.CommandLine;
using Graph.Checker.Proofs;
using Graph.Cli.Input;
using Graph.Cli.Output;
using Graph.Cli.Shell;
using Graph.Model.Proofs;
using static System.FormattableString;

namespace Graph.Cli.Commands;

/// <summary>`graph check-proof`: whether a proof is true of a snapshot, found without what made it.</summary>
internal static class CheckProofCommand
{
    // A proof over all pairs of a very large estate is below; what is larger is read by nobody.
    private const long MostBytes = 1L << 30;

    public static Command Create(Terminal terminal)
    {
        var file = CommonOptions.Snapshot();
        var proof = new Argument<string>("PROOF") { Description = "A proof, as `graph prove --proof` writes it." };
        var verbose = CommonOptions.Verbose();
        var format = CommonOptions.Format("text", "json");
        var command = new ExampleCommand(
            "check-proof",
            "Check a proof against the snapshot, independently of what made it.",
            "graph check-proof estate.graph proof.json",
            "graph check-proof estate.graph proof.json --format json")
        {
            file, proof, verbose, format,
        };
        command.SetAction(parsed =>
        {
            var path = parsed.GetRequiredValue(proof);
            var read = Read(path);
            using var opened = OpenedSnapshot.Open(parsed.GetRequiredValue(file), parsed.GetValue(verbose), terminal);
            var outcome = ProofChecker.Check(opened.Snapshot.ReadEstate(), opened.Snapshot.Info.SnapshotDigest, read);
            if (parsed.GetValue(format) == "json")
                WriteJson(read, outcome, terminal.Output);
            else
                WriteText(path, read, outcome, terminal.Output);
            return outcome.IsAccepted ? ExitCode.Done : ExitCode.Violated;
        });
        return command;
    }

    private static Proof Read(string path)
    {
        if (!File.Exists(path))
            throw new UsageException($"`{path}` does not exist: give a proof that `graph prove --proof` wrote");
        if (new FileInfo(path).Length > MostBytes)
            throw new UsageException($"`{path}` is too large for a proof: ask a narrower question");
        try
        {
            return ProofReader.Read(File.ReadAllBytes(path));
        }
        catch (ProofFormatException e)
        {
            throw new UsageException($"`{path}` is no proof: {e.Message}");
        }
    }

    private static void WriteText(string path, Proof proof, ProofOutcome outcome, TextWriter output)
    {
        output.WriteLine(outcome.IsAccepted
            ? Invariant($"{SafeText.Of(path)}: accepted: {outcome.Cases} cases, {outcome.States} states")
            : $"{SafeText.Of(path)}: rejected: {SafeText.Of(outcome.Problem!)}");
        if (!outcome.IsAccepted)
            return;
        var verdicts = proof.Cases.GroupBy(one => one.Evidence.Verdict).OrderBy(group => group.Key)
            .Select(group => Invariant($"{VerdictWords.Of(group.Key)}: {group.Count()}"));
        output.WriteLine($"{SafeText.Of(proof.Question.From)} -> {SafeText.Of(proof.Question.To)}: {string.Join(", ", verdicts)}");
    }

    private static void WriteJson(Proof proof, ProofOutcome outcome, TextWriter output)
    {
        using var document = new JsonOutput(output);
        var json = document.Json;
        json.WriteStartObject();
        json.WriteString("snapshotDigest", proof.SnapshotDigest);
        json.WriteBoolean("accepted", outcome.IsAccepted);
        json.WriteString("problem", outcome.Problem);
        json.WriteNumber("cases", outcome.Cases);
        json.WriteNumber("states", outcome.States);
        json.WriteEndObject();
    }
}
