using System.Globalization;
using Graph.Model.Addressing;
using Graph.Model.Evidence;
using Scriban.Runtime;

namespace Graph.Reports.Pages;

/// <summary>Evidence as templates show it: paths hop by hop, what refuses a packet, what is missing.</summary>
internal sealed class EvidenceView(ResourceNames names)
{
    // Sentences are the codes' own; a code of a newer walker still shows, without one.
    private static readonly HashSet<ExplanationCode> Known = [.. ExplanationCodes.All];

    public static string MeaningOf(ExplanationCode code) =>
        Known.Contains(code) ? ExplanationCodes.MeaningOf(code) : "this version has no sentence for the code";

    /// <summary>What was asked with its verdict, and what shows it.</summary>
    public ScriptObject Answer(Answer answer, string asked)
    {
        var connection = answer.Connection;
        return Script.Object(
            ("asked", asked),
            ("verdict", WordOf(answer.Verdict)),
            ("client_ports", answer.ClientPorts.IsEmpty || (answer.ClientPorts is [var ports] && ports == PortRange.Ephemeral)
                ? null
                : Words.Few([.. answer.ClientPorts.Select(range => range.ToString())], 6)),
            ("code", answer.Code?.Name),
            ("meaning", answer.Code is { } code ? MeaningOf(code) : null),
            ("reason", answer.Reason),
            ("request", connection is null ? null : Journey(connection.Request)),
            ("reply", connection?.Reply is { } reply ? Journey(reply) : null),
            ("blockers", connection is null ? Script.List([]) : Blockers(connection)),
            ("reply_only", answer.Verdict == Verdict.Unreachable && answer.IsForwardDelivered),
            ("missing", Script.List(answer.Missing.Select(fact =>
                Script.Object(("subject", fact.Subject), ("reason", fact.Reason))))),
            ("assumptions", answer.Assumptions.IsEmpty ? null : string.Join(", ", answer.Assumptions.Select(one => one.Id))));
    }

    public static string WordOf(Verdict verdict) => verdict switch
    {
        Verdict.Reachable => "reachable",
        Verdict.Unreachable => "unreachable",
        _ => "unknown",
    };

    /// <summary>The components of a way, in order, each once in a row.</summary>
    public ScriptArray Chain(Journey journey)
    {
        var steps = new List<Component>();
        foreach (var hop in journey.Hops)
        {
            if (steps.Count == 0 || steps[^1] != hop.Component)
                steps.Add(hop.Component);
        }

        return Script.List(steps.Select(Component));
    }

    private ScriptObject Journey(Journey journey) => Script.Object(
        ("packet", Arrow(journey.Packet.ToString())),
        ("hops", Script.List(journey.Hops.Select(Hop))));

    private ScriptObject Hop(Hop hop)
    {
        var (mark, text, code) = hop.Decision switch
        {
            HopDecision.Blocked blocked => ("no", blocked.Detail, blocked.Code.Name),
            HopDecision.Undecided undecided =>
                ("unknown", $"{undecided.Fact.Subject}: {undecided.Fact.Reason}", undecided.Code.Name),
            HopDecision.Passed passed => ("yes", passed.Note, null),
            _ => throw new InvalidOperationException("a decision of an unknown kind"),
        };
        return Script.Object(
            ("component", Component(hop.Component)),
            ("mark", mark),
            ("text", text),
            ("code", code),
            ("rule", Rule(hop.Rule)),
            ("change", Change(hop.Before, hop.After)));
    }

    private ScriptObject Component(Component component) => Script.Object(
        ("kind", component.Kind),
        ("id", component.Id == component.Kind ? null : component.Id),
        ("name", names.Of(component.Id)));

    // Most ids are part of what the rule's text says already; `sgr-...` and ARNs are not.
    private static ScriptObject? Rule(RuleReference? rule) => rule is null
        ? null
        : Script.Object(
            ("id", rule.Text.Contains(rule.Id, StringComparison.Ordinal) ? null : rule.Id),
            ("text", rule.Text));

    private ScriptArray Blockers(Connection connection)
    {
        var blockers = new List<object?>();
        Add(connection.Request, "request");
        if (connection.Reply is { } reply)
            Add(reply, "reply");
        return Script.List(blockers);

        void Add(Journey journey, string direction)
        {
            foreach (var hop in journey.Hops)
            {
                if (hop.Decision is not HopDecision.Blocked blocked)
                    continue;
                blockers.Add(Script.Object(
                    ("component", Component(hop.Component)),
                    ("direction", direction),
                    ("code", blocked.Code.Name),
                    ("meaning", MeaningOf(blocked.Code)),
                    ("rule", Rule(hop.Rule)),
                    ("detail", blocked.Detail)));
            }
        }
    }

    private static string? Change(Packet before, Packet after)
    {
        if (before == after)
            return null;
        var changes = new List<string>();
        if (before.Source != after.Source)
            changes.Add($"source {before.Source} → {after.Source}");
        if (before.SourcePort != after.SourcePort)
            changes.Add(string.Create(CultureInfo.InvariantCulture, $"source port {before.SourcePort} → {after.SourcePort}"));
        if (before.Destination != after.Destination)
            changes.Add($"destination {before.Destination} → {after.Destination}");
        if (before.DestinationPort != after.DestinationPort)
            changes.Add(string.Create(CultureInfo.InvariantCulture, $"port {before.DestinationPort} → {after.DestinationPort}"));
        return string.Join(", ", changes);
    }

    private static string Arrow(string packet) => packet.Replace("->", "→", StringComparison.Ordinal);
}
