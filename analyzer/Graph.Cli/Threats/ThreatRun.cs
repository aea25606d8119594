using Graph.Checker;
using Graph.Cli.Input;
using Graph.Engine;
using Graph.Model;
using Graph.Threats.Catalogue;
using Graph.Threats.Findings;
using Graph.Threats.Policies;
using Graph.Threats.Rules;

namespace Graph.Cli.Threats;

/// <summary>All rules on one estate.</summary>
internal static class ThreatRun
{
    public static (ThreatContext Context, ThreatModel Model) Of(OpenedSnapshot opened, Estate estate, Policy policy, WalkerOptions choices)
    {
        var info = opened.Snapshot.Info;
        var context = new ThreatContext(estate, policy, new ProverOptions(choices.Strict, choices.Assumed));
        return (context, ThreatModelBuilder.Build(
            context,
            ThreatCatalogue.Default.Threats,
            ThreatRules.All,
            new SnapshotIdentity(info.ContentDigest, info.SnapshotDigest, info.TakenAt)));
    }
}
