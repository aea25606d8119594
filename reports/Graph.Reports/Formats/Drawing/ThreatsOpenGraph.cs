using System.Text.Json;
using Graph.Threats.Findings;

namespace Graph.Reports.Formats.Drawing;

/// <summary>
/// Who reaches whom as BloodHound OpenGraph. Ids hold no colon, which BloodHound refuses; the ARN stands in `resource`. Properties are
/// plain values with lower-case names.
/// </summary>
public static class ThreatsOpenGraph
{
    private const int MaxNodes = 20_000;
    private const int MaxEdges = 100_000;

    /// <param name="drain">hands on what is written so far, now and then.</param>
    public static void Write(Utf8JsonWriter json, ThreatModel model, Action drain)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(drain);
        var graph = FlowGraphBuilder.Build(model, MaxNodes, MaxEdges);
        json.WriteStartObject();
        json.WriteStartObject("metadata");
        json.WriteString("source_kind", "GraphAws");
        json.WriteEndObject();
        json.WriteStartObject("graph");
        ThreatsJson.WriteAll(json, "nodes", graph.Nodes, node => Write(json, node, graph), drain);
        ThreatsJson.WriteAll(json, "edges", graph.Edges, edge => Write(json, edge), drain);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, FlowNode node, FlowGraph graph)
    {
        json.WriteStartObject();
        json.WriteString("id", IdOf(node));
        json.WriteStartArray("kinds");
        json.WriteStringValue(KindOf(node));
        json.WriteStringValue("GraphAws");
        json.WriteEndArray();
        json.WriteStartObject("properties");
        json.WriteString("name", FindingText.Of(node.Label));
        json.WriteString("displayname", FindingText.Of(node.Label));
        json.WriteString("resource", FindingText.Of(node.Id));
        json.WriteString("zone", FindingText.Of(node.Zone));
        WriteIfKnown(json, "environment", node.Environment);
        WriteIfKnown(json, "vpc", node.Vpc);
        json.WriteNumber("assets", node.Assets);
        WriteIfKnown(json, "severity", node.Worst is { } worst ? SeverityWords.Of(worst) : null);
        // The format has no place for notes on the whole.
        if (node.Assets == 0 && !graph.Notes.IsEmpty)
            json.WriteString("note", string.Join("; ", graph.Notes));
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, FlowEdge edge)
    {
        json.WriteStartObject();
        json.WriteString("kind", "GraphReaches");
        WriteEnd("start", edge.Source);
        WriteEnd("end", edge.Destination);
        json.WriteStartObject("properties");
        json.WriteString("traffic", FindingText.Of(edge.Traffic));
        WriteIfKnown(json, "severity", edge.Worst is { } worst ? SeverityWords.Of(worst) : null);
        json.WriteEndObject();
        json.WriteEndObject();

        void WriteEnd(string name, FlowNode node)
        {
            json.WriteStartObject(name);
            json.WriteString("match_by", "id");
            json.WriteString("value", IdOf(node));
            json.WriteEndObject();
        }
    }

    private static void WriteIfKnown(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
            json.WriteString(name, FindingText.Of(value));
    }

    /// <summary>One to one: whatever is no plain character is percent-encoded.</summary>
    private static string IdOf(FlowNode node) => Uri.EscapeDataString(node.Id);

    private static string KindOf(FlowNode node) => node.Kind switch
    {
        "internet" => "GraphInternet",
        "on premises" => "GraphOnPremises",
        "instance" => "GraphInstance",
        "load balancer" => "GraphLoadBalancer",
        "NAT gateway" => "GraphNatGateway",
        "VPC endpoint" => "GraphVpcEndpoint",
        "database" => "GraphDatabase",
        "network interface" => "GraphNetworkInterface",
        _ => "GraphAssets",
    };
}
