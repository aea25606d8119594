using Graph.Model.Coverage;
using Graph.Snapshots.Import.Documents;
using Graph.Snapshots.Import.Inputs;
using Graph.Snapshots.Import.Reading;

namespace Graph.Snapshots.Import.Files;

/// <summary>
/// Reads collected answers as if each were a file of a dump: one way from AWS's words to rows. What it is an answer of is
/// told, not guessed.
/// </summary>
internal static class CollectionImport
{
    /// <returns>the bytes read.</returns>
    public static long Read(
        Collection collection,
        ImportLedger ledger,
        DocumentCollector documents,
        IProgress<ImportProgress>? progress,
        CancellationToken cancellation)
    {
        var total = collection.Answers.Sum(answer => answer.Length);
        long read = 0;
        foreach (var answer in collection.Answers.OrderBy(answer => answer.Source, StringComparer.Ordinal))
        {
            cancellation.ThrowIfCancellationRequested();
            progress?.Report(new ImportProgress(read, total, answer.Source));
            if (answer.Length > 0)
                ReadPages(answer, ledger, documents, count => read += count, cancellation);
            else
                ledger.AddRow(RowOf(answer));
        }

        foreach (var note in collection.Notes)
            ledger.Note(note);
        return read;
    }

    private static void ReadPages(
        CollectedAnswer answer,
        ImportLedger ledger,
        DocumentCollector documents,
        Action<int> onRead,
        CancellationToken cancellation)
    {
        var file = new InputFile(answer.Source, "", answer.Source, answer.Length, answer.Open, null);
        var location = new AnswerLocation(
            "", "", answer.Scope.Account, answer.Scope.Region, answer.Call.Name, answer.Call, answer.Subject);
        var answers = new FileAnswers(file, location, answer.Scope, ledger, documents);
        new FileImport(answers).Run(onRead, cancellation);
        if (answer.Outcome == CoverageOutcome.Ok)
            return;
        // A page that the importer does not understand is told by it; the call's own end is told all the same.
        foreach (var record in ledger.AnswersOf(answer.Source))
            record.End(answer.Outcome, answer.Error);
        if (!ledger.HasAnswersOf(answer.Source))
            ledger.AddRow(RowOf(answer));
    }

    private static CoverageRow RowOf(CollectedAnswer answer) =>
        new(answer.Scope, answer.Call, answer.Subject, answer.Outcome, answer.Count, answer.Error, null, null);
}
