using System.Text.Json;
using Graph.Cli.Output;
using Graph.Engine.Explaining;

namespace Graph.Cli.Prove;

/// <summary>An explanation for programs.</summary>
internal static class ExplanationJson
{
    public static void Write(Utf8JsonWriter json, Explainer.Explained explained)
    {
        json.WriteStartObject("explanation");
        json.WriteString("source", explained.Source.ToString());
        json.WriteString("destination", explained.Destination.ToString());
        json.WriteStartArray("rules");
        foreach (var part in explained.Why.Rules)
        {
            json.WriteStartObject();
            json.WriteString("component", part.Component.ToString());
            json.WriteString("rule", part.Rule?.Id);
            json.WriteString("text", part.Rule?.Text);
            json.WriteString("removal", part.Removal?.Text);
            json.WriteBoolean("closesAlone", part.ClosesAlone);
            json.WriteString("left", part.Left.IsEmpty ? "" : part.Left.ToString());
            json.WriteString("leftUnknown", part.Unknown.IsEmpty ? "" : part.Unknown.ToString());
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteBoolean("rulesComplete", explained.Why.IsWhole);
        WriteOpening(json, explained.Why.Opening);
        json.WriteNumber("sourcesTried", explained.SourcesTried);
        json.WriteNumber("sourcesLeft", explained.SourcesLeft);
        json.WriteEndObject();
    }

    private static void WriteOpening(Utf8JsonWriter json, Opening? opening)
    {
        switch (opening)
        {
            case Opening.By by:
                json.WriteStartArray("opening");
                foreach (var change in by.Changes)
                    json.WriteStringValue(change.Text);
                json.WriteEndArray();
                json.WriteString("opens", by.Opens.ToString());
                break;
            case Opening.Perhaps perhaps:
                json.WriteNull("opening");
                json.WriteStartArray("perhaps");
                foreach (var change in perhaps.Changes)
                    json.WriteStringValue(change.Text);
                json.WriteEndArray();
                json.WriteString("unknownAfter", perhaps.Opens.ToString());
                break;
            case Opening.None none:
                json.WriteNull("opening");
                json.WriteStartArray("unmovable");
                foreach (var control in none.Controls)
                    json.WriteStringValue(control);
                json.WriteEndArray();
                break;
            case Opening.Undecided undecided:
                json.WriteNull("opening");
                JsonFacts.WriteMissing(json, undecided.Missing);
                break;
            case Opening.MoreThan more:
                json.WriteNull("opening");
                json.WriteNumber("moreChangesThan", more.Changes);
                break;
            default:
                json.WriteNull("opening");
                break;
        }
    }
}
