namespace Graph.Snapshots.Storage;

/// <summary>
/// The file that a snapshot is written to before it takes its name: `.NAME.partial` in the same folder, held by one writer. A
/// stale one, left by a crash, is replaced.
/// </summary>
internal sealed class PartialFile : IDisposable
{
    private readonly string _target;
    private FileStream? _hold;

    private PartialFile(string target, string path, FileStream hold)
    {
        _target = target;
        Path = path;
        _hold = hold;
    }

    public string Path { get; }

    /// <exception cref="SnapshotException">the folder cannot be written, or another writer is at work.</exception>
    public static PartialFile Create(string target)
    {
        target = System.IO.Path.GetFullPath(target);
        var folder = System.IO.Path.GetDirectoryName(target);
        if (folder is null || Directory.Exists(target))
            throw new SnapshotException($"`{OneLine.Of(target)}` is a folder; name a file to write the snapshot to");
        var path = System.IO.Path.Combine(folder, $".{System.IO.Path.GetFileName(target)}.partial");
        try
        {
            return new PartialFile(target, path, TryHold(path, FileMode.CreateNew) ?? ReplaceStale(path));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new SnapshotException($"cannot write `{OneLine.Of(target)}`: {OneLine.Of(error.Message)}", error);
        }
    }

    /// <summary>Makes the written file durable and gives it its name, replacing an older one in one step.</summary>
    /// <exception cref="SnapshotException">the file cannot be renamed.</exception>
    public void Commit()
    {
        var hold = _hold ?? throw new ObjectDisposedException(nameof(PartialFile));
        try
        {
            hold.Flush(flushToDisk: true);
            File.Move(Path, _target, overwrite: true);
            FolderSync.Sync(System.IO.Path.GetDirectoryName(_target)!);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new SnapshotException($"cannot write `{OneLine.Of(_target)}`: {OneLine.Of(error.Message)}", error);
        }

        _hold = null;
        hold.Dispose();
    }

    /// <summary>Without a commit, removes the file.</summary>
    public void Dispose()
    {
        if (_hold is not { } hold)
            return;
        _hold = null;
        File.Delete(Path);
        hold.Dispose();
    }

    // On Unix the hold is an advisory lock that SQLite does not see. Windows would keep SQLite out as well; there SQLite's own
    // handle keeps others from deleting the file.
    private static FileShare Share => OperatingSystem.IsWindows() ? FileShare.ReadWrite : FileShare.None;

    private static FileStream? TryHold(string path, FileMode mode)
    {
        try
        {
            return new FileStream(path, mode, FileAccess.ReadWrite, Share);
        }
        catch (IOException) when (File.Exists(path))
        {
            return null;
        }
    }

    // A file that can be held has no writer any more. It is deleted, never cut: should its writer have renamed it in this very
    // moment, it is a snapshot by now.
    private static FileStream ReplaceStale(string path)
    {
        using (var stale = TryHold(path, FileMode.Open))
        {
            if (stale is not null)
                File.Delete(path);
        }

        return TryHold(path, FileMode.CreateNew)
            ?? throw new IOException("another graph is writing it right now");
    }
}
