using Graph.Engine.Answers;
using Graph.Engine.Paths;
using Graph.Engine.Selecting;
using Graph.Engine.Sets;
using Graph.Model.Addressing;
using Scriban.Runtime;

namespace Graph.Reports.Pages;

/// <summary>How an attacker gets from the internet to what weighs most, host by host, and what every way passes.</summary>
internal sealed class PathsView(ReportContext context, CancellationToken cancellation)
{
    private const int PathsShown = 20;
    private const int NamesShown = 20;
    private const int MaximumPivots = 5;

    // All pairs of classes are proved: beyond this many interfaces it takes longer than the whole rest.
    private const int InterfacesSearched = 1_000;
    private const int InterfacesCut = 300;

    public ScriptObject ToScript()
    {
        var prover = context.Input.Context.Prover;
        var targets = context.Model.Policy.Tiers.Where(tier => tier.Weight == 4).Select(tier => tier.Name).Append(AssetFilter.Unplaced)
            .Where(tier => context.Model.Placement.Assets.Any(asset => AssetFilter.TierOf(asset) == tier)).ToList();
        if (prover.Interfaces.Length > InterfacesSearched || targets.Count == 0)
            return Script.Object(("searched", false), ("limit", Words.Number(InterfacesSearched)), ("paths", Script.List([])));
        var paths = prover.Paths(
            new ProveQuestion(new Selector.Internet(), targets.Select(tier => (Selector)new Selector.Tier(tier)).Aggregate((one, other) => new Selector.Or(one, other)), TrafficSet.All, ValueSet.Of(PortRange.Ephemeral)),
            Through.Pivots,
            MaximumPivots,
            cancellation,
            withCut: prover.Interfaces.Length <= InterfacesCut);
        return Script.Object(
            ("searched", true),
            ("limit", null),
            ("targets", string.Join(", ", targets)),
            ("pivots", MaximumPivots),
            ("reached", Words.Number(paths.Impact.Some)),
            ("of", Words.Number(paths.Impact.Of)),
            ("percent", paths.Impact.Percent),
            ("missing", Script.List(paths.Missing.Take(5).Select(fact => (object)Script.Object(("subject", fact.Subject), ("reason", fact.Reason))))),
            ("undecided", Words.Number(paths.Undecided.Length)),
            ("paths", Script.List(paths.Paths.Take(PathsShown).Select(path => (object)Path(path)))),
            ("more", Math.Max(0, paths.Paths.Length - PathsShown)),
            ("chokes", Script.List(paths.ChokePoints.Select(id => (object)Named(id)))),
            ("cut", paths.Cut is { IsEmpty: false } cut ? Words.Few(cut, NamesShown) : null),
            ("no_cut", paths.Cut is null && prover.Interfaces.Length <= InterfacesCut && !paths.Paths.IsEmpty),
            ("reach", Script.List(paths.Reach.Select((count, pivots) => (object)Script.Object(
                ("pivots", pivots), ("count", Words.Number(count)))))),
            ("blast", Script.List(paths.Blast.Where(tier => tier.Reached.Of > 0).Select(tier => (object)Script.Object(
                ("tier", tier.Tier), ("some", Words.Number(tier.Reached.Some)), ("of", Words.Number(tier.Reached.Of)), ("percent", tier.Reached.Percent))))));
    }

    private ScriptObject Path(AttackPath path) => Script.Object(
        ("target", path.Target.ToString()),
        ("pivots", path.Pivots == 0 ? "directly" : $"over {Words.Count(path.Pivots, "host")} that must be taken over"),
        ("steps", Script.List(path.Steps.Select(step => (object)Script.Object(
            ("from", Named(step.From)),
            ("to", Named(step.To)),
            ("alike", step.Alike),
            ("traffic", Marks.Of(step.Traffic)),
            ("relay", step.IsRelay))))));

    private ScriptObject Named(string id)
    {
        var asset = context.Model.Placement.Assets.FirstOrDefault(one => one.Interfaces.Any(two => two.Id == id));
        return Script.Object(
            ("id", id),
            ("name", asset is null ? null : ReportContext.NameOf(asset)),
            ("tier", asset is null ? null : AssetFilter.TierOf(asset)),
            ("place", asset is null ? null : context.PlaceOf(asset)));
    }
}
