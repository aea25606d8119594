using System.Collections.Immutable;
using Graph.Model.Evidence;
using Graph.Threats.Findings;

namespace Graph.Threats.Drift;

/// <summary>Compares the findings of two estates. A finding that is gone is fixed only if its rule could look for it.</summary>
internal static class FindingDrift
{
    /// <param name="sight">what the later estate tells of the earlier one's things.</param>
    public static ImmutableArray<FindingChange> Between(ThreatModel before, ThreatModel after, Sight sight)
    {
        var old = before.Findings.ToDictionary(finding => finding.Key);
        var now = after.Findings.ToDictionary(finding => finding.Key);
        var open = after.Rules.ToDictionary(rule => rule.Id, rule => rule.Undecided);
        return
        [
            .. old.Keys.Union(now.Keys)
                .Select(key => (Key: key, Before: old.GetValueOrDefault(key), After: now.GetValueOrDefault(key)))
                .Where(pair => pair.Before?.Rating.Severity != pair.After?.Rating.Severity)
                .Select(pair => new FindingChange(pair.Key, pair.Before, pair.After, pair.Before is { } was ? Missing(was) : []))
                .OrderBy(change => change.Kind)
                .ThenByDescending(change => (change.After ?? change.Before)!.Rating.Severity)
                .ThenBy(change => change.Key),
        ];

        ImmutableArray<MissingFact> Missing(Finding was) =>
        [
            .. open.GetValueOrDefault(was.Threat, []).Where(one => MayBe(one, was)).SelectMany(one => one.Missing)
                .Concat(sight.IsUnread(was.Source) || sight.IsUnread(was.Destination) ? sight.Missing : [])
                .Distinct().Order(),
        ];
    }

    /// <summary>What the later estate leaves open, and the earlier one did not.</summary>
    public static ImmutableArray<Undecided> NewlyUndecided(ThreatModel before, ThreatModel after)
    {
        static (Catalogue.ThreatId, string, string, string) KeyOf(Undecided one) =>
            (one.Threat, one.Source.Id, one.Destination.Id, one.Question);
        var known = before.Rules.SelectMany(rule => rule.Undecided).Select(KeyOf).ToHashSet();
        return [.. after.Rules.SelectMany(rule => rule.Undecided).Where(one => !known.Contains(KeyOf(one)))];
    }

    /// <summary>Whether an open question may be about a finding: not if it is about another thing of the same kind.</summary>
    private static bool MayBe(Undecided open, Finding finding) =>
        !AreOthers(open.Source, finding.Source) && !AreOthers(open.Destination, finding.Destination);

    /// <summary>What is missing may put a thing into another tier or environment.</summary>
    private static bool AreOthers(Subject one, Subject other) =>
        one.Kind == other.Kind && one.Id != other.Id && one.Kind is not ("tier" or "environment");
}
