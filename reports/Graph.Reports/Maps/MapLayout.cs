using System.Collections.Immutable;
using Graph.Reports.Formats.Drawing;

namespace Graph.Reports.Maps;

/// <summary>
/// Puts the nodes of a flow graph into lanes: what is outside, then a column for each tier, command and control as a band below.
/// Within a lane nodes stand where their neighbours are (barycentre sweeps), so that few edges cross; ties are broken by the graph's own
/// order, so that the same estate looks the same.
/// </summary>
internal static class MapLayout
{
    private const int Sweeps = 8;

    /// <param name="band">the zone that is laid out as a band below the columns; null: none.</param>
    public static LaneMap Of(FlowGraph graph, string? band)
    {
        var index = graph.Nodes.Select((node, at) => (node, at)).ToDictionary(pair => pair.node, pair => pair.at);
        var edges = graph.Edges.Select(edge => (From: index[edge.Source], To: index[edge.Destination])).ToList();
        var lanes = graph.Nodes.Select((node, at) => (node.Zone, at)).GroupBy(pair => pair.Zone, StringComparer.Ordinal)
            .Select(group => (Zone: group.Key, Nodes: group.Select(pair => pair.at).ToList())).ToList();
        var neighbours = new List<int>[graph.Nodes.Length];
        for (var at = 0; at < neighbours.Length; at++)
            neighbours[at] = [];
        foreach (var (from, to) in edges.Where(edge => edge.From != edge.To))
        {
            neighbours[from].Add(to);
            neighbours[to].Add(from);
        }

        var place = new double[graph.Nodes.Length];
        foreach (var (_, nodes) in lanes)
            Number(nodes, place);
        for (var sweep = 0; sweep < Sweeps; sweep++)
        {
            foreach (var (_, nodes) in sweep % 2 == 0 ? lanes : Enumerable.Reverse(lanes))
            {
                // Stable: nodes without neighbours keep their place.
                var mean = nodes.ToDictionary(at => at, at => neighbours[at].Count == 0 ? place[at] : neighbours[at].Average(other => place[other]));
                var sorted = nodes.OrderBy(at => mean[at]).ToList();
                nodes.Clear();
                nodes.AddRange(sorted);
                Number(nodes, place);
            }
        }

        return new(
            [.. lanes.Where(lane => lane.Zone != band).Select(lane => new Lane(lane.Zone, [.. lane.Nodes]))],
            lanes.Where(lane => lane.Zone == band).Select(lane => new Lane(lane.Zone, [.. lane.Nodes])).FirstOrDefault());
    }

    /// <summary>Between 0 and 1, so that long lanes and short ones can be compared.</summary>
    private static void Number(List<int> nodes, double[] place)
    {
        for (var row = 0; row < nodes.Count; row++)
            place[nodes[row]] = (row + 0.5) / nodes.Count;
    }
}

/// <param name="Columns">from left to right.</param>
/// <param name="Band">below them; null: none.</param>
internal sealed record LaneMap(ImmutableArray<Lane> Columns, Lane? Band);

/// <param name="Nodes">numbers of the graph's nodes, from top to bottom or from left to right.</param>
internal sealed record Lane(string Zone, ImmutableArray<int> Nodes);
