using Graph.Engine.Answers;
using Graph.Reports.Escaping;
using Graph.Reports.Formats.Drawing;
using Graph.Reports.Maps;
using Scriban.Runtime;

namespace Graph.Reports.Pages;

/// <summary>Who reaches whom as a picture, and as a table for those who do not see it.</summary>
internal sealed class MapView(ReportContext context)
{
    // The whole is for an overview: what does not fit is drawn together.
    private const int Nodes = 36;
    private const int Edges = 60;
    private const int NodesOfVpc = 60;
    private const int EdgesOfVpc = 160;
    private const int LabelLength = 21;
    private const int BelowLength = 27;
    private const int VpcsShown = 40;

    public ScriptObject ToScript()
    {
        var flows = FlowsByVpc();
        var vpcs = context.Model.Placement.Assets.Select(asset => asset.Vpc.Value).Distinct().Order(StringComparer.Ordinal).ToList();
        return Script.Object(
            ("whole", Draw(FlowGraphBuilder.Build(context.Model, Nodes, Edges), "map")),
            ("vpcs", Script.List(vpcs.Count < 2 ? [] : vpcs.Take(VpcsShown).Select(vpc => (object)Script.Object(
                ("place", Links.OfVpc(vpc)),
                ("id", vpc),
                ("name", context.Names.Of(vpc)),
                ("map", Draw(FlowGraphBuilder.BuildOf(context.Model, vpc, [.. flows[vpc]], NodesOfVpc, EdgesOfVpc), Links.OfVpc(vpc))))))),
            ("more_vpcs", Math.Max(0, vpcs.Count - VpcsShown)));
    }

    private ILookup<string, SurveyFlow> FlowsByVpc() => context.Model.Flows.All
        .SelectMany(flow => VpcsOf(flow.Source).Concat(VpcsOf(flow.Destination)).Distinct().Select(vpc => (vpc, flow)))
        .ToLookup(pair => pair.vpc, pair => pair.flow, StringComparer.Ordinal);

    private IEnumerable<string> VpcsOf(EndpointGroup group) =>
        context.Model.Placement.AssetsOf(group).Select(asset => asset.Vpc.Value).Distinct();

    private ScriptObject Draw(FlowGraph graph, string id)
    {
        var map = MapLayout.Of(graph, context.Model.Policy.Cnc.Tier);
        var drawing = new MapDrawing(graph, map);
        var index = graph.Nodes.Select((node, at) => (node, at)).ToDictionary(pair => pair.node, pair => pair.at);
        return Script.Object(
            ("id", id),
            ("width", drawing.Width),
            ("height", drawing.Height),
            ("node_width", MapDrawing.NodeWidth),
            ("node_height", MapDrawing.NodeHeight),
            ("band_top", drawing.BandTop),
            ("band_height", drawing.BandHeight),
            ("band", map.Band?.Zone),
            ("columns_height", drawing.ColumnsHeight),
            ("lanes", Script.List(map.Columns.Select((lane, column) => (object)Script.Object(
                ("name", lane.Zone), ("x", MapDrawing.LeftOf(column)))))),
            ("nodes", Script.List(graph.Nodes.Select((node, at) => (object)Node(node, at, drawing.Of(at))))),
            ("edges", Script.List(graph.Edges.Select(edge => (object)Script.Object(
                ("from", index[edge.Source]),
                ("to", index[edge.Destination]),
                ("d", drawing.Curve(index[edge.Source], index[edge.Destination])),
                ("severity", edge.Worst is { } worst ? Marks.Of(worst) : null),
                ("source", edge.Source.Label),
                ("destination", edge.Destination.Label),
                ("traffic", Marks.Of(edge.Traffic)))))),
            ("notes", Script.List(graph.Notes)));
    }

    private ScriptObject Node(FlowNode node, int index, (int X, int Y) at)
    {
        var asset = node.Only;
        var (name, below) = asset switch
        {
            { Name: { } own } when own != asset.Id => (own, asset.Subject.Kind),
            not null => (asset.Id, asset.Subject.Kind),
            _ when node.Assets == 0 => (node.Label, ""),
            _ => ($"{Words.Count(node.Assets, node.Kind == "assets" ? "asset" : node.Kind)}", string.Join(", ", new[] { node.Environment, node.Vpc is { } vpc ? context.Names.Of(vpc) ?? vpc : null }.OfType<string>())),
        };
        return Script.Object(
            ("index", index),
            ("x", at.X),
            ("y", at.Y),
            ("label", Short(name, LabelLength)),
            ("title", asset is { Name: { } named } ? $"{named} {asset.Id}" : node.Label),
            ("below", Short(below, BelowLength)),
            ("zone", node.Zone),
            ("outside", node.Assets == 0),
            ("severity", node.Worst is { } worst ? Marks.Of(worst) : null),
            ("place", asset is null ? null : context.PlaceOf(asset)));
    }

    /// <summary>Pseudonyms before the cut: the beginning of a name is still the name.</summary>
    private string Short(string text, int length)
    {
        var visible = VisibleText.Of(text);
        var shown = context.Options.Redactor?.Of(visible) ?? visible;
        return shown.Length <= length ? shown : shown[..(length - 1)] + "…";
    }
}
