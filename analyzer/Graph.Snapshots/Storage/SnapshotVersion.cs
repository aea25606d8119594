using Graph.Snapshots.Schema;

namespace Graph.Snapshots.Storage;

/// <summary>The refusals of formats that this version does not read.</summary>
internal static class SnapshotVersion
{
    /// <exception cref="SnapshotException">not the current version.</exception>
    public static void Require(string path, int version)
    {
        if (version > SnapshotSchema.FormatVersion)
            throw Newer(path, version);
        if (version < SnapshotSchema.FormatVersion)
        {
            throw new SnapshotException(
                $"`{OneLine.Of(path)}` was made by an older graph: format {version}; run `graph upgrade` on it");
        }
    }

    public static SnapshotException Newer(string path, int version) =>
        new($"`{OneLine.Of(path)}` was made by a newer graph: format {version}; this graph reads up to "
            + $"{SnapshotSchema.FormatVersion}");
}
