using Graph.Cli;
using Graph.Cli.Input;
using Graph.Cli.Output;
using Graph.Cli.Shell;
using Graph.Engine;
using Graph.Engine.Answers;
using Graph.Engine.Selecting;
using Graph.Engine.Sets;
using Graph.Model.Addressing;
using Graph.Threats.Policies;

namespace Graph.Browser.Tests.Explorer;

/// <summary>One question, as the page's explorer takes it.</summary>
internal sealed record ExplorerQuestion(string From, string To, string Protocol, int Port)
{
    public override string ToString() => $"{From} -> {To} {Protocol}/{Port}";
}

/// <summary>Random questions between the ends that a page offers; the same for the same seed.</summary>
internal static class Questions
{
    private static readonly string[] Protocols = ["tcp", "tcp", "tcp", "udp", "icmp"];

    // Half of the ports are those that rules name: of all 65,536, nearly every one is closed.
    private static readonly int[] Named = [0, 22, 53, 80, 123, 443, 1433, 3306, 3389, 5432, 5439, 6379, 8080, 8443, 9100, 65535];

    public static List<ExplorerQuestion> Draw(IReadOnlyList<string> ends, int count, int seed)
    {
        var random = new Random(seed);
        var questions = new List<ExplorerQuestion>(count);
        while (questions.Count < count)
        {
            // The outside, which is one end of many, is asked about as often as all the others.
            var from = random.Next(4) == 0 ? ends[random.Next(2)] : ends[random.Next(ends.Count)];
            var to = random.Next(8) == 0 ? ends[random.Next(2)] : ends[random.Next(ends.Count)];
            var port = random.Next(2) == 0 ? Named[random.Next(Named.Length)] : random.Next(65536);
            if (from != to)
                questions.Add(new(from, to, Protocols[random.Next(Protocols.Length)], port));
        }

        return questions;
    }

    /// <summary>As the arguments of one call into the page.</summary>
    public static object[][] ForPage(IEnumerable<ExplorerQuestion> questions) =>
        [.. questions.Select(one => new object[] { one.From, one.To, one.Protocol, one.Port })];
}

/// <summary>What `graph prove` says, asked question by question.</summary>
internal sealed class ProveAnswers(string input)
{
    public List<string> Of(IEnumerable<ExplorerQuestion> questions)
    {
        using var opened = OpenedSnapshot.Open(input, isVerbose: false, new Terminal(TextReader.Null, TextWriter.Null, TextWriter.Null));
        var choices = WalkerChoices.Of(isStrict: false, assumed: null);
        var prover = new Prover(
            opened.Snapshot.ReadEstate(), new ProverOptions(choices.Strict, choices.Assumed), DefaultPolicy.Value.Tagging.Tiers);
        return [.. questions.Select(one => VerdictWords.Of(prover.Prove(new ProveQuestion(
            Selector.Parse(one.From),
            Selector.Parse(one.To),
            ProofOptions.TrafficOf(one.Protocol, one.Protocol == "icmp" ? ValueSet.All : ValueSet.Single(one.Port)),
            ValueSet.Of(PortRange.Ephemeral))).Verdict))];
    }
}
