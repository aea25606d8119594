namespace Graph.Snapshots.Import;

/// <summary>What an import is told besides its input.</summary>
/// <param name="TakenAt">when the estate looked like this, ISO 8601; null: not known.</param>
/// <param name="Tool">the writing program and its version.</param>
public sealed record ImportOptions(string? TakenAt, string Tool);

/// <summary>What an import did.</summary>
/// <param name="Resources">the number of resources kept.</param>
/// <param name="Warnings">one lower-case line each, naming file and place; may quote hostile text.</param>
public sealed record ImportResult(long Resources, long BytesRead, IReadOnlyList<string> Warnings);

/// <summary>How far an import is.</summary>
public readonly record struct ImportProgress(long BytesRead, long TotalBytes, string CurrentFile);

/// <summary>Reads describe JSON (folders and zip files) into a new snapshot.</summary>
public static class Importer
{
    /// <summary>Imports the inputs into a new snapshot file; an existing file is replaced only when all went well.</summary>
    /// <exception cref="SnapshotException">no input can be read, or the file cannot be written.</exception>
    /// <exception cref="OperationCanceledException">cancelled; nothing is left behind.</exception>
    public static ImportResult Import(
        IReadOnlyList<string> inputs,
        string outputPath,
        ImportOptions options,
        IProgress<ImportProgress>? progress,
        CancellationToken cancellation) =>
        throw new NotSupportedException(string.Join(", ", inputs) + outputPath + options + progress + cancellation.IsCancellationRequested);
}
