using System.Text.Json;
using Graph.Engine.Answers;
using Graph.Engine.Sets;
using Graph.Model.Addressing;
using Graph.Model.Evidence;
using Graph.Model.Questions;
using Graph.Reports.Pages;

namespace Graph.Reports.Explorer;

/// <summary>
/// For what does not get through, the controls that stop it: the refused traffic of each pair in the parts that the first control tells
/// apart, one packet of each. Only of estates that are small enough.
/// </summary>
internal sealed class ExplorerRefusals(ReportContext context, Table<string> texts, Table<TrafficSet> sets)
{
    private const int PairsShown = 1_200;

    /// <summary>Each as [from, to, [set of traffic, example's text, controls as component, why, ...], ...] by numbers of groups.</summary>
    /// <param name="members">an interface of each group; null outside.</param>
    public void Write(Utf8JsonWriter json, IReadOnlyList<string?> members, Func<int, int, TrafficSet> open)
    {
        json.WriteStartArray("refusals");
        if (members.Count * members.Count <= PairsShown)
        {
            for (var from = 0; from < members.Count; from++)
            {
                for (var to = 0; to < members.Count; to++)
                {
                    if (from != to && EndOf(from, members) is { } source && EndOf(to, members) is { } destination)
                        WritePair(json, from, to, source, destination, TrafficSet.All.Except(open(from, to)));
                }
            }
        }

        json.WriteEndArray();
    }

    private static EndpointReference? EndOf(int group, IReadOnlyList<string?> members) => group switch
    {
        0 => new EndpointReference.Internet(),
        _ when members[group] is { } id => new EndpointReference.Of(id),
        _ => null,
    };

    private void WritePair(Utf8JsonWriter json, int from, int to, EndpointReference source, EndpointReference destination, TrafficSet refused)
    {
        if (refused.IsEmpty)
            return;
        json.WriteStartArray();
        json.WriteNumberValue(from);
        json.WriteNumberValue(to);
        foreach (var part in context.Input.Context.Prover.BlockedParts(source, destination, refused, ValueSet.Of(PortRange.Ephemeral)))
        {
            if (OnePacket.In(part) is not { } traffic)
                continue;
            var answer = context.Input.Ask(new Question(source, destination, traffic));
            if (answer.Verdict != Verdict.Unreachable)
                continue;
            json.WriteStartArray();
            json.WriteNumberValue(sets.NumberOf(part));
            json.WriteNumberValue(texts.NumberOf(answer.Connection?.Request.Packet.ToString().Replace("->", "→", StringComparison.Ordinal) ?? answer.Reason));
            foreach (var hop in HopsOf(answer).Where(hop => hop.Decision is HopDecision.Blocked))
            {
                var blocked = (HopDecision.Blocked)hop.Decision;
                json.WriteNumberValue(texts.NumberOf(ExplorerExamples.NameOf(hop.Component, context.Names)));
                json.WriteNumberValue(texts.NumberOf(
                    $"{blocked.Code.Name}: {EvidenceView.MeaningOf(blocked.Code)}{(hop.Rule is { } rule ? $" ({rule.Text})" : "")}"));
            }

            json.WriteEndArray();
        }

        json.WriteEndArray();
    }

    private static IEnumerable<Hop> HopsOf(Answer answer) => answer.Connection is { } connection
        ? connection.Request.Hops.Concat(connection.Reply?.Hops ?? [])
        : [];
}
