using System.Collections.Immutable;
using Graph.Engine.Sets;
using Graph.Threats.Findings;
using Graph.Threats.Placement;

namespace Graph.Reports.Formats.Drawing;

/// <summary>Who reaches whom, as a picture holds it.</summary>
/// <param name="Nodes">outside first, then by tier in the policy's order, then by id.</param>
/// <param name="Edges">by source and destination, in the order of nodes.</param>
/// <param name="Notes">what the picture leaves out or draws together; the project's own words.</param>
internal sealed record FlowGraph(ImmutableArray<FlowNode> Nodes, ImmutableArray<FlowEdge> Edges, ImmutableArray<string> Notes);

/// <summary>An asset, assets that are drawn together, or what is outside.</summary>
/// <param name="Id">stable over snapshots; may hold hostile text.</param>
/// <param name="Label">hostile text.</param>
/// <param name="Kind">in words a person knows.</param>
/// <param name="Zone">what it is drawn in: `outside`, a tier, or `unplaced`; hostile text.</param>
/// <param name="Tier">null outside and where nothing places the assets; hostile text where the policy does not know it.</param>
/// <param name="Assets">how many it stands for; 0 outside.</param>
/// <param name="Worst">of the open findings about it; null where there are none.</param>
internal sealed record FlowNode(
    string Id, string Label, string Kind, string Zone, string? Tier, string? Environment, string? Vpc, int Assets, Severity? Worst)
{
    /// <summary>The asset where it stands for one alone.</summary>
    public Asset? Only { get; init; }
}

/// <summary>What is proven to get from some asset of one node to some asset of another.</summary>
/// <param name="Worst">of the open findings from the one to the other; null where there are none.</param>
internal sealed record FlowEdge(FlowNode Source, FlowNode Destination, TrafficSet Traffic, Severity? Worst);
