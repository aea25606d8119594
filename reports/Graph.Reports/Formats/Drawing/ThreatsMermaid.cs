using System.Globalization;
using System.Text;
using Graph.Reports.Escaping;
using Graph.Threats.Findings;

namespace Graph.Reports.Formats.Drawing;

/// <summary>
/// Who reaches whom as a Mermaid flowchart, for Markdown. Small enough for Mermaid's default `maxTextSize` (50,000) and `maxEdges`
/// (500). Nothing of a label but letters, digits and a few marks is written as itself.
/// </summary>
public static class ThreatsMermaid
{
    private const int MaxNodes = 60;
    private const int MaxEdges = 150;
    private const int LabelLimit = 60;
    private const int MaxText = 50_000;

    public static void Write(TextWriter output, ThreatModel model)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(model);
        // Escapes make labels of odd names several times as long: draw less until it fits.
        var (nodes, edges) = (MaxNodes, MaxEdges);
        var text = Draw(FlowGraphBuilder.Build(model, nodes, edges));
        while (text.Length > MaxText)
        {
            (nodes, edges) = (nodes / 2, edges / 2);
            text = Draw(FlowGraphBuilder.Build(model, nodes, edges));
        }

        output.Write(text);
    }

    private static string Draw(FlowGraph graph)
    {
        var ids = NodeNumbers.Of(graph);
        var text = new StringBuilder("flowchart LR\n");
        foreach (var note in graph.Notes)
            text.Append(CultureInfo.InvariantCulture, $"  %% {note}\n");
        var zones = 0;
        foreach (var zone in graph.Nodes.GroupBy(node => node.Zone))
        {
            text.Append(CultureInfo.InvariantCulture, $"  subgraph z{zones++}[\"{Escape(zone.Key)}\"]\n");
            foreach (var node in zone)
                text.Append(CultureInfo.InvariantCulture, $"    {ids[node]}[\"{Escape(node.Label)}\"]\n");
            text.Append("  end\n");
        }

        foreach (var edge in graph.Edges)
        {
            var mark = edge.Worst is { } worst ? $" - {SeverityWords.Of(worst)}" : "";
            text.Append(CultureInfo.InvariantCulture, $"  {ids[edge.Source]} -->|\"{Escape(edge.Traffic.ToString())}{mark}\"| {ids[edge.Destination]}\n");
        }

        return text.ToString();
    }

    private static string Escape(string label)
    {
        var escaped = new StringBuilder();
        foreach (var rune in VisibleText.Of(label, LabelLimit).EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune) || rune.Value is ' ' or '.' or ',' or '-' or '_' or '/')
                escaped.Append(rune.ToString());
            else
                escaped.Append(CultureInfo.InvariantCulture, $"#{rune.Value};");
        }

        // No letters or digits at all would be no label.
        return escaped.Length == 0 ? "-" : escaped.ToString();
    }
}
