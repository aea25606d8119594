using System.Globalization;
using Graph.Cli.Output;
using Graph.Model.Evidence;
using Graph.Model.Questions;

namespace Graph.Cli.Trace;

/// <summary>`graph trace` for people: the verdict, then every hop that decided.</summary>
internal static class TraceText
{
    public static void Write(Question question, Answer answer, TextWriter output)
    {
        output.WriteLine(SafeText.Of($"{question}: {VerdictWords.Sentence(answer)}"));
        if (answer is { Verdict: Verdict.Unreachable, IsForwardDelivered: true })
            output.WriteLine("forward: delivered, the reply is not");
        if (!answer.ClientPorts.IsDefaultOrEmpty)
            output.WriteLine($"client ports: {string.Join(", ", answer.ClientPorts)}");
        if (answer.IsDormant)
            output.WriteLine("dormant: an end is stopped or unattached, and judged as if it were up");
        if (answer.Connection is { } connection)
        {
            WriteJourney("request", connection.Request, output);
            if (connection.Reply is { } reply)
                WriteJourney("reply", reply, output);
        }

        WriteList("missing", answer.Missing.Select(fact => $"{fact.Subject}: {fact.Reason}"), output);
        WriteList("assumed", answer.Assumptions.Select(assumption => $"{assumption.Id}: {assumption.Text}"), output);
    }

    private static void WriteJourney(string name, Journey journey, TextWriter output)
    {
        output.WriteLine();
        output.WriteLine(SafeText.Of($"{name} {journey.Packet}"));
        var table = new TextTable("#", "component", "decision", "rule", "packet from here");
        for (var i = 0; i < journey.Hops.Length; i++)
        {
            var hop = journey.Hops[i];
            table.Add(
                (i + 1).ToString(CultureInfo.InvariantCulture),
                hop.Component.Kind == hop.Component.Id ? hop.Component.Id : hop.Component.ToString(),
                Decision(hop.Decision),
                hop.Rule is { } rule ? Rule(rule) : "",
                hop.After == hop.Before ? "" : hop.After.ToString());
        }

        table.Write(output, "  ");
    }

    private static string Decision(HopDecision decision) => decision switch
    {
        HopDecision.Passed { Note: { } note } => $"passed: {note}",
        HopDecision.Passed => "passed",
        HopDecision.Blocked blocked => $"blocked {blocked.Code}: {blocked.Detail}",
        HopDecision.Undecided { Code: var code, Fact: var fact } => $"undecided {code}: {fact.Subject}: {fact.Reason}",
        _ => throw new ArgumentOutOfRangeException(nameof(decision), decision, "no decision"),
    };

    private static string Rule(RuleReference rule) => rule.Text.Contains(rule.Id, StringComparison.Ordinal)
        ? rule.Text
        : $"{rule.Id}: {rule.Text}";

    private static void WriteList(string name, IEnumerable<string> lines, TextWriter output)
    {
        var isFirst = true;
        foreach (var line in lines)
        {
            if (isFirst)
                output.WriteLine();
            isFirst = false;
            output.WriteLine($"{name}  {SafeText.Of(line)}");
        }
    }
}
