using System.Text.Json;
using Graph.Engine.Answers;
using Graph.Engine.Sets;
using Graph.Model.Evidence;
using Graph.Model.Questions;
using Graph.Reports.Pages;

namespace Graph.Reports.Explorer;

/// <summary>For each part of what gets through, one packet of it with its hops.</summary>
internal sealed class ExplorerExamples(ReportContext context, Table<string> texts)
{
    private const int PartsShown = 6;

    // Some 200 bytes each.
    private int _room = 6_000;

    /// <summary>Each as [protocol, first, last, example's text, hops as [component, rule, note, mark]]; the reply's hops follow a mark of -1.</summary>
    public void Write(Utf8JsonWriter json, ExplorerFlow flow)
    {
        json.WriteStartArray();
        foreach (var (number, first, last, traffic) in PartsOf(flow.Reachable).Take(PartsShown))
        {
            if (--_room < 0)
                break;
            if (flow.All.Find(one => Has(one.Reachable, traffic)) is not { } shown)
                continue;
            var (from, to) = OnePacket.EndsOf(shown);
            if (context.Input.Ask(new Question(from, to, traffic)) is not { Connection: { } connection })
                continue;
            json.WriteStartArray();
            json.WriteNumberValue(number);
            json.WriteNumberValue(first);
            json.WriteNumberValue(last);
            json.WriteNumberValue(texts.NumberOf(connection.Request.Packet.ToString().Replace("->", "→", StringComparison.Ordinal)));
            json.WriteStartArray();
            WriteHops(json, connection.Request);
            if (connection.Reply is { } reply)
            {
                json.WriteNumberValue(-1);
                WriteHops(json, reply);
            }

            json.WriteEndArray();
            json.WriteEndArray();
        }

        json.WriteEndArray();
    }

    private static bool Has(TrafficSet set, Traffic traffic) => traffic switch
    {
        { Protocol.Number: 6, Port: { } port } => set.Tcp.Contains(port),
        { Protocol.Number: 17, Port: { } port } => set.Udp.Contains(port),
        _ => OnePacket.In(set.Except(TrafficSet.AllPorts)) is not null,
    };

    /// <summary>By the explorer's numbers of protocols: 0 TCP, 1 UDP, 2 ICMP.</summary>
    private static IEnumerable<(int Protocol, int First, int Last, Traffic Traffic)> PartsOf(TrafficSet set)
    {
        foreach (var range in set.Tcp.Ranges)
            yield return (0, range.First, range.Last, Traffic.Tcp(range.First));
        foreach (var range in set.Udp.Ranges)
            yield return (1, range.First, range.Last, Traffic.Udp(range.First));
        if (set.Overlaps(TrafficSet.Echo))
            yield return (2, 0, 0, Traffic.Echo);
    }

    private void WriteHops(Utf8JsonWriter json, Journey journey)
    {
        foreach (var hop in journey.Hops)
        {
            json.WriteNumberValue(texts.NumberOf(NameOf(hop.Component, context.Names)));
            json.WriteNumberValue(texts.NumberOf(hop.Rule?.Text ?? ""));
            json.WriteNumberValue(texts.NumberOf(NoteOf(hop.Decision)));
        }
    }

    public static string NameOf(Component component, ResourceNames names) => component.Id == component.Kind
        ? component.Kind
        : $"{component.Kind} {names.Named(component.Id)}";

    private static string NoteOf(HopDecision decision) => decision switch
    {
        HopDecision.Passed { Note: { } note } => note,
        HopDecision.Blocked blocked => $"stops here: {blocked.Detail}",
        HopDecision.Undecided undecided => $"not known: {undecided.Fact.Subject}",
        _ => "passes",
    };
}
