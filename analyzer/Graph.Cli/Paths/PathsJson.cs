using System.Text.Json;
using Graph.Cli.Output;
using Graph.Engine.Answers;
using Graph.Engine.Paths;

namespace Graph.Cli.Paths;

/// <summary>Attack paths for programs.</summary>
internal static class PathsJson
{
    public static void Write(string digest, AttackPaths paths, TextWriter output)
    {
        using var document = new JsonOutput(output);
        var json = document.Json;
        json.WriteStartObject();
        json.WriteString("snapshotDigest", digest);
        WriteTargets(json, paths, document.Drain);
        WriteTexts(json, "chokePoints", paths.ChokePoints);
        WriteTexts(json, "bastions", paths.Bastions);
        if (paths.Cut is { } cut)
            WriteTexts(json, "cut", cut);
        else
            json.WriteNull("cut");
        json.WriteStartArray("reachedByPivots");
        foreach (var count in paths.Reach)
            json.WriteNumberValue(count);
        json.WriteEndArray();
        WriteShare(json, "exposure", paths.Exposure);
        WriteShare(json, "impact", paths.Impact);
        json.WriteStartArray("blastRadius");
        foreach (var tier in paths.Blast)
        {
            json.WriteStartObject();
            json.WriteString("tier", tier.Tier);
            WriteShare(json, "reached", tier.Reached);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>The path to each target, and the targets without one.</summary>
    public static void WriteTargets(Utf8JsonWriter json, AttackPaths paths, Action drain)
    {
        json.WriteStartArray("paths");
        foreach (var path in paths.Paths)
        {
            json.WriteStartObject();
            WriteTexts(json, "targets", path.Target is EndpointGroup.Interfaces { Ids: var ids } ? ids : [path.Target.ToString()!]);
            json.WriteNumber("pivots", path.Pivots);
            json.WriteStartArray("steps");
            foreach (var step in path.Steps)
                WriteStep(json, step);
            json.WriteEndArray();
            json.WriteEndObject();
            drain();
        }

        json.WriteEndArray();
        WriteTexts(json, "undecided", paths.Undecided);
        WriteTexts(json, "unreached", paths.Unreached);
        JsonFacts.WriteMissing(json, paths.Missing);
    }

    private static void WriteStep(Utf8JsonWriter json, AttackStep step)
    {
        json.WriteStartObject();
        json.WriteString("from", step.From);
        json.WriteString("to", step.To);
        json.WriteNumber("alike", step.Alike);
        json.WriteString("traffic", step.Traffic.ToString());
        json.WriteBoolean("relay", step.IsRelay);
        json.WriteEndObject();
    }

    private static void WriteShare(Utf8JsonWriter json, string name, Share share)
    {
        json.WriteStartObject(name);
        json.WriteNumber("some", share.Some);
        json.WriteNumber("of", share.Of);
        json.WriteEndObject();
    }

    private static void WriteTexts(Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
            json.WriteStringValue(text);
        json.WriteEndArray();
    }
}
