using Graph.Model.Evidence;
using Graph.Threats.Claims;
using Scriban.Runtime;

namespace Graph.Reports.Pages;

/// <summary>The named choices that flows rest on, and the facts that leave something open, each with how often.</summary>
internal sealed class AssumptionsView(ReportContext context)
{
    private const int FactsShown = 50;

    public (ScriptArray Assumptions, ScriptArray Missing, int More) ToScript()
    {
        var assumptions = new Dictionary<Assumption, int>();
        var missing = new Dictionary<MissingFact, int>();
        foreach (var flow in context.Model.Flows.All)
        {
            foreach (var assumption in flow.Assumptions)
                assumptions[assumption] = assumptions.GetValueOrDefault(assumption) + 1;
            foreach (var fact in flow.Missing)
                missing[fact] = missing.GetValueOrDefault(fact) + 1;
        }

        foreach (var fact in context.Model.Rules.SelectMany(rule => rule.Undecided).SelectMany(one => one.Missing)
            .Concat(context.Model.Claims.Where(claim => claim.State == ClaimState.Unknown).SelectMany(claim => claim.Missing))
            .Concat(context.Model.Flows.Missing))
        {
            missing[fact] = missing.GetValueOrDefault(fact) + 1;
        }

        return (
            Script.List(assumptions.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key.Id, StringComparer.Ordinal).Select(pair => (object)Script.Object(
                ("id", pair.Key.Id), ("text", pair.Key.Text), ("only_widens", pair.Key.OnlyWidens), ("answers", Words.Number(pair.Value))))),
            Script.List(missing.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key).Take(FactsShown).Select(pair => (object)Script.Object(
                ("subject", pair.Key.Subject), ("reason", pair.Key.Reason), ("answers", Words.Number(pair.Value))))),
            Math.Max(0, missing.Count - FactsShown));
    }
}
