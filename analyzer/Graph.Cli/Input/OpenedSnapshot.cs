using Graph.Cli.Output;
using Graph.Snapshots;
using Graph.Snapshots.Import;

namespace Graph.Cli.Input;

/// <summary>
/// A snapshot that a command works on: an existing file, or a folder or zip that was imported on the fly into a private
/// temporary file, which is gone after <see cref="Dispose"/>.
/// </summary>
internal sealed class OpenedSnapshot : IDisposable
{
    private readonly TemporaryFolder? _folder;

    private OpenedSnapshot(Snapshot snapshot, TemporaryFolder? folder)
    {
        Snapshot = snapshot;
        _folder = folder;
    }

    public Snapshot Snapshot { get; }

    /// <exception cref="UsageException">there is no such file or folder.</exception>
    /// <exception cref="SnapshotException">it is no usable snapshot and no importable input.</exception>
    public static OpenedSnapshot Open(string path, bool isVerbose, Terminal terminal)
    {
        if (!Directory.Exists(path) && !File.Exists(path))
            throw new UsageException($"`{path}` does not exist: give a snapshot, or a folder or zip of describe JSON");
        if (!IsImportable(path))
            return new OpenedSnapshot(Snapshot.Open(path), null);

        var folder = new TemporaryFolder();
        try
        {
            var file = Path.Combine(folder.Path, "snapshot.graph");
            var options = new ImportOptions(null, Tool.Name);
            ImportResult result;
            using (var progress = new ProgressLine(terminal))
                result = Importer.Import([path], file, options, progress, terminal.Cancellation);
            ImportWarnings.Say(result.Warnings, isVerbose, terminal);
            ImportWarnings.Say(result.Gaps, isVerbose, terminal);
            return new OpenedSnapshot(Snapshot.Open(file), folder);
        }
        catch
        {
            folder.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        Snapshot.Dispose();
        _folder?.Dispose();
    }

    /// <summary>
    /// Whether the path is a folder or a zip file (by its first bytes: APPNOTE.TXT, 4.3.7 and 4.3.16).
    /// </summary>
    private static bool IsImportable(string path)
    {
        if (Directory.Exists(path))
            return true;
        Span<byte> head = stackalloc byte[4];
        using var file = File.OpenRead(path);
        return file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) == head.Length
            && (head.SequenceEqual("PK\u0003\u0004"u8) || head.SequenceEqual("PK\u0005\u0006"u8));
    }
}
