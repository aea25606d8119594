using System.Globalization;
using System.Xml;
using Graph.Threats.Findings;

namespace Graph.Reports.Formats.Drawing;

/// <summary>Who reaches whom as GraphML, for graph editors and libraries.</summary>
public static class ThreatsGraphMl
{
    private const string Namespace = "http://graphml.graphdrawing.org/xmlns";
    private const int MaxNodes = 20_000;
    private const int MaxEdges = 100_000;

    private static readonly (string Id, string For, string Type)[] Keys =
    [
        ("label", "node", "string"), ("kind", "node", "string"), ("resource", "node", "string"), ("zone", "node", "string"),
        ("environment", "node", "string"), ("vpc", "node", "string"), ("assets", "node", "int"), ("nodeSeverity", "node", "string"),
        ("traffic", "edge", "string"), ("edgeSeverity", "edge", "string"), ("note", "graph", "string"),
    ];

    public static void Write(TextWriter output, ThreatModel model)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(model);
        var graph = FlowGraphBuilder.Build(model, MaxNodes, MaxEdges);
        var ids = NodeNumbers.Of(graph);
        using var xml = XmlText.Open(output);
        xml.WriteStartElement("graphml", Namespace);
        foreach (var (id, owner, type) in Keys)
        {
            xml.WriteStartElement("key", Namespace);
            xml.WriteAttributeString("id", id);
            xml.WriteAttributeString("for", owner);
            xml.WriteAttributeString("attr.name", id);
            xml.WriteAttributeString("attr.type", type);
            xml.WriteEndElement();
        }

        xml.WriteStartElement("graph", Namespace);
        xml.WriteAttributeString("id", "graph");
        xml.WriteAttributeString("edgedefault", "directed");
        if (!graph.Notes.IsEmpty)
            WriteData(xml, "note", string.Join("; ", graph.Notes));
        foreach (var node in graph.Nodes)
            Write(xml, node, ids[node]);
        foreach (var edge in graph.Edges)
        {
            xml.WriteStartElement("edge", Namespace);
            xml.WriteAttributeString("source", ids[edge.Source]);
            xml.WriteAttributeString("target", ids[edge.Destination]);
            WriteData(xml, "traffic", edge.Traffic.ToString());
            WriteData(xml, "edgeSeverity", edge.Worst is { } worst ? SeverityWords.Of(worst) : null);
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void Write(XmlWriter xml, FlowNode node, string id)
    {
        xml.WriteStartElement("node", Namespace);
        xml.WriteAttributeString("id", id);
        WriteData(xml, "label", node.Label);
        WriteData(xml, "kind", node.Kind);
        WriteData(xml, "resource", node.Id);
        WriteData(xml, "zone", node.Zone);
        WriteData(xml, "environment", node.Environment);
        WriteData(xml, "vpc", node.Vpc);
        WriteData(xml, "assets", node.Assets.ToString(CultureInfo.InvariantCulture));
        WriteData(xml, "nodeSeverity", node.Worst is { } worst ? SeverityWords.Of(worst) : null);
        xml.WriteEndElement();
    }

    private static void WriteData(XmlWriter xml, string key, string? value)
    {
        if (value is null)
            return;
        xml.WriteStartElement("data", Namespace);
        xml.WriteAttributeString("key", key);
        xml.WriteString(FindingText.Of(value));
        xml.WriteEndElement();
    }
}
