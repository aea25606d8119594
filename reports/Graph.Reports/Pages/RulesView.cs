using Graph.Threats.Findings;
using Scriban.Runtime;

namespace Graph.Reports.Pages;

/// <summary>Security group rules and groups that nothing needs, that others cover, or that let in more than they seem to.</summary>
internal sealed class RulesView(ReportContext context)
{
    private const int RowsShown = 100;

    // What the catalogue says of groups and rules themselves, whoever is reached.
    private static readonly HashSet<string> Threats = ["N05", "N18", "N25", "N26", "N33", "N34", "N35", "N36", "N37"];

    public ScriptArray ToScript() => Script.List(context.Model.Findings
        .Where(finding => Threats.Contains(finding.Threat.Value) && context.Assets.IsWhole)
        .GroupBy(finding => finding.Threat).OrderBy(group => group.Key)
        .Select(group => (object)Script.Object(
            ("id", group.Key.Value),
            ("title", context.Model.Rules.First(rule => rule.Id == group.Key).Threat?.Title ?? group.Key.Value),
            ("place", context.Findings.PlaceOf(group.Key)),
            ("count", Words.Number(group.Count())),
            ("rows", Script.List(group.Take(RowsShown).Select(Row))),
            ("more", Math.Max(0, group.Count() - RowsShown)))));

    private object Row(Finding finding) => Script.Object(
        ("place", context.Findings.PlaceOf(finding)),
        ("name", ReportContext.NameOf(finding.Destination)),
        ("id", finding.Destination.Id),
        ("severity", Marks.Of(finding.Rating.Severity)),
        ("message", finding.Message));
}
