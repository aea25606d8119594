using Graph.Cli.Output;
using Graph.Engine;
using Graph.Model;
using Graph.Threats.Catalogue;
using Graph.Threats.Drift;
using Graph.Threats.Findings;
using Graph.Threats.Policies;
using Graph.Threats.Rules;

namespace Graph.Cli.Drift;

/// <summary>Compares two estates and writes what differs: what `diff` and `what-if` share.</summary>
internal static class Comparison
{
    public static int Write(
        (Estate Estate, SnapshotIdentity Identity) before,
        (Estate Estate, SnapshotIdentity Identity) after,
        Policy policy,
        ProverOptions options,
        string format,
        string failOn,
        TextWriter output)
    {
        var drift = DriftBuilder.Compare(ModelOf(before), ModelOf(after));
        switch (format)
        {
            case "json":
                using (var document = new JsonOutput(output))
                {
                    document.Json.WriteStartObject();
                    document.Json.WriteString("before", before.Identity.SnapshotDigest);
                    document.Json.WriteString("after", after.Identity.SnapshotDigest);
                    DriftJson.Write(document.Json, drift, document.Drain);
                    document.Json.WriteEndObject();
                }

                break;
            case "md":
                DriftMarkdown.Write(drift, output);
                break;
            default:
                DriftText.Write(drift, output);
                break;
        }

        return failOn switch
        {
            "opened" => drift.OpensPaths ? ExitCode.Violated : ExitCode.Done,
            "findings" => drift.Findings.Any(change => change.Kind is FindingChangeKind.New or FindingChangeKind.Worsened)
                ? ExitCode.Violated
                : ExitCode.Done,
            _ => ExitCode.Done,
        };

        (ThreatContext, ThreatModel) ModelOf((Estate Estate, SnapshotIdentity Identity) one)
        {
            var context = new ThreatContext(one.Estate, policy, options);
            return (context, ThreatModelBuilder.Build(context, ThreatCatalogue.Default.Threats, ThreatRules.All, one.Identity));
        }
    }
}
