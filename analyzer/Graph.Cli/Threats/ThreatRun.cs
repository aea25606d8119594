using Graph.Checker;
using Graph.Cli.Output;
using Graph.Engine;
using Graph.Model;
using Graph.Snapshots;
using Graph.Threats.Catalogue;
using Graph.Threats.Findings;
using Graph.Threats.Fixes;
using Graph.Threats.Policies;
using Graph.Threats.Rules;

namespace Graph.Cli.Threats;

/// <summary>All rules on one estate.</summary>
internal static class ThreatRun
{
    public static ThreatModel Of(Estate estate, SnapshotInfo info, Policy policy, WalkerOptions choices) =>
        Run(estate, info, policy, choices).Model;

    /// <summary>With fixes for so many of the gravest findings.</summary>
    public static ThreatModel WithFixes(
        Estate estate, SnapshotInfo info, Policy policy, WalkerOptions choices, int fixes, Terminal terminal, CancellationToken cancellation)
    {
        var (context, model) = Run(estate, info, policy, choices);
        using var progress = new ProgressLine(terminal);
        return new FixFinder(context, fixes, (done, total) => progress.Report(new FixProgress(done, total)), cancellation).AddTo(model);
    }

    private static (ThreatContext Context, ThreatModel Model) Run(
        Estate estate, SnapshotInfo info, Policy policy, WalkerOptions choices)
    {
        var context = new ThreatContext(estate, policy, new ProverOptions(choices.Strict, choices.Assumed));
        return (context, ThreatModelBuilder.Build(
            context,
            ThreatCatalogue.Default.Threats,
            ThreatRules.All,
            new SnapshotIdentity(info.ContentDigest, info.SnapshotDigest, info.TakenAt)));
    }
}
