using System.Collections.Immutable;
using Graph.Model.Evidence;
using Graph.Model.Questions;
using Graph.Threats.Placement;
using Scriban.Runtime;

namespace Graph.Reports.Pages;

/// <summary>
/// Why the internet does not reach what weighs most: for assets that no packet from there reaches, each control that stops one, and
/// which of them hang on a single control.
/// </summary>
internal sealed class RefutationsView(ReportContext context)
{
    private const int NamesShown = 8;
    private const int AssetsAsked = 2_000;

    public ScriptObject ToScript()
    {
        var weighty = context.Assets.All.Where(asset => context.Model.Policy.WeightOf(asset) == 4).ToList();
        var closed = weighty.Where(IsRefuted).ToList();
        var judged = closed.Take(AssetsAsked).Select(asset => (Asset: asset, Answer: Ask(asset))).ToList();
        var groups = judged.Where(one => one.Answer.Verdict == Verdict.Unreachable)
            .GroupBy(one => string.Join('|', BlockersOf(one.Answer).Select(hop => $"{hop.Component.Kind}{((HopDecision.Blocked)hop.Decision).Code.Name}"))
                + (BlockersOf(one.Answer).Length == 0 ? one.Answer.Reason : ""))
            .OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal).ToList();
        return Script.Object(
            ("closed", Words.Number(closed.Count)),
            ("of", Words.Count(weighty.Count, "asset")),
            ("reached", Words.Number(weighty.Count(asset => !context.Facts.FromInternet(asset).Reachable.IsEmpty))),
            ("not_asked", Math.Max(0, closed.Count - AssetsAsked)),
            ("single", Words.Number(groups.Where(group => BlockersOf(group.First().Answer).Length == 1).Sum(group => group.Count()))),
            ("groups", Script.List(groups.Select(group => (object)Group([.. group])))));
    }

    /// <summary>Nothing gets there, nothing may, and no endpoint outside is missing.</summary>
    private bool IsRefuted(Asset asset) => context.Facts.FromInternet(asset) is { Reachable.IsEmpty: true, Unknown.IsEmpty: true };

    private Answer Ask(Asset asset) => context.Input.Ask(new Question(
        new EndpointReference.Internet(),
        new EndpointReference.Of(asset.Interfaces[0].Id),
        asset.Placed.Is(Role.Database) ? Traffic.Tcp(5432) : Traffic.Tcp(443)));

    private static ImmutableArray<Hop> BlockersOf(Answer answer) => answer.Connection is { } connection
        ? [.. connection.Request.Hops.Concat(connection.Reply?.Hops ?? []).Where(hop => hop.Decision is HopDecision.Blocked)]
        : [];

    private ScriptObject Group(List<(Asset Asset, Answer Answer)> group)
    {
        var blockers = BlockersOf(group[0].Answer);
        return Script.Object(
            ("count", Words.Count(group.Count, "asset")),
            ("names", Words.Few([.. group.Select(one => ReportContext.NameOf(one.Asset))], NamesShown)),
            ("single", blockers.Length == 1),
            ("reason", group[0].Answer.Reason),
            ("code", group[0].Answer.Code?.Name),
            ("controls", Script.List(blockers.Select((hop, index) => (object)Script.Object(
                ("kind", hop.Component.Kind),
                ("code", ((HopDecision.Blocked)hop.Decision).Code.Name),
                ("meaning", EvidenceView.MeaningOf(((HopDecision.Blocked)hop.Decision).Code)),
                ("ids", Words.Few(
                    [.. group.Select(one => BlockersOf(one.Answer)[index].Component.Id).Distinct().Select(context.Names.Named)], 4)))))),
            ("evidence", context.Budget.TryTake()
                ? context.Evidence.Answer(group[0].Answer, $"internet → {ReportContext.NameOf(group[0].Asset)}, shown for one packet")
                : null));
    }
}
