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
        var sightBefore = new Sight(before.Context, after.Context.Estate);
        var sightAfter = new Sight(after.Context, before.Context.Estate);
        var (paths, isByInterface) = PathDrift.Between((before.Context, sightBefore), (after.Context, sightAfter));
        return new DriftReport(
            RowDrift.Between((before.Context.Estate, sightBefore), (after.Context.Estate, sightAfter)),
            paths,
            FindingDrift.Between(before.Model, after.Model, sightAfter),
            isByInterface,
            sightBefore.Missing,
            sightAfter.Missing)
        {
            NewlyUndecided = FindingDrift.NewlyUndecided(before.Model, after.Model),
        };
    }
}
