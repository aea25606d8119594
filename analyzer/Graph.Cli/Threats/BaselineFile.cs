using System.Collections.Immutable;
using System.Text.Json;
using Graph.Checker;
using Graph.Cli.Input;
using Graph.Reports.Formats;
using Graph.Threats.Findings;
using Graph.Threats.Policies;

namespace Graph.Cli.Threats;

/// <summary>Which findings were there before: from the JSON of an earlier run, or from an earlier snapshot, which is judged anew.</summary>
internal static class BaselineFile
{
    // Room for the JSON of a very large estate.
    private const long MaxLength = 1L << 30;

    /// <exception cref="UsageException">it is no baseline.</exception>
    public static ImmutableHashSet<FindingKey> Read(
        string path, Policy policy, WalkerOptions choices, bool isVerbose, Terminal terminal)
    {
        if (IsJson(path))
            return ReadJson(path);
        using var opened = OpenedSnapshot.Open(path, isVerbose, terminal);
        var (_, model) = ThreatRun.Of(opened, opened.Snapshot.ReadEstate(), policy, choices);
        return [.. model.Findings.Select(finding => finding.Key)];
    }

    private static ImmutableHashSet<FindingKey> ReadJson(string path)
    {
        try
        {
            using var file = File.OpenRead(path);
            if (file.Length > MaxLength)
                throw new UsageException($"`{path}` is too long for a baseline: give the snapshot that it was made from");
            return BaselineJson.Read(file);
        }
        catch (Exception e) when (e is FormatException or JsonException)
        {
            throw new UsageException($"`{path}` is no baseline: give what graph threats --format json wrote, or a snapshot");
        }
    }

    /// <summary>A snapshot never begins with a brace.</summary>
    private static bool IsJson(string path)
    {
        if (!File.Exists(path))
            return false;
        using var file = File.OpenRead(path);
        return file.ReadByte() == '{';
    }
}
