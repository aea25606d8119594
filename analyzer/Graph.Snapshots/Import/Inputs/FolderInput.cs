namespace Graph.Snapshots.Import.Inputs;

/// <summary>
/// A folder. Links are never followed: what they lead to may lie outside, and what lies inside is read in its own place.
/// Names that start with a dot are left out.
/// </summary>
internal sealed class FolderInput : IInput
{
    private readonly List<InputFile> _files = [];
    private readonly InputPlace _place;

    /// <exception cref="SnapshotException">the folder cannot be listed.</exception>
    public FolderInput(string folder, InputPlace place)
    {
        _place = place;
        try
        {
            Walk(new DirectoryInfo(folder), "", 0);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SnapshotException($"`{folder}` cannot be listed: {e.Message}", e);
        }

        _files.Sort((a, b) => string.CompareOrdinal(a.Path, b.Path));
    }

    public IReadOnlyList<InputFile> Files => _files;

    public void Dispose()
    {
    }

    private void Walk(DirectoryInfo folder, string relative, int depth)
    {
        foreach (var entry in folder.EnumerateFileSystemInfos())
        {
            if (entry.Name.StartsWith('.') || entry.Name is "__MACOSX")
                continue;
            var path = relative.Length == 0 ? entry.Name : $"{relative}/{entry.Name}";
            if (entry.Attributes.HasFlag(FileAttributes.ReparsePoint))
                Refuse(path, "is a link, and links are not followed");
            else if (entry is FileInfo file)
                Add(file, path);
            else if (depth == ImportLimits.FolderDepth)
                Refuse(path, $"is nested deeper than {ImportLimits.FolderDepth} folders");
            else
                Enter((DirectoryInfo)entry, path, depth);
        }
    }

    private void Enter(DirectoryInfo folder, string path, int depth)
    {
        try
        {
            Walk(folder, path, depth + 1);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Refuse(path, $"cannot be listed ({e.GetType().Name})");
        }
    }

    private void Add(FileInfo file, string path) =>
        _files.Add(InputFile.Readable(path, _place, file.Length, () => new FileStream(
            file.FullName, FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.SequentialScan)));

    private void Refuse(string path, string reason) => _files.Add(InputFile.Refused(path, _place, reason));
}
