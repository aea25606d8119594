using Graph.Model;
using Graph.Model.Coverage;
using Graph.Threats.Catalogue;
using Graph.Threats.Findings;
using Graph.Threats.Rules.Asking;

namespace Graph.Threats.Rules.Governance;

/// <summary>
/// A call that was to be read and was not read whole. Those without which nothing can be said of an account and region
/// count wherever they lack; others where they were denied, failed or cut short.
/// </summary>
internal sealed class N61IncompleteSnapshot : IThreatRule
{
    public ThreatId Id { get; } = new("N61");

    public IEnumerable<RuleOutcome> Evaluate(ThreatContext context)
    {
        var coverage = context.Estate.Coverage;
        foreach (var scope in coverage.Scopes)
        {
            foreach (var call in ApiCall.Required.Where(call => !coverage.IsComplete(call, scope)))
            {
                var rows = coverage.Rows.Where(row => row.Call == call && row.Scope == scope && row.Subject is null)
                    .ToList();
                yield return Found(
                    scope,
                    call.Name,
                    rows.Count == 0
                        ? "it was not asked"
                        : string.Join("; ", rows.Where(row => row.Outcome != CoverageOutcome.Ok).Select(Outcome)
                            .Distinct()),
                    Rating.Of(
                        2,
                        "without it nothing can be said of this account and region",
                        4,
                        "whatever is there counts as the most sensitive"));
            }
        }

        foreach (var row in coverage.Rows.Where(IsBroken).OrderBy(row => row.Scope).ThenBy(row => row.Call)
            .ThenBy(row => row.Subject, StringComparer.Ordinal))
        {
            yield return Found(
                row.Scope,
                row.Subject is { } subject ? $"{row.Call} {subject}" : row.Call.Name,
                Outcome(row),
                Rating.Of(1, "what hangs on it is unknown", 3, "part of an account and region"));
        }
    }

    private static bool IsBroken(CoverageRow row) => !(row.Subject is null && ApiCall.Required.Contains(row.Call))
        && row.Outcome is (CoverageOutcome.Denied or CoverageOutcome.Failed or CoverageOutcome.Partly or CoverageOutcome.Interrupted);

    private static string Outcome(CoverageRow row) => row.Outcome switch
    {
        CoverageOutcome.Partly => "it was read in part",
        CoverageOutcome.Denied => "it was denied",
        CoverageOutcome.Failed => "it failed",
        CoverageOutcome.NotAsked => "it was not asked",
        CoverageOutcome.NotAvailable => "the region does not have it",
        CoverageOutcome.Skipped => "it was left out on request",
        CoverageOutcome.Interrupted => "the collection was stopped",
        _ => "it was not read",
    };

    private RuleOutcome.Found Found(Scope scope, string call, string outcome, Rating rating) => Outcomes.Found(
        Id, new Subject(
            "API call",
            $"{scope}/{call}"), $"{call} of {scope}: {outcome}", rating, [new Fact(
                scope.ToString(), call, outcome)], source: Subjects.Scope(scope));
}
