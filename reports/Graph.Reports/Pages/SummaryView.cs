using Graph.Reports.Formats;
using Graph.Threats.Claims;
using Graph.Threats.Drift;
using Graph.Threats.Findings;
using Scriban.Runtime;

namespace Graph.Reports.Pages;

/// <summary>The verdict in a sentence, counts, the worst paths, how much was read, and what changed.</summary>
internal sealed class SummaryView(ReportContext context, CoverageView coverage)
{
    private const int WorstShown = 5;
    private const int ChangesShown = 15;

    private readonly ThreatModel _model = context.Model;

    public string Sentence()
    {
        var open = _model.Open.Where(context.Assets.Has).ToList();
        var (critical, high) = (Count(open, Severity.Critical), Count(open, Severity.High));
        var undecided = _model.Rules.Count(rule => rule.State == RuleState.Unknown) + _model.Claims.Count(claim => claim.State == ClaimState.Unknown);
        var tail = undecided > 0 ? $"; {Words.Count(undecided, "check")} could not be decided" : "";
        return (critical, high, open.Count) switch
        {
            (0, 0, 0) when undecided > 0 => $"Nothing is proven wrong, but {Words.Count(undecided, "check")} could not be decided",
            (0, 0, 0) => "Nothing is wrong by any check that this snapshot can answer",
            (0, 0, _) => $"Nothing critical or high; {Words.Count(open.Count, "lesser finding")}{tail}",
            (0, _, _) => $"{Words.Count(high, "high finding is", "high findings are")} proven{tail}",
            (_, 0, _) => $"{Words.Count(critical, "critical finding is", "critical findings are")} proven{tail}",
            _ => $"{Words.Number(critical)} critical and {Words.Count(high, "high finding is", "high findings are")} proven{tail}",
        };
    }

    public ScriptObject ToScript(Segmentation segmentation)
    {
        var open = _model.Open.Where(context.Assets.Has).ToList();
        var exposed = context.Assets.All.Count(asset => !context.Facts.FromInternet(asset).Reachable.IsEmpty);
        var weighty = context.Assets.All.Where(asset => _model.Policy.WeightOf(asset) == 4).ToList();
        return Script.Object(
            ("headline", Sentence()),
            ("notes", Script.List(Notes())),
            ("tiles", Script.List(Enum.GetValues<Severity>().Reverse().Select(severity => (object)Script.Object(
                ("severity", Marks.Of(severity)), ("count", Words.Number(Count(open, severity))))))),
            ("waived", Words.Number(_model.Findings.Count(finding => !finding.IsOpen))),
            ("exposed", Words.Number(exposed)),
            ("assets", Words.Count(context.Assets.All.Length, "asset")),
            ("weighty", Words.Number(weighty.Count)),
            ("weighty_reached", Words.Number(weighty.Count(asset => !context.Facts.FromInternet(asset).Reachable.IsEmpty))),
            ("weighty_unknown", Words.Number(weighty.Count(asset => context.Facts.FromInternet(asset) is { Reachable.IsEmpty: true, Unknown.IsEmpty: false }))),
            ("passed", Words.Number(Rules(RuleState.Pass))),
            ("failed", Words.Number(Rules(RuleState.Fail))),
            ("undecided", Words.Number(Rules(RuleState.Unknown))),
            ("closed", Words.Number(Rules(RuleState.NotAssessable))),
            ("claims_hold", Words.Number(_model.Claims.Count(claim => claim.State == ClaimState.Holds))),
            ("claims_violated", Words.Number(_model.Claims.Count(claim => claim.State == ClaimState.Violated))),
            ("claims_unknown", Words.Number(_model.Claims.Count(claim => claim.State == ClaimState.Unknown))),
            ("worst", Script.List(Worst(open).Select(Path))),
            ("coverage", coverage.Sentence),
            ("drift", context.Input.Drift is { } drift ? Drift(drift) : null));
    }

    private IEnumerable<object?> Notes()
    {
        if (coverage.MayMissEndpoints)
        {
            yield return "The list of network interfaces was not read whole in every account and region: what the snapshot does not name "
                + "is not judged.";
        }

        if (coverage.Gaps > 0)
        {
            yield return $"{Words.Count(coverage.Gaps, "API call")} that could change a verdict "
                + $"{(coverage.Gaps == 1 ? "was" : "were")} not read whole; what depends on "
                + $"{(coverage.Gaps == 1 ? "it" : "them")} is unknown or rests on a named assumption.";
        }

        var dormant = context.Assets.All.Count(asset => asset.Interfaces.All(one => one.IsDormant));
        if (dormant > 0)
        {
            yield return $"{Words.Count(dormant, "asset is", "assets are")} dormant, stopped or attached to nothing, and judged as if it were up.";
        }

        if (!context.Assets.IsWhole)
            yield return $"This report is about {Words.Count(context.Assets.All.Length, "asset")} of {Words.Number(_model.Placement.Assets.Length)}.";
    }

