using Graph.Model;
using Graph.Model.Coverage;

namespace Graph.Snapshots.Import;

/// <summary>What a collector read from AWS, ready to become a snapshot.</summary>
/// <param name="Answers">each call in each account and region once, in any order.</param>
/// <param name="Notes">what the collector noticed; in order.</param>
/// <param name="Records">further documents to keep, of kinds of the collector's own.</param>
public sealed record Collection(
    IReadOnlyList<CollectedAnswer> Answers, IReadOnlyList<CoverageRow> Notes, IEnumerable<RawDocument> Records);

/// <summary>What became of one call in one account and region.</summary>
/// <param name="Subject">the id that was asked for; null for a call that lists everything.</param>
/// <param name="Outcome">
/// <see cref="CoverageOutcome.Ok"/> only where every page is there; the rows may still find an object that cannot be read.
/// </param>
/// <param name="Error">what went wrong, in one line without secrets; null where all went well.</param>
/// <param name="Length">the bytes of the pages; 0: nothing was answered.</param>
/// <param name="Open">
/// the pages one after the other, each a JSON object as the AWS CLI prints it, without tokens of further pages and without
/// what <see cref="SecretMembers"/> names.
/// </param>
public sealed record CollectedAnswer(
    Scope Scope, ApiCall Call, string? Subject, CoverageOutcome Outcome, string? Error, long Length, Func<Stream> Open)
{
    /// <summary>The objects of an answer that is kept as a record, not as rows; 0 for others, whose objects are counted.</summary>
    public int Count { get; init; }

    /// <summary>Names the answer as a file of a dump would be named.</summary>
    public string Source => Subject is null ? $"{Scope}/{Call}" : $"{Scope}/{Call}/{Uri.EscapeDataString(Subject)}";
}
