using System.Collections.Immutable;
using Graph.Threats.Findings;
using Graph.Threats.Rules;

namespace Graph.Threats.Drift;

/// <summary>Compares two estates by one policy.</summary>
public static class DriftBuilder
{
    /// <param name="before">with its findings.</param>
    /// <param name="after">with its findings, by the same policy.</param>
    public static DriftReport Compare(
        (ThreatContext Context, ThreatModel Model) before, (ThreatContext Context, ThreatModel Model) after)
    {
        var (paths, isByInterface) = PathDrift.Between(before.Context, after.Context);
        return new DriftReport(
            RowDrift.Between(before.Context.Estate, after.Context.Estate), paths, Findings(before.Model, after.Model), isByInterface);
    }

    private static ImmutableArray<FindingChange> Findings(ThreatModel before, ThreatModel after)
    {
        var old = before.Findings.ToDictionary(finding => finding.Key);
        var now = after.Findings.ToDictionary(finding => finding.Key);
        return
        [
            .. old.Keys.Union(now.Keys).Select(key => new FindingChange(key, old.GetValueOrDefault(key), now.GetValueOrDefault(key)))
                .Where(change => change.Before?.Rating.Severity != change.After?.Rating.Severity)
                .OrderBy(change => change.Kind)
                .ThenByDescending(change => (change.After ?? change.Before)!.Rating.Severity)
                .ThenBy(change => change.Key),
        ];
    }
}
