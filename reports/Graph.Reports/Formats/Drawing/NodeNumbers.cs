using System.Globalization;

namespace Graph.Reports.Formats.Drawing;

/// <summary>Ids of nodes within one picture, `n0`, `n1`, ...: no name of the estate is one.</summary>
internal static class NodeNumbers
{
    public static Dictionary<FlowNode, string> Of(FlowGraph graph)
    {
        var ids = new Dictionary<FlowNode, string>(ReferenceEqualityComparer.Instance);
        foreach (var node in graph.Nodes)
            ids[node] = string.Create(CultureInfo.InvariantCulture, $"n{ids.Count}");
        return ids;
    }
}
