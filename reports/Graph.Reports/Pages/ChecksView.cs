using Graph.Reports.Formats;
using Graph.Threats.Catalogue;
using Graph.Threats.Claims;
using Graph.Threats.Findings;
using Graph.Threats.Waivers;
using Scriban.Runtime;

namespace Graph.Reports.Pages;

/// <summary>For auditors: every rule with what it came to, every control that rules answer, claims and waivers.</summary>
internal sealed class ChecksView(ReportContext context)
{
    private const int QuestionsShown = 5;
    private const int FactsShown = 3;
    private const int PathsShown = 5;

    public ScriptObject ToScript() => Script.Object(
        ("rules", Script.List(context.Model.Rules.Select(Rule))),
        ("counts", Script.List(Enum.GetValues<RuleState>().Select(state => (object)Script.Object(
            ("state", ThreatsJson.WordOf(state)), ("count", Words.Number(context.Model.Rules.Count(rule => rule.State == state))))))),
        ("frameworks", Script.List(Frameworks())),
        ("claims", Script.List(context.Model.Claims.Select(Claim))),
        ("waivers", Script.List(context.Model.Waivers.Select(Waiver))));

    private object Rule(RuleResult rule) => Script.Object(
        ("place", "check-" + rule.Id.Value.ToLowerInvariant()),
        ("id", rule.Id.Value),
        ("title", rule.Threat?.Title ?? rule.Id.Value),
        ("state", ThreatsJson.WordOf(rule.State)),
        ("findings", rule.Findings),
        ("link", context.Findings.PlaceOf(rule.Id)),
        ("needs", rule.State == RuleState.NotAssessable ? rule.Threat?.NotAssessable : null),
        ("undecided", rule.Undecided.Length),
        ("questions", Script.List(rule.Undecided.Take(QuestionsShown).Select(one => (object)FindingText.Of(one)))),
        ("more", Math.Max(0, rule.Undecided.Length - QuestionsShown)));

    /// <summary>A control fails if a rule that answers it does; it holds only if all of them pass.</summary>
    private IEnumerable<object> Frameworks() =>
        context.Model.Rules.Where(rule => rule.Threat is not null)
            .SelectMany(rule => rule.Threat!.Controls.Select(control => (control, rule)))
            .GroupBy(pair => (pair.control.Framework, pair.control.Version))
            .OrderBy(group => group.Key.Framework).ThenBy(group => group.Key.Version, StringComparer.Ordinal)
            .Select(group => (object)Script.Object(
                ("name", $"{group.Key.Framework.Name()} {group.Key.Version}".TrimEnd()),
                ("controls", Script.List(group.GroupBy(pair => pair.control.Id).OrderBy(one => one.Key, NaturalOrder.Instance).Select(one => (object)Script.Object(
                    ("id", one.Key),
                    ("state", StateOf([.. one.Select(pair => pair.rule.State)])),
                    ("findings", Words.Number(one.Sum(pair => pair.rule.Findings))),
                    ("rules", Script.List(one.Select(pair => (object)Script.Object(
                        ("id", pair.rule.Id.Value), ("place", context.Links.To("check-" + pair.rule.Id.Value.ToLowerInvariant()))))))))))));

    private static string StateOf(List<RuleState> states) =>
        states.Contains(RuleState.Fail) ? "fail"
        : states.TrueForAll(state => state == RuleState.Pass) ? "pass"
        : states.TrueForAll(state => state is RuleState.NotAssessable or RuleState.Disabled) ? "not assessable"
        : states.Contains(RuleState.Unknown) ? "unknown"
        : "pass in part";

    private object Claim(ClaimResult claim) => Script.Object(
        ("id", claim.Claim.Id),
        ("text", claim.Claim.Text),
        ("note", claim.Claim.Note),
        ("state", ClaimWords.Of(claim.State)),
        ("missing", Script.List(claim.Missing.Take(FactsShown).Select(fact => (object)$"{fact.Subject}: {fact.Reason}"))),
        ("paths", Script.List(CounterexamplesOf(claim).Take(PathsShown))));

    private static IEnumerable<object> CounterexamplesOf(ClaimResult claim) => claim switch
    {
        { State: ClaimState.Holds } => [],
        { Paths: { } paths } => paths.Paths.Select(path => (object)$"{path.Source} → {path.Destination}, {path.Traffic}"),
        { Claim: Claim.Reach { Expected: Graph.Model.Evidence.Verdict.Unreachable }, Answer: { } answer } => answer.Groups.SelectMany(group =>
            group.Flows.Where(flow => !flow.Reachable.IsEmpty).Select(flow => (object)$"{flow.Source} → {group.Destination}, {flow.Reachable}")),
        _ => [],
    };

    private static object Waiver(WaiverResult one) => Script.Object(
        ("id", one.Waiver.Id),
        ("owner", one.Waiver.Owner),
        ("reason", one.Waiver.Reason),
        ("ticket", one.Waiver.Ticket),
        ("created", one.Waiver.Created.ToString("O", System.Globalization.CultureInfo.InvariantCulture)),
        ("expires", one.Waiver.Expires?.ToString("O", System.Globalization.CultureInfo.InvariantCulture)),
        ("standing", WaiverWords.Of(one.Standing)),
        ("accepts", Words.Number(one.Accepts.Length)),
        ("reopens", Words.Number(one.Reopens.Length)));
}
