using Graph.Model.Coverage;
using Graph.Snapshots.Import.Documents;
using Graph.Snapshots.Import.Files;
using Graph.Snapshots.Import.Inputs;
using Graph.Snapshots.Import.Reading;
using Graph.Snapshots.Import.Rows;

namespace Graph.Snapshots.Import;

/// <summary>What an import is told besides its input.</summary>
/// <param name="TakenAt">when the estate looked like this, ISO 8601; null: not known.</param>
/// <param name="Tool">the writing program and its version.</param>
public sealed record ImportOptions(string? TakenAt, string Tool);

/// <summary>What an import did.</summary>
/// <param name="Snapshot">the snapshot that stands there now.</param>
/// <param name="Resources">the number of resources kept.</param>
/// <param name="Warnings">one lower-case line each, naming file and place; may quote hostile text.</param>
/// <param name="Gaps">one line for each account and region that lacks a call which every verdict needs.</param>
public sealed record ImportResult(
    SnapshotInfo Snapshot, long Resources, long BytesRead, IReadOnlyList<string> Warnings, IReadOnlyList<string> Gaps);

/// <summary>How far an import is.</summary>
public readonly record struct ImportProgress(long BytesRead, long TotalBytes, string CurrentFile);

/// <summary>
/// Reads describe JSON (folders and zip files) into a new snapshot, in two passes: the first stores each AWS object once as a
/// raw document, the second makes the rows from the documents in order of kind and id.
/// </summary>
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
        CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(options);
        RefuseToReplaceInput(inputs, outputPath);
        using var files = new InputSet(inputs);
        var ledger = new ImportLedger();
        using var writer = SnapshotWriter.Create(outputPath, new SnapshotMetadata(options.Tool, options.TakenAt, null));
        var bytes = ReadFiles(files, ledger, writer, progress, cancellation);
        var derivation = new RowDerivation(writer, ledger.Add);
        derivation.DeriveRows(cancellation);
        var rows = ledger.Rows().ToList();
        if (derivation.Resources == 0 && !rows.Exists(row => row.Outcome == CoverageOutcome.Ok))
        {
            throw new SnapshotException(
                $"no AWS answer can be read in {string.Join(", ", inputs.Select(Quote.Text))}: it needs files as "
                + "`aws ec2 describe-vpcs > Vpcs.json` writes them" + FirstWarning(ledger));
        }

        foreach (var row in rows)
            writer.AddCoverage(row);
        cancellation.ThrowIfCancellationRequested();
        var snapshot = writer.Commit();
        return new ImportResult(snapshot, derivation.Resources, bytes, ledger.Warnings(), [.. MissingCalls(rows)]);
    }

    private static void RefuseToReplaceInput(IReadOnlyList<string> inputs, string outputPath)
    {
        var output = Path.GetFullPath(outputPath);
        foreach (var input in inputs)
        {
            var source = Path.TrimEndingDirectorySeparator(Path.GetFullPath(input));
            var isWithin = output.StartsWith(source + Path.DirectorySeparatorChar, StringComparison.Ordinal) && File.Exists(output);
            if (output == source || isWithin)
                throw new SnapshotException($"{Quote.Text(outputPath)} is part of the input: give another name for the snapshot");
        }
    }

    /// <summary>The calls that every verdict needs and the input does not answer, one line for each account and region.</summary>
    private static IEnumerable<string> MissingCalls(List<CoverageRow> rows) => rows
        .Where(row => row.Outcome == CoverageOutcome.NotAsked && ApiCall.Required.Contains(row.Call))
        .GroupBy(row => row.Scope)
        .OrderBy(scope => scope.Key)
        .Select(scope => $"{scope.Key} lacks {string.Join(", ", scope.Select(row => row.Call).Order())}: "
            + "verdicts that need them are unknown");

    private static long ReadFiles(
        InputSet inputs,
        ImportLedger ledger,
        SnapshotWriter writer,
        IProgress<ImportProgress>? progress,
        CancellationToken cancellation)
    {
        var survey = new ScopeSurvey();
        var files = inputs.Files.Select(file => (File: file, Location: AnswerLocation.Of(file))).ToList();
        foreach (var (file, location) in files)
            survey.Look(file, location, cancellation);
        foreach (var line in survey.Ambiguities)
            ledger.Warn(line);
        var documents = new DocumentCollector(writer, ledger);
        long read = 0;
        foreach (var (file, location) in files)
        {
            cancellation.ThrowIfCancellationRequested();
            progress?.Report(new ImportProgress(read, inputs.TotalBytes, file.Path));
            void OnRead(int count)
            {
                read += count;
                if (count > 0)
                    progress?.Report(new ImportProgress(read, inputs.TotalBytes, file.Path));
            }

            var answers = new FileAnswers(file, location, survey.ScopeOf(location), ledger, documents);
            new FileImport(answers).Run(OnRead, cancellation);
        }

        return read;
    }

    private static string FirstWarning(ImportLedger ledger) =>
        ledger.Warnings() is [var first, ..] ? $" (the first problem: {first})" : "";
}
