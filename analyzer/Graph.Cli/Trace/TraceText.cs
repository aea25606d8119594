using System.Globalization;
using Graph.Cli.Output;
using Graph.Model.Evidence;
using Graph.Model.Questions;

namespace Graph.Cli.Trace;

/// <summary>
/// `graph trace` for people: the verdict and its reason in one line, every control that stops the packet, then every hop.
/// </summary>
internal static class TraceText
{
    // As wide as a page of the terminal or of a ticket; only the first line, which is the whole reason, may be longer.
    private const int Width = 120;

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
            WriteBlockers(connection, output);
            WriteJourney("request", connection.Request, output);
            if (connection.Reply is { } reply)
                WriteJourney("reply", reply, output);
        }

        WriteList("missing", answer.Missing.Select(fact => (fact.Subject, fact.Reason)), output);
        WriteList("assumed", answer.Assumptions.Select(assumption => (assumption.Id, assumption.Text)), output);
    }

    // A blocked packet needs every one of these to change before it gets through.
    private static void WriteBlockers(Connection connection, TextWriter output)
    {
        var journeys = new[] { ("request", connection.Request), ("reply", connection.Reply) };
        var table = new TextTable("stopped at", "by", "because");
        foreach (var (name, journey) in journeys)
        {
            for (var i = 0; i < (journey?.Hops.Length ?? 0); i++)
            {
                var hop = journey!.Hops[i];
                if (hop.Decision is HopDecision.Blocked blocked)
                {
                    table.Add(
                        string.Create(CultureInfo.InvariantCulture, $"{name} {i + 1}"),
                        hop.Component.ToString(),
                        $"{blocked.Code}: {blocked.Detail}");
                }
            }
        }

        if (table.Count == 0)
            return;
        output.WriteLine();
        table.Write(output, width: Width);
    }

    private static void WriteJourney(string name, Journey journey, TextWriter output)
    {
        output.WriteLine();
        output.WriteLine(SafeText.Of($"{name} {journey.Packet}"));
        var table = new TextTable("#", "component", "decision");
        for (var i = 0; i < journey.Hops.Length; i++)
        {
            var hop = journey.Hops[i];
            table.AddLines([(i + 1).ToString(CultureInfo.InvariantCulture)], [hop.Component.ToString()], [.. Decision(hop)]);
        }

        table.Write(output, "  ", Width);
    }

    private static IEnumerable<string> Decision(Hop hop)
    {
        var rule = hop.Rule is { } by ? Rule(by) : null;
        yield return hop.Decision switch
        {
            HopDecision.Passed { Note: { } note } => $"passed: {note}",
            HopDecision.Passed => rule is null ? "passed" : $"passed by {rule}",
            HopDecision.Blocked blocked => $"blocked {blocked.Code}: {blocked.Detail}",
            HopDecision.Undecided { Code: var code, Fact: var fact } => $"undecided {code}: {fact.Subject}: {fact.Reason}",
            _ => throw new ArgumentOutOfRangeException(nameof(hop), hop.Decision, "no decision"),
        };
        if (rule is not null && hop.Decision is not HopDecision.Passed { Note: null })
            yield return $"by {rule}";
        if (hop.After != hop.Before)
            yield return $"now {hop.After}";
    }

    private static string Rule(RuleReference rule) => rule.Text.Contains(rule.Id, StringComparison.Ordinal)
        ? rule.Text
        : $"{rule.Id}: {rule.Text}";

    private static void WriteList(string name, IEnumerable<(string Subject, string Text)> lines, TextWriter output)
    {
        var table = new TextTable(name, "");
        foreach (var (subject, text) in lines)
            table.Add(subject, text);
        if (table.Count == 0)
            return;
        output.WriteLine();
        table.Write(output, width: Width);
    }
}
