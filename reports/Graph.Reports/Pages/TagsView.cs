using Graph.Threats.Placement;
using Scriban.Runtime;

namespace Graph.Reports.Pages;

/// <summary>By tag: for each key its values with how many assets have them, how exposed these are and what is wrong with them.</summary>
internal sealed class TagsView(ReportContext context)
{
    private const string None = "(none)";
    private const int OwnKeysShown = 12;
    private readonly int _valuesShown = context.Options.IsFolder ? 500 : 60;
    private readonly int _assetsShown = context.Options.IsFolder ? 500 : 60;
    private readonly Tiers.AssetRows _rows = new(context);

    public ScriptArray ToScript()
    {
        var mapping = context.Model.Policy.Tagging;
        string[] known = ["environment", "application", "owner"];
        var mapped = new[] { mapping.Environment, mapping.Application, mapping.Owner, mapping.Tier, mapping.Role };
        var own = context.Assets.Keys().Where(key => !mapped.Any(rule => rule.IsKey(key))).Take(OwnKeysShown);
        return Script.List(known.Concat(own).Select(key => (object)Key(key)));
    }

    private ScriptObject Key(string key)
    {
        var values = context.Assets.All.GroupBy(asset => context.Assets.ValueOf(asset, key) ?? None, StringComparer.Ordinal)
            .OrderBy(group => group.Key == None).ThenByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal).ToList();
        return Script.Object(
            ("place", Links.OfTag(key)),
            ("key", key),
            ("values", Script.List(values.Take(_valuesShown).Select(group => (object)Value(key, group.Key, [.. group])))),
            ("more", Math.Max(0, values.Count - _valuesShown)));
    }

    private ScriptObject Value(string key, string value, List<Asset> assets)
    {
        var worst = _rows.Sorted(assets).ToList();
        return Script.Object(
            ("place", Links.OfTag(key, value)),
            ("value", value),
            ("assets", Words.Number(assets.Count)),
            ("exposed", Words.Number(assets.Count(asset => !context.Facts.FromInternet(asset).Reachable.IsEmpty))),
            ("tiers", Words.Few([.. assets.Select(AssetFilter.TierOf).Distinct().Order(StringComparer.Ordinal)], 4)),
            ("counts", Marks.Counts(context.Facts.CountsOf(assets))),
            ("rows", Script.List(worst.Take(_assetsShown).Select(asset => (object)Script.Object(
                ("place", context.PlaceOf(asset)),
                ("name", ReportContext.NameOf(asset)),
                ("kind", asset.Subject.Kind),
                ("tier", AssetFilter.TierOf(asset)),
                ("internet", Marks.Of(context.Facts.FromInternet(asset).Reachable)),
                ("counts", Marks.Counts(context.Facts.CountsOf([asset]))))))),
            ("more", Math.Max(0, worst.Count - _assetsShown)));
    }
}
