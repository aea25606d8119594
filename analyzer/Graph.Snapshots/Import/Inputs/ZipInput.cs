using System.IO.Compression;

namespace Graph.Snapshots.Import.Inputs;

/// <summary>
/// A zip file, read entry by entry and never unpacked to disk. Entries with unsafe names, twice the same name, a password,
/// or that are links or zips themselves are refused one by one.
/// </summary>
internal sealed class ZipInput : IInput
{
    private const int UnixTypeMask = 0xF000;
    private const int UnixLink = 0xA000;
    private const int UnixFile = 0x8000;
    private const int UnixDirectory = 0x4000;

    private readonly ZipArchive _archive;
    private readonly List<InputFile> _files = [];
    private readonly ZipAllowance _allowance;

    /// <exception cref="SnapshotException">the file is no zip, or has too many entries.</exception>
    public ZipInput(string file, InputPlace place)
    {
        _allowance = new ZipAllowance(file);
        try
        {
            _archive = ZipFile.OpenRead(file);
            AddEntries(file, place);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            _archive?.Dispose();
            throw new SnapshotException($"`{file}` is not a readable zip file: {e.Message}", e);
        }
        catch (SnapshotException)
        {
            _archive?.Dispose();
            throw;
        }

        _files.Sort((a, b) => string.CompareOrdinal(a.Path, b.Path));
    }

    public IReadOnlyList<InputFile> Files => _files;

    public void Dispose() => _archive.Dispose();

    private void AddEntries(string file, InputPlace place)
    {
        if (_archive.Entries.Count > ImportLimits.ZipEntries)
            throw new SnapshotException($"`{file}` has more than {ImportLimits.ZipEntries} entries: split it");
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in _archive.Entries)
        {
            var name = entry.FullName.Replace('\\', '/');
            if (name.EndsWith('/'))
                continue;
            var refusal = Refusal(entry, name, seen);
            if (refusal is null && name.Split('/').Any(part => part.StartsWith('.') || part is "__MACOSX"))
                continue;
            _files.Add(refusal is null
                ? InputFile.Readable(name, place, entry.Length, () => new ZipEntryStream(entry, _allowance))
                : InputFile.Refused(name, place, refusal));
        }
    }

    private static string? Refusal(ZipArchiveEntry entry, string name, HashSet<string> seen)
    {
        var parts = name.Split('/');
        if (name.StartsWith('/') || parts[0].Contains(':') || parts.Any(part => part is ".." or "." or ""))
            return "has a name that leads out of the zip";
        if (!seen.Add(name))
            return "is in the zip twice: only the first is read";
        if (entry.IsEncrypted)
            return "is encrypted: unpack the zip first";
        var type = (entry.ExternalAttributes >> 16) & UnixTypeMask;
        if (type == UnixLink)
            return "is a link, and links are not followed";
        if (type is not (0 or UnixFile or UnixDirectory))
            return "is not a plain file";
        return name.EndsWith(".zip", StringComparison.OrdinalIgnoreCase) ? "is a zip in a zip: unpack it first" : null;
    }
}
