using Graph.Threats.Placement;
using Scriban.Runtime;

namespace Graph.Reports.Pages;

/// <summary>How far tags tell where assets stand, and where they are not true.</summary>
internal sealed class TaggingView(ReportContext context)
{
    private const int RowsShown = 100;

    public ScriptObject ToScript()
    {
        var assets = context.Assets.All;
        var contradictions = assets.SelectMany(asset => asset.Placed.Contradictions.Select(one => (Asset: asset, One: one))).ToList();
        return Script.Object(
            ("total", Words.Number(assets.Length)),
            ("parts", Script.List(
            [
                Part("tier", asset => asset.Placed.Tier),
                Part("environment", asset => asset.Placed.Environment),
                Part("application", asset => asset.Placed.Application),
                Part("owner", asset => asset.Placed.Owner),
            ])),
            ("contradictions", Script.List(contradictions.Take(RowsShown).Select(pair => (object)Script.Object(
                ("name", ReportContext.NameOf(pair.Asset)),
                ("place", context.PlaceOf(pair.Asset)),
                ("tag", $"{pair.One.Key}={pair.One.Value}"),
                ("where", pair.One.ResourceId),
                ("reason", pair.One.Reason))))),
            ("more", Math.Max(0, contradictions.Count - RowsShown)));

        ScriptObject Part(string name, Func<Asset, PlacedValue?> valueOf)
        {
            var told = assets.Count(asset => valueOf(asset) is { IsInferred: false });
            var inferred = assets.Count(asset => valueOf(asset) is { IsInferred: true });
            return Script.Object(
                ("name", name),
                ("required", context.Model.Policy.Tagging.Required.Contains(name)),
                ("told", Words.Number(told)),
                ("inferred", Words.Number(inferred)),
                ("none", Words.Number(assets.Length - told - inferred)),
                ("percent", assets.Length == 0 ? 0 : 100 * told / assets.Length));
        }
    }
}
