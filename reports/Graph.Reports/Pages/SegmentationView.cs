using Graph.Engine.Answers;
using Graph.Model.Questions;
using Graph.Threats.Placement;
using Graph.Threats.Policies;
using Scriban.Runtime;

namespace Graph.Reports.Pages;

/// <summary>The matrix of tiers, and behind each cell a packet that gets through or the controls that stop one.</summary>
internal sealed class SegmentationView(ReportContext context, Segmentation segmentation)
{
    private const int FactsShown = 5;

    public ScriptObject ToScript()
    {
        var rows = segmentation.Names.Where(name => name != TierMatrix.OnPremises || HasOnPremises()).ToList();
        var cells = rows.SelectMany(from => rows.Select(to => segmentation.Cell(from, to)))
            .Where(cell => !(IsOutside(cell.From) && IsOutside(cell.To))).ToList();
        var sorted = cells.OrderBy(cell => OrderOf(cell.State)).ToList();
        var loud = sorted.Count(cell => cell.State is CellState.Beyond or CellState.Unknown);
        return Script.Object(
            ("names", Script.List(rows.Select(name => (object)Script.Object(
                ("name", name), ("count", CountOf(name)), ("place", IsOutside(name) ? null : context.Links.To(Links.OfTier(name))))))),
            ("rows", Script.List(rows.Select(from => (object)Script.Object(
                ("name", from),
                ("count", CountOf(from)),
                ("cells", Script.List(rows.Select(to => IsOutside(from) && IsOutside(to) ? null : (object)Cell(segmentation.Cell(from, to))))))))),
            ("details", Script.List(sorted.Select((cell, index) => (object)Detail(cell, index == loud)))),
            ("quiet", Words.Number(sorted.Count - loud)),
            ("beyond", Words.Number(cells.Count(cell => cell.State == CellState.Beyond))),
            ("unknown", Words.Number(cells.Count(cell => cell.State == CellState.Unknown))),
            ("total", Words.Number(cells.Count)),
            ("missing", Script.List(context.Model.Flows.Missing.Take(FactsShown).Select(fact =>
                (object)Script.Object(("subject", fact.Subject), ("reason", fact.Reason))))));
    }

    private static bool IsOutside(string name) => name is TierMatrix.Internet or TierMatrix.OnPremises;

    private static int OrderOf(CellState state) => state switch { CellState.Beyond => 0, CellState.Unknown => 1, CellState.Intended => 2, _ => 3 };

    private bool HasOnPremises() => context.Model.Flows.All.Any(flow => flow.Source is EndpointGroup.OnPremises || flow.Destination is EndpointGroup.OnPremises);

    private string? CountOf(string name) => IsOutside(name) ? null : Words.Number(AssetsIn(name).Count());

    private IEnumerable<Asset> AssetsIn(string tier) => context.Model.Placement.Assets.Where(asset => AssetFilter.TierOf(asset) == tier);

    private static ScriptObject Cell(SegmentationCell cell) => Script.Object(
        ("state", WordOf(cell.State)),
        ("place", Links.OfCell(cell.From, cell.To)),
        ("beyond", Marks.Of(cell.Beyond)),
        ("reachable", Marks.Of(cell.Reachable)),
        ("unknown", Marks.Of(cell.Unknown)));

    private ScriptObject Detail(SegmentationCell cell, bool isFirstQuiet) => Script.Object(
        ("first_quiet", isFirstQuiet),
        ("place", Links.OfCell(cell.From, cell.To)),
        ("from", cell.From),
        ("to", cell.To),
        ("state", WordOf(cell.State)),
        ("intended", Marks.Of(cell.Intended)),
        ("reachable", Marks.Of(cell.Reachable)),
        ("beyond", Marks.Of(cell.Beyond)),
        ("unknown", Marks.Of(cell.Unknown)),
        ("missing", Script.List(cell.Missing.Take(FactsShown).Select(fact =>
            (object)Script.Object(("subject", fact.Subject), ("reason", fact.Reason))))),
        ("evidence", EvidenceOf(cell)));

    public static string WordOf(CellState state) => state switch
    {
        CellState.Beyond => "beyond",
        CellState.Unknown => "unknown",
        CellState.Intended => "intended",
        _ => "closed",
    };

    /// <summary>A packet of the cell: one that gets through, or where none does one that is stopped between two of its assets.</summary>
    private ScriptObject? EvidenceOf(SegmentationCell cell)
    {
        if (cell.Witness is { } witness)
            return Evidence(OnePacket.EndsOf(witness.Flow), OnePacket.In(witness.Traffic)!);
        if (EndOf(cell.From, null) is not { } from || EndOf(cell.To, from) is not { } to)
            return null;
        return Evidence((from, to), ServiceOf(cell.To));
    }

    private EndpointReference? EndOf(string name, EndpointReference? other)
    {
        if (name == TierMatrix.Internet)
            return new EndpointReference.Internet();
        return AssetsIn(name).SelectMany(asset => asset.Interfaces).Select(one => new EndpointReference.Of(one.Id))
            .FirstOrDefault(one => !one.Equals(other));
    }

    /// <summary>What one would ask of a tier first: databases for a database's port.</summary>
    private Traffic ServiceOf(string tier) => AssetsIn(tier).Any(asset => asset.Placed.Is(Role.Database)) ? Traffic.Tcp(5432) : Traffic.Tcp(443);

    private ScriptObject? Evidence((EndpointReference From, EndpointReference To) ends, Traffic traffic) => context.Budget.TryTake()
        ? context.Evidence.Answer(
            context.Input.Ask(new Question(ends.From, ends.To, traffic)),
            $"{context.Names.Named(ends.From.ToString()!)} → {context.Names.Named(ends.To.ToString()!)}, {traffic}")
        : null;
}
