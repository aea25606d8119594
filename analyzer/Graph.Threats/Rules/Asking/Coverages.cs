using Graph.Model;
using Graph.Model.Coverage;
using Graph.Model.Evidence;

namespace Graph.Threats.Rules.Asking;

/// <summary>Which calls a rule about rows may rely on.</summary>
internal static class Coverages
{
    /// <summary>
    /// The missing facts of the calls that were not read whole in an account and region; none: absence may be reasoned
    /// from.
    /// </summary>
    public static IEnumerable<MissingFact> Missing(
        this Estate estate, Scope scope, string reason, params ApiCall[] calls) => calls
        .Where(call => !estate.Coverage.IsComplete(call, scope))
        .Select(call => new MissingFact($"{call} in {scope}", reason))
        .Order();

    /// <summary>An undecided question for each account and region where a call was not read whole.</summary>
    public static IEnumerable<RuleOutcome> Unread(
        this ThreatContext context, string question, string reason, params ApiCall[] calls)
    {
        foreach (var scope in context.Estate.Coverage.Scopes)
        {
            var missing = context.Estate.Missing(scope, reason, calls).ToList();
            if (missing.Count > 0)
                yield return Outcomes.Undecided(Subjects.Scope(scope), question, [.. missing]);
        }
    }
}
