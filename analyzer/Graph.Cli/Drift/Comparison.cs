using Graph.Checker;
using Graph.Cli.Input;
using Graph.Cli.Output;
using Graph.Cli.Threats;
using Graph.Model;
using Graph.Threats.Drift;
using Graph.Threats.Policies;

namespace Graph.Cli.Drift;

/// <summary>Compares two estates and writes what differs: what `diff` and `what-if` share.</summary>
internal static class Comparison
{
    public static int Write(
        (OpenedSnapshot Opened, Estate Estate) before,
        (OpenedSnapshot Opened, Estate Estate) after,
        Policy policy,
        WalkerOptions choices,
        string format,
        string failOn,
        TextWriter output)
    {
        var drift = DriftBuilder.Compare(
            ThreatRun.Of(before.Opened, before.Estate, policy, choices), ThreatRun.Of(after.Opened, after.Estate, policy, choices));
        switch (format)
        {
            case "json":
                using (var document = new JsonOutput(output))
                {
                    document.Json.WriteStartObject();
                    document.Json.WriteString("before", before.Opened.Snapshot.Info.SnapshotDigest);

                    // What would be after a change is no snapshot, and was not read.
                    document.Json.WriteString(
                        "after", ReferenceEquals(before.Opened, after.Opened) ? null : after.Opened.Snapshot.Info.SnapshotDigest);
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

        var (isViolated, isUnknown) = failOn switch
        {
            "opened" => (drift.OpensPaths, drift.MayOpenPaths),
            "findings" => (drift.AddsFindings, drift.MayAddFindings),
            _ => (false, false),
        };
        return isViolated ? ExitCode.Violated : isUnknown ? ExitCode.Unknown : ExitCode.Done;
    }
}
