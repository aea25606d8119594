using Graph.Checker;
using Graph.Engine;
using Graph.Model;
using Graph.Snapshots;
using Graph.Threats.Catalogue;
using Graph.Threats.Findings;
using Graph.Threats.Policies;
using Graph.Threats.Rules;

namespace Graph.Cli.Threats;

/// <summary>All rules on one estate.</summary>
internal static class ThreatRun
{
    public static ThreatModel Of(Estate estate, SnapshotInfo info, Policy policy, WalkerOptions choices)
    {
        var context = new ThreatContext(estate, policy, new ProverOptions(choices.Strict, choices.Assumed));
        return ThreatModelBuilder.Build(
            context,
            ThreatCatalogue.Default.Threats,
            ThreatRules.All,
            new SnapshotIdentity(info.ContentDigest, info.SnapshotDigest, info.TakenAt));
    }
}
