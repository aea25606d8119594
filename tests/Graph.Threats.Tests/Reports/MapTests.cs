using Graph.Reports.Formats.Drawing;
using Graph.Reports.Maps;
using Graph.Threats.Findings;
using Xunit;

namespace Graph.Threats.Tests.Reports;

/// <summary>The map's lanes.</summary>
public sealed class MapTests
{
    private static FlowGraph Graph => FlowGraphBuilder.Build(Formats.Hostile.Sample("three-tier-broken"), 60, 300);

    [Fact]
    public void Every_node_has_one_place_in_the_lane_of_its_tier()
    {
        var graph = Graph;
        var map = MapLayout.Of(graph, "cnc");
        var lanes = map.Columns.Append(map.Band!).ToList();

        Assert.Equal(Enumerable.Range(0, graph.Nodes.Length), lanes.SelectMany(lane => lane.Nodes).Order());
        Assert.All(lanes, lane => Assert.All(lane.Nodes, node => Assert.Equal(lane.Zone, graph.Nodes[node].Zone)));
        Assert.Equal(["outside", "perimeter", "application", "persistent", "persistant"], map.Columns.Select(lane => lane.Zone));
        Assert.Equal("cnc", map.Band!.Zone);
    }

    [Fact]
    public void No_two_nodes_cover_each_other_and_none_leaves_the_picture()
    {
        var graph = Graph;
        var drawing = new MapDrawing(graph, MapLayout.Of(graph, "cnc"));
        var places = Enumerable.Range(0, graph.Nodes.Length).Select(drawing.Of).ToList();

        Assert.All(places, place => Assert.True(
            place.X >= 0 && place.Y >= 0 && place.X + MapDrawing.NodeWidth <= drawing.Width && place.Y + MapDrawing.NodeHeight <= drawing.Height));
        for (var one = 0; one < places.Count; one++)
        {
            for (var other = 0; other < one; other++)
            {
                Assert.True(
                    Math.Abs(places[one].X - places[other].X) >= MapDrawing.NodeWidth || Math.Abs(places[one].Y - places[other].Y) >= MapDrawing.NodeHeight);
            }
        }
    }

    [Fact]
    public void Sweeps_leave_fewer_crossings_than_the_order_by_name()
    {
        var graph = Graph;
        var sorted = MapLayout.Of(graph, null);
        var plain = new LaneMap([.. graph.Nodes.Select((node, at) => (node.Zone, at)).GroupBy(pair => pair.Zone).Select(group => new Lane(group.Key, [.. group.Select(pair => pair.at)]))], null);

        Assert.True(Crossings(graph, sorted) < Crossings(graph, plain));
    }

    private static int Crossings(FlowGraph graph, LaneMap map)
    {
        var at = map.Columns.SelectMany((lane, column) => lane.Nodes.Select((node, row) => (node, column, row))).ToDictionary(one => one.node, one => (one.column, one.row));
        var index = graph.Nodes.Select((node, number) => (node, number)).ToDictionary(pair => pair.node, pair => pair.number);
        var edges = graph.Edges.Select(edge => (From: at[index[edge.Source]], To: at[index[edge.Destination]])).Where(edge => edge.From.column != edge.To.column)
            .Select(edge => edge.From.column < edge.To.column ? edge : (From: edge.To, To: edge.From)).ToList();
        return edges.SelectMany(one => edges.Where(other => one.From.column == other.From.column && one.To.column == other.To.column
            && one.From.row < other.From.row && one.To.row > other.To.row)).Count();
    }
}
