using Graph.Threats.Policies;
using Scriban.Runtime;

namespace Graph.Reports.Pages.Tiers;

/// <summary>Tier by tier: what stands in it, what reaches it, what it reaches, and what is wrong.</summary>
internal sealed class TiersView(ReportContext context, Segmentation segmentation)
{
    private readonly int _rowsShown = context.Options.IsFolder ? 2_000 : 400;
    private readonly AssetRows _rows = new(context);

    public ScriptArray ToScript() => Script.List(segmentation.Names
        .Where(name => name is not (TierMatrix.Internet or TierMatrix.OnPremises))
        .Where(name => context.Options.Tier is null || name == context.Options.Tier)
        .Select(name => (object)Tier(name)));

    private ScriptObject Tier(string name)
    {
        var assets = context.Assets.All.Where(asset => AssetFilter.TierOf(asset) == name).ToList();
        var tier = context.Model.Policy.Tier(name);
        return Script.Object(
            ("place", Links.OfTier(name)),
            ("name", name),
            ("description", tier?.Description ?? (name == AssetFilter.Unplaced
                ? "no tag and no certain fact places these: they count as the most sensitive"
                : tier is null ? "the policy knows no such tier: these count as the most sensitive" : null)),
            ("weight", tier?.Weight ?? 4),
            ("assets", Words.Count(assets.Count, "asset")),
            ("number", assets.Count),
            ("exposed", Words.Number(assets.Count(asset => !context.Facts.FromInternet(asset).Reachable.IsEmpty))),
            ("inferred", Words.Number(assets.Count(asset => asset.Placed.Tier is { IsInferred: true }))),
            ("counts", Marks.Counts(context.Facts.CountsOf(assets))),
            ("reached_by", Script.List(segmentation.Names.Select(from => segmentation.Cell(from, name)).Where(cell => cell.State != CellState.Closed)
                .Select(cell => (object)Way(cell, cell.From)))),
            ("reaches", Script.List(segmentation.Names.Select(to => segmentation.Cell(name, to)).Where(cell => cell.State != CellState.Closed)
                .Select(cell => (object)Way(cell, cell.To)))),
            ("rows", Script.List(_rows.Sorted(assets).Take(_rowsShown).Select(asset => (object)_rows.Row(asset)))),
            ("more", Math.Max(0, assets.Count - _rowsShown)));
    }

    private static ScriptObject Way(SegmentationCell cell, string other) => Script.Object(
        ("name", other),
        ("place", Links.OfCell(cell.From, cell.To)),
        ("state", SegmentationView.WordOf(cell.State)),
        ("reachable", Marks.Of(cell.Reachable)),
        ("beyond", Marks.Of(cell.Beyond)),
        ("unknown", Marks.Of(cell.Unknown)));
}
