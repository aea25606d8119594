using Graph.Snapshots.Schema;
using Graph.Snapshots.Storage;

namespace Graph.Snapshots;

/// <summary>Brings a snapshot of an older format to the current one. The old file stays as it is.</summary>
public static class SnapshotUpgrade
{
    // Format 1 is the first, so nothing is older yet. A step from N is added here when the format becomes N + 1; it opens the
    // old file by the old schema, and where rows changed their meaning makes them anew from the raw documents.
    private static readonly IReadOnlyDictionary<int, UpgradeStep> Steps = new Dictionary<int, UpgradeStep>();

    /// <exception cref="SnapshotException">
    /// the file is no usable snapshot, is newer than this version reads, or so old that no step leads on from it.
    /// </exception>
    public static UpgradeOutcome Upgrade(string path, string outputPath) =>
        Upgrade(path, outputPath, Steps, SnapshotSchema.FormatVersion);

    internal static UpgradeOutcome Upgrade(
        string path, string outputPath, IReadOnlyDictionary<int, UpgradeStep> steps, int current)
    {
        var version = SnapshotHeader.ReadVersion(path);
        if (version == current)
            return new UpgradeOutcome(version, current);
        if (version > current)
            throw SnapshotVersion.Newer(path, version);
        for (var from = version; from < current; from++)
        {
            if (!steps.ContainsKey(from))
                throw new SnapshotException(
                    $"`{OneLine.Of(path)}` has format {version}, which this graph cannot upgrade; import or collect it again");
        }

        var input = path;
        for (var from = version; from < current; from++)
        {
            var output = from == current - 1 ? outputPath : $"{outputPath}.format-{from + 1}";
            try
            {
                steps[from](input, output);
            }
            finally
            {
                if (input != path)
                    File.Delete(input);
            }

            input = output;
        }

        return new UpgradeOutcome(version, current);
    }
}

/// <summary>Reads the snapshot of one format at the first path and writes it in the next format to the second.</summary>
internal delegate void UpgradeStep(string path, string outputPath);

/// <summary>What an upgrade did.</summary>
/// <param name="From">the format that the file had.</param>
/// <param name="To">the format that it has now.</param>
public sealed record UpgradeOutcome(int From, int To)
{
    /// <summary>Nothing was to do, and no file was written.</summary>
    public bool WasCurrent => From == To;
}