    private int Rules(RuleState state) => _model.Rules.Count(rule => rule.State == state);

    private static int Count(IEnumerable<Finding> findings, Severity severity) => findings.Count(finding => finding.Rating.Severity == severity);

    /// <summary>The gravest ways, one of each rule first, so that five findings of one rule do not hide the others.</summary>
    private static IEnumerable<Finding> Worst(IEnumerable<Finding> open) => open.Where(finding => !finding.Evidence.Flows.IsEmpty)
        .GroupBy(finding => finding.Destination.Id).Select(group => group.First())
        .GroupBy(finding => finding.Threat).SelectMany(group => group.Select((finding, index) => (finding, index)))
        .OrderByDescending(pair => pair.finding.Rating.Severity).ThenBy(pair => pair.index).ThenBy(pair => pair.finding.Key)
        .Select(pair => pair.finding).Take(WorstShown);

    private object Path(Finding finding) => Script.Object(
        ("place", context.Findings.PlaceOf(finding)),
        ("severity", Marks.Of(finding.Rating.Severity)),
        ("rule", finding.Threat.Value),
        ("title", _model.Rules.First(rule => rule.Id == finding.Threat).Threat?.Title ?? finding.Threat.Value),
        ("way", $"{ReportContext.NameOf(finding.Source)} → {ReportContext.NameOf(finding.Destination)}"),
        ("traffic", Marks.Of(finding.Traffic)),
        ("chain", ChainOf(finding)),
        ("fix", finding.Fix is { } fix ? string.Join("; ", fix.Changes.Select(change => change.Text)) : null));

    private ScriptArray? ChainOf(Finding finding) =>
        FlowWitness.Of(finding, context.Input.Ask) is { } journey ? context.Evidence.Chain(journey) : null;

    private ScriptObject Drift(DriftReport drift) => Script.Object(
        ("new", Words.Number(Of(FindingChangeKind.New))),
        ("worsened", Words.Number(Of(FindingChangeKind.Worsened))),
        ("improved", Words.Number(Of(FindingChangeKind.Improved))),
        ("fixed", Words.Number(Of(FindingChangeKind.Fixed))),
        ("unknown", Words.Number(Of(FindingChangeKind.Unknown))),
        ("unconfirmed", Words.Number(drift.Paths.Count(path => !path.Unconfirmed.IsEmpty))),
        ("missing", Script.List(drift.MissingAfter.Take(5).Select(fact => (object)Script.Object(("subject", fact.Subject), ("reason", fact.Reason))))),
        ("opened", Words.Number(drift.Paths.Count(path => !path.Opened.IsEmpty))),
        ("closed", Words.Number(drift.Paths.Count(path => !path.Closed.IsEmpty))),
        ("rows", Words.Number(drift.Rows.Length)),
        ("findings", Script.List(drift.Findings.Take(ChangesShown).Select(change => (object)Script.Object(
            ("kind", WordOf(change.Kind)),
            ("key", change.Key.Text),
            ("severity", Marks.Of((change.After ?? change.Before)!.Rating.Severity)),
            ("message", (change.After ?? change.Before)!.Message),
            ("place", change.After is { } after ? context.Findings.PlaceOf(after) : null))))),
        ("changes", Script.List(drift.Rows.Take(ChangesShown).Select(row => (object)Script.Object(
            ("change", WordOf(row.Change)), ("kind", row.Kind), ("id", row.Id), ("before", row.Before), ("after", row.After))))),
        ("paths", Script.List(drift.Paths.Where(path => !path.Opened.IsEmpty).Take(ChangesShown).Select(path => (object)Script.Object(
            ("from", context.Names.Named(path.From)), ("to", context.Names.Named(path.To)), ("traffic", Marks.Of(path.Opened)))))),
        ("more", drift.Findings.Length > ChangesShown || drift.Rows.Length > ChangesShown || drift.Paths.Count(path => !path.Opened.IsEmpty) > ChangesShown));

    private int Of(FindingChangeKind kind) => context.Input.Drift!.Findings.Count(change => change.Kind == kind);

    private static string WordOf(FindingChangeKind kind) => kind.ToString().ToLowerInvariant();

    private static string WordOf(RowChangeKind kind) => kind switch
    {
        RowChangeKind.NotRead => "not read",
        RowChangeKind.NewlyRead => "newly read",
        _ => kind.ToString().ToLowerInvariant(),
    };
}
