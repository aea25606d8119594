using System.Text.Json;
using Graph.Cli.Output;
using Graph.Model.Evidence;
using Graph.Model.Questions;

namespace Graph.Cli.Trace;

/// <summary>A question and its answer as JSON properties of the object that is being written.</summary>
internal static class AnswerJson
{
    public static void WriteQuestion(Utf8JsonWriter json, Question question)
    {
        json.WriteString("source", question.Source.ToString());
        json.WriteString("destination", question.Destination.ToString());
        json.WriteString("protocol", question.Traffic.Protocol.ToString());
        WritePort(json, "port", question.Traffic.Port);
        WritePort(json, "sourcePort", question.Traffic.SourcePort);
    }

    /// <summary>Everything but the hops.</summary>
    public static void WriteAnswer(Utf8JsonWriter json, Answer answer)
    {
        json.WriteString("verdict", VerdictWords.Of(answer.Verdict));
        json.WriteString("code", answer.Code?.ToString());
        json.WriteString("reason", answer.Reason);
        json.WriteBoolean("forwardDelivered", answer.IsForwardDelivered);
        json.WriteBoolean("dormant", answer.IsDormant);
        json.WriteStartArray("clientPorts");
        foreach (var range in answer.ClientPorts)
            json.WriteStringValue(range.ToString());
        json.WriteEndArray();
        JsonFacts.WriteMissing(json, answer.Missing);
        json.WriteStartArray("assumptions");
        foreach (var assumption in answer.Assumptions)
        {
            json.WriteStartObject();
            json.WriteString("id", assumption.Id);
            json.WriteString("text", assumption.Text);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    public static void WriteJourney(Utf8JsonWriter json, string name, Journey? journey)
    {
        if (journey is null)
        {
            json.WriteNull(name);
            return;
        }

        json.WriteStartObject(name);
        json.WriteString("packet", journey.Packet.ToString());
        json.WriteBoolean("reachesEnd", journey.ReachesEnd);
        json.WriteStartArray("hops");
        foreach (var hop in journey.Hops)
            WriteHop(json, hop);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteHop(Utf8JsonWriter json, Hop hop)
    {
        json.WriteStartObject();
        json.WriteString("kind", hop.Component.Kind);
        json.WriteString("id", hop.Component.Id);
        var (decision, code, text) = hop.Decision switch
        {
            HopDecision.Passed passed => ("passed", null, passed.Note),
            HopDecision.Blocked blocked => ("blocked", blocked.Code.ToString(), blocked.Detail),
            HopDecision.Undecided undecided => (
                "undecided", undecided.Code.ToString(), $"{undecided.Fact.Subject}: {undecided.Fact.Reason}"),
            _ => throw new ArgumentOutOfRangeException(nameof(hop), hop.Decision, "no decision"),
        };
        json.WriteString("decision", decision);
        json.WriteString("code", code);
        json.WriteString("detail", text);
        if (hop.Rule is { } rule)
        {
            json.WriteStartObject("rule");
            json.WriteString("id", rule.Id);
            json.WriteString("text", rule.Text);
            json.WriteEndObject();
        }
        else
        {
            json.WriteNull("rule");
        }

        json.WriteString("before", hop.Before.ToString());
        json.WriteString("after", hop.After.ToString());
        json.WriteEndObject();
    }

    private static void WritePort(Utf8JsonWriter json, string name, ushort? port)
    {
        if (port is { } number)
            json.WriteNumber(name, number);
        else
            json.WriteNull(name);
    }
}
