using System.Globalization;
using System.Text;
using Graph.Checker;
using Graph.Engine.Answers;
using Graph.Engine.Sets;
using Graph.Model.Evidence;
using Graph.Model.Questions;

namespace Graph.Testing.Questions;

/// <summary>What in an answer is against an expectation, as text for the reader of a failed test.</summary>
/// <param name="offending">the verdict that a destination must not have.</param>
internal sealed class Offence(ProveAnswer answer, Verdict offending, Walker walker)
{
    // The first few show what is wrong; a thousand of them hide the trace below.
    private const int Shown = 5;

    private readonly List<DestinationGroup> _groups = [.. answer.Groups.Where(group => group.Verdict == offending)];

    public string Describe(string expectation)
    {
        var text = new StringBuilder(Plain.Of(expectation)).Append(", but ").Append(Count()).Append('\n');
        foreach (var group in _groups.Take(Shown))
            text.Append("  ").Append(Plain.Of(Line(group))).Append('\n');
        if (_groups.Count > Shown)
            text.Append(CultureInfo.InvariantCulture, $"  and {_groups.Count - Shown} more\n");
        foreach (var fact in Missing().Take(Shown * 2))
            text.Append("  missing ").Append(Plain.Of($"{fact.Subject}: {fact.Reason}")).Append('\n');
        if (Witness() is var (question, witness))
            text.Append("one packet, ").Append(Plain.Of(question.ToString())).Append(":\n").Append(Trace.Of(witness));
        return text.ToString();
    }

    private string Count()
    {
        var state = offending switch
        {
            Verdict.Reachable => "reached",
            Verdict.Unreachable => "not reached",
            _ => "undecided",
        };
        return _groups.Count == 0
            ? "the snapshot does not tell who that is"
            : string.Create(CultureInfo.InvariantCulture, $"{_groups.Count} of {answer.Groups.Length} destination groups {(_groups.Count == 1 ? "is" : "are")} {state}:");
    }

    private string Line(DestinationGroup group)
    {
        var flows = Offending(group).ToList();
        if (flows.Count == 0)
            return $"{group.Destination}: no source has an address that could reach it";
        var (flow, part) = flows[0];
        var more = flows.Count == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $", and {flows.Count - 1} flows more");
        return $"{group.Destination} at {flow.DestinationAddress} from {flow.Source}: {part}{more}";
    }

    private IEnumerable<(Flow Flow, TrafficSet Part)> Offending(DestinationGroup group) => group.Flows
        .Select(flow => (flow, offending switch
        {
            Verdict.Reachable => flow.Reachable,
            Verdict.Unreachable => flow.Unreachable,
            _ => flow.Unknown,
        }))
        .Where(pair => !pair.Item2.IsEmpty);

    private IEnumerable<MissingFact> Missing() => offending == Verdict.Unknown
        ? answer.Missing.Concat(_groups.SelectMany(group => group.Flows).SelectMany(flow => flow.Missing)).Distinct().Order()
        : [];

    /// <summary>One packet that offends, as the walker sees it; null where there is none to send.</summary>
    private (Question Question, Answer Answer)? Witness()
    {
        foreach (var (group, flow, part) in _groups.Take(Shown).SelectMany(group => Offending(group).Select(pair => (group, pair.Flow, pair.Part))).Take(Shown))
        {
            var (from, to) = OnePacket.EndsOf(group, flow);
            var question = new Question(from, to, OnePacket.In(part)!);
            var asked = walker.Ask(question);
            if (asked.Verdict == offending)
                return (question, asked);
        }

        return null;
    }
}
