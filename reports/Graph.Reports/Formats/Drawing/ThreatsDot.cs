using Graph.Reports.Escaping;
using Graph.Threats.Findings;

namespace Graph.Reports.Formats.Drawing;

/// <summary>Who reaches whom as Graphviz DOT. Labels are quoted strings, never HTML-like ones.</summary>
public static class ThreatsDot
{
    // A picture that a person can still read.
    private const int MaxNodes = 150;
    private const int MaxEdges = 600;
    private const int LabelLimit = 120;

    public static void Write(TextWriter output, ThreatModel model)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(model);
        var graph = FlowGraphBuilder.Build(model, MaxNodes, MaxEdges);
        var ids = NodeNumbers.Of(graph);
        output.Write("digraph graph_threats {\n  rankdir=LR;\n  node [shape=box];\n");
        if (!graph.Notes.IsEmpty)
            output.Write($"  label={Quote(string.Join("; ", graph.Notes))};\n");
        var cluster = 0;
        foreach (var zone in graph.Nodes.GroupBy(node => node.Zone))
        {
            output.Write($"  subgraph cluster_{cluster++} {{\n    label={Quote(zone.Key)};\n");
            foreach (var node in zone)
                output.Write($"    {ids[node]} [label={Quote(node.Label)}{ColorOf(node.Worst)}];\n");
            output.Write("  }\n");
        }

        foreach (var edge in graph.Edges)
            output.Write($"  {ids[edge.Source]} -> {ids[edge.Destination]} [label={Quote(edge.Traffic.ToString())}{ColorOf(edge.Worst)}];\n");
        output.Write("}\n");
    }

    private static string ColorOf(Severity? worst) => worst switch
    {
        Severity.Critical => ", color=red, penwidth=3",
        Severity.High => ", color=red, penwidth=2",
        Severity.Medium => ", color=orange, penwidth=2",
        Severity.Low => ", color=gold",
        _ => "",
    };

    /// <summary>Graphviz reads escapes and entities in quoted labels.</summary>
    private static string Quote(string text)
    {
        var escaped = VisibleText.Of(text, LabelLimit).Replace("\\", "\\\\", StringComparison.Ordinal)
            .Replace("\"", "\\\"", StringComparison.Ordinal).Replace("&", "&amp;", StringComparison.Ordinal);
        return $"\"{escaped}\"";
    }
}
