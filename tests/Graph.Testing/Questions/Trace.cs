using System.Text;
using Graph.Model.Evidence;

namespace Graph.Testing.Questions;

/// <summary>An answer as text for the reader of a failed test.</summary>
public static class Trace
{
    /// <summary>The verdict and its reason, then every hop of the request and of the reply, one a line.</summary>
    public static string Of(Answer answer)
    {
        var text = new StringBuilder();
        text.Append(answer.Verdict).Append(' ').Append(answer.Code?.Name ?? "without a code").Append(": ")
            .Append(Plain.Of(answer.Reason)).Append('\n');
        if (answer is { IsForwardDelivered: true, Verdict: not Verdict.Reachable })
            text.Append("  forward: delivered\n");
        if (answer.IsDormant)
            text.Append("  dormant\n");
        foreach (var fact in answer.Missing)
            text.Append("  missing ").Append(Plain.Of($"{fact.Subject}: {fact.Reason}")).Append('\n');
        foreach (var assumption in answer.Assumptions)
            text.Append("  assuming ").Append(assumption.Id).Append('\n');
        Add(text, "request", answer.Connection?.Request);
        Add(text, "reply", answer.Connection?.Reply);
        return text.ToString();
    }

    private static void Add(StringBuilder text, string name, Journey? journey)
    {
        if (journey is null)
            return;
        text.Append("  ").Append(name).Append(' ').Append(journey.Packet).Append('\n');
        foreach (var hop in journey.Hops)
        {
            text.Append("    ").Append(Plain.Of($"{hop.Component}: {Describe(hop.Decision)}"));
            if (hop.Rule is { } rule)
                text.Append(Plain.Of($" by `{rule.Id}` ({rule.Text})"));
            if (hop.After != hop.Before)
                text.Append(" => ").Append(hop.After);
            text.Append('\n');
        }

        if (!journey.ReachesEnd)
            text.Append("    the way ends here\n");
    }

    private static string Describe(HopDecision decision) => decision switch
    {
        HopDecision.Passed { Note: { } note } => $"passed, {note}",
        HopDecision.Blocked blocked => $"BLOCKED {blocked.Code}, {blocked.Detail}",
        HopDecision.Undecided undecided => $"UNDECIDED {undecided.Code}, needs {undecided.Fact.Subject}: {undecided.Fact.Reason}",
        _ => "passed",
    };
}
