using Graph.Engine.Answers;
using Graph.Engine.Sets;
using Graph.Threats.Placement;
using Scriban.Runtime;

namespace Graph.Reports.Pages;

/// <summary>Jump hosts, who reaches them and what they reach; and what gets out to the internet.</summary>
internal sealed class AccessView(ReportContext context)
{
    private const int RowsShown = 200;
    private const int NamesShown = 6;

    public ScriptObject ToScript() => Script.Object(
        ("bastions", Script.List(context.Model.Placement.With(Role.Bastion).Where(context.Assets.Has).Select(asset => (object)Bastion(asset)))),
        ("egress", Egress()));

    private ScriptObject Bastion(Asset asset)
    {
        var admin = TrafficSet.OfTcp(context.Model.Policy.PortSet("admin"));
        var from = context.Model.Flows.To(asset).Where(flow => flow.Reachable.Overlaps(admin)).ToList();
        var to = context.Model.Flows.From(asset).Where(flow => flow.Reachable.Overlaps(admin)).ToList();
        return Script.Object(
            ("name", ReportContext.NameOf(asset)),
            ("place", context.PlaceOf(asset)),
            ("guess", asset.Placed.Roles.Any(role => role is { Role: Role.Bastion, IsGuess: true })),
            ("reason", asset.Placed.Roles.First(role => role.Role == Role.Bastion).Reason),
            ("internet", Marks.Of(context.Facts.FromInternet(asset).Reachable)),
            ("addresses", AddressesOf(from)),
            ("sources", NamesOf(from.Select(flow => flow.Source), asset)),
            ("reaches", NamesOf(to.Select(flow => flow.Destination), asset)),
            ("count", Words.Number(to.SelectMany(flow => context.Model.Placement.AssetsOf(flow.Destination)).Distinct().Count(one => one != asset))));
    }

    /// <summary>From where outside.</summary>
    private static string? AddressesOf(IEnumerable<SurveyFlow> flows)
    {
        var blocks = flows.Select(flow => flow.Source).OfType<EndpointGroup.Internet>()
            .Aggregate(AddressSet.Empty, (set, group) => set.Union(group.Addresses)).ToString();
        return blocks.Length == 0 ? null : blocks.Length <= 120 ? blocks : blocks[..120] + " …";
    }

    private string? NamesOf(IEnumerable<EndpointGroup> groups, Asset self)
    {
        var names = groups.SelectMany(context.Model.Placement.AssetsOf).Where(asset => asset != self).Distinct()
            .Select(ReportContext.NameOf).Order(StringComparer.Ordinal).ToList();
        return names.Count == 0 ? null : Words.Few(names, NamesShown);
    }

    /// <summary>Assets that leave by the same traffic, together.</summary>
    private ScriptObject Egress()
    {
        var groups = context.Assets.All
            .Select(asset => (Asset: asset, Out: context.Model.Flows.ToInternet(asset).Aggregate(TrafficSet.Empty, (set, flow) => set.Union(flow.Reachable))))
            .Where(pair => !pair.Out.IsEmpty)
            .GroupBy(pair => (Tier: AssetFilter.TierOf(pair.Asset), Out: pair.Out.ToString(), Public: pair.Asset.HasPublicAddress))
            .OrderBy(group => group.Key.Tier, StringComparer.Ordinal).ThenByDescending(group => group.Count())
            .ThenBy(group => group.Key.Out, StringComparer.Ordinal).ToList();
        return Script.Object(
            ("rows", Script.List(groups.Take(RowsShown).Select(group => (object)Script.Object(
                ("tier", group.Key.Tier),
                ("count", Words.Number(group.Count())),
                ("names", Words.Few([.. group.Select(pair => ReportContext.NameOf(pair.Asset))], NamesShown)),
                ("traffic", Marks.Of(group.First().Out)),
                ("by", group.Key.Public ? "an address of its own" : "translated on the way"))))),
            ("more", Math.Max(0, groups.Count - RowsShown)));
    }
}
